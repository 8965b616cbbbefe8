import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../store/embedded/testing.ts';
import { correctSome, livedTown, TENANT, type LivedTown } from '../../store/read/testing.ts';
import { privateKeyFromSeed } from '../../tlog/key.ts';
import { noteSigner, parseNote } from '../../tlog/note.ts';
import { formatProofFile } from '../../tlog/proof-file.ts';
import { parseCheckpoint, signCheckpoint } from '../../tlog/checkpoint.ts';
import { exportLog } from '../export/log.ts';
import { exportOpenData } from '../export/open-data.ts';
import {
  directorySource,
  reportText,
  verifyLog,
  verifyReceipt,
  type FiguresFile,
  type LogSource,
  type VerifyReport,
} from './index.ts';

let db: TestDatabase;
let town: LivedTown;
let root: string;
let folder: string;
let vkey: string;
/** The signed note as it was some days before. */
let earlier: Buffer;
let erased: number;

const office = { as: 'person', person: 'qu-office' } as const;

beforeAll(async () => {
  db = await testDatabase();
  town = await livedTown(db.connectionConfig, { problems: 150, days: 60, batch: 50 });
  await correctSome(town);
  const { store } = town;
  const tenant = await store.tenant(TENANT);
  if (!tenant) throw new Error('no tenant');
  vkey = tenant.vkey;
  root = await mkdtemp(join(tmpdir(), 'huiyin-verify-'));
  folder = join(root, 'log');
  const first = await exportLog(store.logs, tenant, folder);
  earlier = await readFile(join(folder, 'checkpoint'));
  const stream = 'problem/told_in_confidence_000';
  const told = {
    ...{ kind: 'complaint', category: 'family-violence', source: 'resident' },
    ...{
      title: '一件私事',
      description: '不便公开',
      place: { text: '某处' },
      raiser: 'R'.repeat(43),
    },
  };
  const commit = async (actor: object, name: string, data: object, on = stream) => {
    const request = { actor: actor as typeof office, command: { stream: on, name, data } };
    const answer = await store.commit(TENANT, request);
    if (!('events' in answer)) throw new Error(JSON.stringify(answer));
    return answer.events[0]?.index ?? -1;
  };
  await commit({ as: 'anyone' }, 'register', told);
  // A matter in the open loses its text.
  const open = 'problem/told_in_the_open_00000';
  erased = await commit(
    { as: 'anyone' },
    'register',
    { ...told, category: 'category-1', raiser: 'S'.repeat(43) },
    open,
  );
  await commit(office, 'erase', { index: erased, part: 'text', reason: 'asked' }, open);
  await store.close();
  const second = await exportLog(store.logs, tenant, folder);
  // Full tiles stay; what was partial is written anew.
  expect(second.size).toBeGreaterThan(first.size);
  expect(second.written).toBeLessThan(first.written);
  await exportOpenData(town.pool, tenant, folder);
});

afterAll(async () => {
  await town.close();
  await db.drop();
  await rm(root, { recursive: true, force: true });
});

const faults = (report: VerifyReport) => report.findings.map(({ fault }) => fault);

test('an exported log passes, and says what it could not compute', async () => {
  const report = await verifyLog(directorySource(folder), { vkey, earlier });
  expect(report.findings).toEqual([]);
  expect(report.size).toBeGreaterThan(512);
  expect(report.tenant).toBe(TENANT);
  expect(report.notes.map(({ note }) => note).sort()).toEqual(
    [
      'signed',
      'figures',
      'attested',
      'tiles',
      'consistent',
      'entries',
      'published',
      'restricted',
      // Of the matter that a correction sealed.
      'unpublished',
    ].sort(),
  );
  expect(reportText(report, 'zh')).toContain('通过');
  expect(reportText(report, 'en')).toContain('restricted entries show only a day and a commitment');
  expect(reportText(report, 'en')).not.toContain('agrees with itself');
});

test('says that a part which is public by the log is not in the file', async () => {
  const source = changed('published.ndjson', (bytes) => {
    return bytes.subarray(0, bytes.lastIndexOf('\n', -2) + 1);
  });
  const report = await verifyLog(source, { vkey });
  expect(report.findings).toEqual([]);
  expect(report.notes).toContainEqual({ note: 'unpublished', parts: 2 });
  expect(reportText(report, 'en')).toContain('2 other parts that are public by the log');
});

test('without a key it says that a log which agrees with itself may be anybody’s', async () => {
  const report = await verifyLog(directorySource(folder), {});
  expect(report.findings).toEqual([]);
  expect(reportText(report, 'en')).toContain('agrees with itself');
});

/** The files with one of them changed, in memory. */
function changed(path: string, change: (bytes: Buffer) => Buffer | undefined): LogSource {
  const real = directorySource(folder);
  return {
    async read(asked) {
      const bytes = await real.read(asked);
      return asked === path && bytes ? change(Buffer.from(bytes)) : bytes;
    },
  };
}

async function files(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((f) => f.isFile())
    .map((f) => relative(folder, join(f.parentPath, f.name)))
    .sort();
}

/** Explanations beside the figures: nothing is proven by them. */
const words = ['dictionary.json', 'dictionary.csv'];

test('a changed byte in any file is found and the file or entry named', async () => {
  const all = await files();
  expect(all).toContain('tile/entries/000');
  expect(all.some((path) => /^tile\/1\/000\.p\//.test(path))).toBe(true);
  let tried = 0;
  for (const path of all) {
    if (path === 'figures.json' || words.includes(path)) continue;
    const bytes = await readFile(join(folder, path));
    for (const part of [0, 0.13, 0.37, 0.5, 0.71, 0.9, 1]) {
      const at = Math.floor((bytes.length - 1) * part);
      const source = changed(path, (copy) => {
        copy[at] = (copy[at] ?? 0) ^ 1;
        return copy;
      });
      const report = await verifyLog(source, { vkey });
      const named = report.findings.some(
        ({ where }) =>
          where === path ||
          (path.startsWith('tile/entries') && where.startsWith('entry ')) ||
          (path === 'published.ndjson' && where.startsWith('part ')),
      );
      expect(
        `${path} at ${String(at)} ${named ? 'named' : JSON.stringify(report.findings.slice(0, 3))}`,
      ).toBe(`${path} at ${String(at)} named`);
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(50);
}, 120_000);

test('a missing file is named', async () => {
  for (const path of await files()) {
    if (['figures.json', 'published.ndjson', 'vkey', ...words].includes(path)) continue;
    const report = await verifyLog(
      changed(path, () => undefined),
      { vkey },
    );
    expect(report.findings).toContainEqual({ fault: 'missing-file', where: path });
  }
}, 120_000);

async function figuresFile(): Promise<FiguresFile> {
  return JSON.parse(await readFile(join(folder, 'figures.json'), 'utf8')) as FiguresFile;
}

test('a forged figure is named, whichever it is', async () => {
  const file = await figuresFile();
  expect(file.figures.length).toBeGreaterThan(50);
  const nth = [0, 7, 31, file.figures.length - 1];
  for (const i of nth) {
    const figures = file.figures.map((f, k) => (k === i ? { ...f, shown: f.shown + 1 } : f));
    const forged = Buffer.from(JSON.stringify({ ...file, figures }));
    const { findings } = await verifyLog(directorySource(folder), { vkey, figures: forged });
    const figure = file.figures[i];
    expect(findings.map((f) => [f.fault, f.where])).toEqual([
      ['wrong-figure', `${figure?.measure ?? ''} ${figure?.unit ?? ''}`],
    ]);
  }
  for (const change of [{ version: 2 }, { measure: 'made-up' }, { unit: 'nowhere' }]) {
    const figures = [{ ...file.figures[0], ...change }];
    const forged = Buffer.from(JSON.stringify({ ...file, figures }));
    expect(faults(await verifyLog(directorySource(folder), { vkey, figures: forged }))).toEqual([
      'wrong-figure',
    ]);
  }
  for (const change of [
    { size: file.size - 1 },
    { tenant: 'other' },
    { origin: 'elsewhere' },
    { figures: 3 },
  ]) {
    const forged = Buffer.from(JSON.stringify({ ...file, ...change }));
    expect(
      (await verifyLog(directorySource(folder), { vkey, figures: forged })).total,
    ).toBeGreaterThan(0);
  }
});

test('open data tells attested totals of the whole alone, and none exactly', async () => {
  const { figures } = await figuresFile();
  const { rows } = await town.pool.query<{ measure: string; n: string }>(
    'select measure, sum(n) as n from line where tenant = $1 and attested group by measure',
    [TENANT],
  );
  const exact = new Map(rows.map(({ measure, n }) => [measure, Number(n)]));
  expect([...exact.values()].some((n) => n > 0 && n < 5)).toBe(true);
  for (const { measure, unit, attested } of figures) {
    const n = exact.get(measure) ?? 0;
    const told = n < 5 ? 'under5' : n - (n % 5);
    expect([measure, unit, attested]).toEqual([measure, unit, unit === 'qu' ? told : null]);
  }
});

test('attested totals that can’t be are named, and a list that leaves figures out', async () => {
  const file = await figuresFile();
  const verified = async (figures: readonly object[]) =>
    verifyLog(directorySource(folder), {
      vkey,
      figures: Buffer.from(JSON.stringify({ ...file, figures })),
    });
  const at = file.figures.findIndex(({ unit }) => unit === 'qu');
  const below = file.figures.findIndex(({ unit }) => unit !== 'qu');
  const withAttested = (i: number, attested: unknown) =>
    file.figures.map((f, k) => (k === i ? { ...f, attested } : f));
  for (const attested of [-50, 0, 3, 7, '5', 'none', 1e300]) {
    expect([attested, faults(await verified(withAttested(at, attested)))]).toEqual([
      attested,
      ['bad-file'],
    ]);
  }
  for (const [i, attested] of [
    [at, 1_000_000],
    [at, null],
    [below, 5],
    [below, 'under5'],
  ] as const) {
    expect([attested, faults(await verified(withAttested(i, attested)))]).toEqual([
      attested,
      ['wrong-figure'],
    ]);
  }
  expect(faults(await verified([]))).toEqual(['wrong-figure']);
  const few = await verified(file.figures.slice(3));
  expect(few.findings).toEqual([]);
  expect(few.notes).toContainEqual({ note: 'absent', figures: 3 });
  expect(reportText(few, 'en')).toContain('3 other figures');
  for (const unit of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const forged = [...file.figures, { ...file.figures[below], unit }];
    expect(faults(await verified(forged))).toEqual(['wrong-figure']);
  }
});

test('a figures file is JSON in its one form: no member stands twice', async () => {
  const text = await readFile(join(folder, 'figures.json'), 'utf8');
  const verified = async (forged: string) =>
    faults(await verifyLog(directorySource(folder), { vkey, figures: Buffer.from(forged) }));
  expect(await verified(text)).toEqual([]);
  for (const forged of [
    text.replace('"shown":', '"shown":999999,"shown":'),
    text.replace('"tenant":', '"tenant": "other", "tenant":'),
    text.replace('"figures": [', '"figures": [], "figures": ['),
    text.replace('"unit":', '"uni\\u0074":"other","unit":'),
    text.replace('{', '{"__proto__": {},'),
    `\ufeff${text}`,
  ]) {
    expect(forged).not.toBe(text);
    expect(await verified(forged)).toEqual(['bad-file']);
  }
});

test('another key, given or laid beside the log, is found', async () => {
  const other = noteSigner('huiyin.test/town', privateKeyFromSeed(Buffer.alloc(32, 9))).vkey;
  expect(faults(await verifyLog(directorySource(folder), { vkey: other }))).toContain(
    'key-differs',
  );
  const swapped = changed('vkey', () => Buffer.from(`${other}\n`));
  expect(faults(await verifyLog(swapped, { vkey }))).toEqual(['key-differs']);
  expect(faults(await verifyLog(swapped, {}))).toEqual(['bad-checkpoint']);
});

test('a fork is found by a checkpoint that was kept from earlier', async () => {
  // The same key signs another history: only somebody with an earlier note can tell.
  const signer = noteSigner('huiyin.test/town', privateKeyFromSeed(Buffer.alloc(32, 9)));
  const copy = join(root, 'fork');
  await cp(folder, copy, { recursive: true });
  await rm(join(copy, 'figures.json'));
  await writeFile(join(copy, 'vkey'), `${signer.vkey}\n`);
  const sign = (note: Buffer, change: object) => {
    const parsed = parseNote(note);
    const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
    if (!checkpoint.ok) throw new Error(checkpoint.error);
    return Buffer.from(signCheckpoint({ ...checkpoint.value, ...change }, [signer]));
  };
  const now = await readFile(join(folder, 'checkpoint'));
  await writeFile(join(copy, 'checkpoint'), sign(now, {}));
  const options = { vkey: signer.vkey };
  const source = directorySource(copy);
  expect((await verifyLog(source, { ...options, earlier: sign(earlier, {}) })).findings).toEqual(
    [],
  );
  const forked = sign(earlier, { root: Buffer.alloc(32, 1) });
  expect(faults(await verifyLog(source, { ...options, earlier: forked }))).toEqual(['fork']);
  const longer = sign(now, { size: 1_000_000, root: Buffer.alloc(32, 1) });
  expect(faults(await verifyLog(source, { ...options, earlier: longer }))).toEqual(['shorter']);
});

test('an erased part leaves the log as right as before', async () => {
  const { rowCount } = await town.pool.query(
    `select from part where tenant = $1 and index = $2 and name = 'text'`,
    [TENANT, erased],
  );
  expect(rowCount).toBe(0);
  const report = await verifyLog(directorySource(folder), { vkey });
  expect(report.findings).toEqual([]);
});

test('a receipt holds for its entry, in its log, and for nothing else', async () => {
  const { logs } = town.store;
  const size = (await logs.head(TENANT))?.size ?? 0;
  const index = 300;
  const proof = (await logs.inclusionProof(TENANT, index, size)) ?? [];
  const checkpoint = (await logs.checkpoint(TENANT)) ?? '';
  const { rows } = await town.pool.query<{ leaf: string }>(
    'select leaf from event where tenant = $1 and index = $2',
    [TENANT, index],
  );
  const leaf = Buffer.from(rows[0]?.leaf ?? '');
  const file = Buffer.from(formatProofFile({ extra: leaf, index, proof, checkpoint }));
  const verify = (bytes: Buffer, given?: Buffer, key: string | undefined = vkey) =>
    verifyReceipt(bytes, { vkey: key, leaf: given });
  expect(verify(file)).toMatchObject({ total: 0, size });
  const bare = Buffer.from(formatProofFile({ index, proof, checkpoint }));
  expect(verify(bare, Buffer.from(`${leaf.toString()}\n`)).total).toBe(0);
  expect(faults(verify(bare))).toEqual(['nothing-to-check']);
  expect(faults(verify(file, Buffer.from('{}')))).toEqual(['not-in-log']);
  const keyless = verifyReceipt(file, { vkey: undefined, leaf: undefined });
  expect(reportText(keyless, 'en')).toContain('--vkey: the line at https://HOST/log/TENANT/vkey');
  expect(reportText(keyless, 'zh')).toContain('https://主机/log/租户/vkey');
  for (let at = 0; at < file.length; at += 37) {
    const bad = Buffer.from(file);
    bad[at] = (bad[at] ?? 0) ^ 1;
    expect(`${String(at)} ${String(verify(bad).total > 0)}`).toBe(`${String(at)} true`);
  }
  const other = noteSigner('huiyin.test/town', privateKeyFromSeed(Buffer.alloc(32, 9))).vkey;
  expect(faults(verify(file, undefined, other))).toEqual(['not-in-log']);
});
