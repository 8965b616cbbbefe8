import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Share of the time, 0…1, by what the code was about. */
export type Shares = { readonly [what: string]: number };

// The first that fits the innermost frame of ours, or else the innermost frame at all.
const places: readonly (readonly [RegExp, string])[] = [
  [/src\/store\/commit\/load\.ts/, 'store: load'],
  [
    /src\/store\/commit\/(leaf|work)\.ts|src\/store\/keys\.ts|src\/kernel\/json\.ts/,
    'store: leaves',
  ],
  [/src\/store\/commit\/(lines|sums)\.ts|src\/store\/cells\.ts|src\/figures\//, 'store: figures'],
  [/src\/store\/commit\/(rows|write)\.ts|src\/store\/schema\//, 'store: rows'],
  [/src\/store\/commit\/answer\.ts/, 'store: answers'],
  [/src\/store\/commit\/publish/, 'store: checkpoints'],
  [/src\/store\//, 'store: other'],
  [/src\/tlog\//, 'log tree'],
  [/src\/(domain|kernel)\//, 'domain'],
  [/src\/(http|app|jobs)\//, 'http: ours'],
  [
    /node_modules\/(fastify|avvio|find-my-way|light-my-request|@fastify|zod|fast-)/,
    'http: fastify',
  ],
  [/node_modules\/pg/, 'postgres driver'],
  [/node:_?http|node:net|node:internal\/(http|streams|stream_base|net)/, 'node: http and sockets'],
];

/** Sums the last `seconds` of the newest CPU profile in a folder by where the time goes. */
export async function sharesOf(folder: string, seconds: number): Promise<Shares> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile')).sort();
  const newest = files.at(-1);
  if (newest === undefined) return {};
  const profile = JSON.parse(await readFile(join(folder, newest), 'utf8')) as Profile;
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const sums = new Map<string, number>();
  let skip = profile.timeDeltas.reduce((sum, time) => sum + time, 0) - seconds * 1e6;
  let total = 0;
  profile.samples.forEach((sample, i) => {
    const time = profile.timeDeltas[i] ?? 0;
    skip -= time;
    if (skip > 0) return;
    const what = placeOf(sample);
    sums.set(what, (sums.get(what) ?? 0) + time);
    total += time;
  });
  const shares = [...sums].map(([what, time]) => [what, time / total] as const);
  return Object.fromEntries(shares.sort((a, b) => b[1] - a[1]));

  function placeOf(sample: number): string {
    const { functionName } = nodes.get(sample)?.callFrame ?? { functionName: '' };
    if (functionName === '(idle)') return 'idle';
    if (functionName === '(garbage collector)') return 'garbage collection';
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const url = nodes.get(id)?.callFrame.url ?? '';
      const found = places.find(([pattern]) => pattern.test(url));
      if (found) return found[1];
    }
    return 'node: other';
  }
}
