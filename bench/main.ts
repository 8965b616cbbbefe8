import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measurePhotos, type Photos } from './measure/photos.ts';
import { measureReports, type Reports } from './measure/reports.ts';
import type { Proof } from './measure/proofs.ts';
import { measureSize, type SizeResult } from './measure/sizes.ts';
import { measureImports, type Imports } from './measure/imports.ts';
import { count, ms, table } from './table.ts';

const usage = `npm run bench -- [--million] [--sizes 1000,100000] [--connections 32,64,256] [--seconds 8] [--only reports|sizes|photos|import]

Measures on this machine, on databases of its own: accepted reports a second against a bare server,
and what people wait for at each size of a tenant. Prints tables and writes bench/out/<time>.json.
--million adds a tenant of a million problems, which takes the better part of an hour to make.`;

const { values } = parseArgs({
  options: {
    million: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '1000,100000' },
    connections: { type: 'string', default: '32,64,256' },
    seconds: { type: 'string', default: '8' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

interface Result {
  readonly at: string;
  readonly machine: object;
  reports?: Reports;
  photos?: Photos;
  sizes?: SizeResult[];
  imports?: Imports;
}

async function bench(): Promise<void> {
  const at = new Date().toISOString();
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memory: totalmem(),
  };
  const result: Result = { at, machine };
  const isAsked = (part: string) => values.only === undefined || values.only === part;
  if (isAsked('import')) {
    result.imports = await measureImports(20_000, 8, say);
    printImports(result.imports);
  }
  if (isAsked('reports')) {
    const levels = values.connections.split(',').map(Number);
    result.reports = await measureReports(levels, Number(values.seconds), say);
    printReports(result.reports);
  }
  if (isAsked('photos')) {
    result.photos = await measurePhotos(Number(values.seconds), say);
    printPhotos(result.photos);
  }
  if (isAsked('sizes')) {
    const sizes = values.sizes.split(',').map(Number);
    result.sizes = [];
    for (const size of values.million ? [...sizes, 1_000_000] : sizes) {
      say(`a tenant of ${count(size)} problems`);
      result.sizes.push(await measureSize(size, progress(size)));
    }
    printSizes(result.sizes);
  }
  const out = join(import.meta.dirname, 'out');
  await mkdir(out, { recursive: true });
  const file = join(out, `${at.replaceAll(':', '')}.json`);
  await writeFile(file, `${JSON.stringify(result, undefined, 2)}\n`);
  console.log(`\n${file}`);
}

function printReports(reports: Reports): void {
  const { results, profile, startSeconds, rssBytes, rssAfterBytes, indexing } = reports;
  console.log('\nAccepted reports a second');
  const rows = results.map(({ connections, bare, store, huiyin, ratio }) => [
    String(connections),
    count(bare.perSecond),
    count(store.perSecond),
    count(huiyin.perSecond),
    ratio.toFixed(2),
    ms(huiyin.p50),
    ms(huiyin.p99),
    ms(bare.p99),
    ...[bare, store, huiyin].map(({ cpu }) => `${ms(cpu.server)} + ${ms(cpu.database)}`),
    JSON.stringify(huiyin.others),
  ]);
  const head =
    'connections,bare,store,huiyin,ratio,p50 ms,p99 ms,bare p99,cpu bare,cpu store,cpu huiyin,not accepted';
  console.log(table(head.split(','), rows));
  console.log('cpu: ms of processor time a report, of the server + of the database');
  const { following, still, ratio, behind } = indexing;
  console.log(
    `\nIndexer: ${count(following)} with it ÷ ${count(still)} without = ${ratio.toFixed(2)}; all found ${behind.toFixed(1)} s after the load`,
  );
  console.log('\nWhere the program’s time goes, at 64 connections');
  console.log(
    table(
      ['', 'share'],
      Object.entries(profile).map(([what, share]) => [what, `${(share * 100).toFixed(1)} %`]),
    ),
  );
  const mib = (bytes: number | undefined) => (bytes === undefined ? '?' : count(bytes / 2 ** 20));
  console.log(
    `\nStart ${startSeconds.toFixed(2)} s, memory ${mib(rssBytes)} MiB, after the load ${mib(rssAfterBytes)} MiB`,
  );
}

function printPhotos({ uploads, besideUploads, alone, reports }: Photos): void {
  console.log('\nPhotos a second, sent by 4 callers');
  const rows = uploads.map(({ megapixels, bytes, keptBytes, perSecond, times }) => [
    megapixels.toFixed(0),
    count(bytes / 1024),
    count(keptBytes / 1024),
    perSecond.toFixed(1),
    ms(times.p50),
    ms(times.p99),
  ]);
  const head = 'megapixels,KiB sent,KiB kept,a second,p50 ms,p99 ms';
  console.log(table(head.split(','), rows));
  const times = ({ p50, p99 }: Photos['alone']) => `${ms(p50)} / ${ms(p99)}`;
  console.log(
    `\nOne report at a time, p50 / p99 ms: ${times(alone)}; beside photos ${times(besideUploads)}`,
  );
  console.log('\nAccepted reports a second, by how many photos each has');
  const least = Math.min(...reports.filter((r) => r.photos === 0).map((r) => r.perSecond));
  const each = reports.map(({ photos, perSecond }) => [
    String(photos),
    count(perSecond),
    (perSecond / least).toFixed(2),
  ]);
  console.log(table(['photos', 'a second', 'ratio'], each));
}

function printImports(imports: Imports): void {
  const { rows, dryRunSeconds, seconds, alone, beside, rssBefore = 0, rssAfter = 0 } = imports;
  const mib = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(0)} MiB`;
  console.log(`\nAn import of ${count(rows)} rows, while 8 connections report`);
  console.log(
    table(
      ['dry run', 'import', 'rows/s', 'memory before', 'after'],
      [
        [
          ...[`${dryRunSeconds.toFixed(1)} s`, `${seconds.toFixed(1)} s`],
          ...[count(Math.round(rows / seconds)), mib(rssBefore), mib(rssAfter)],
        ],
      ],
    ),
  );
  const line = (name: string, load: Imports['alone']) => [
    ...[name, count(Math.round(load.perSecond)), ms(load.p50), ms(load.p99), ms(load.max)],
  ];
  console.log(
    table(
      ['reports', 'a second', 'p50', 'p99', 'max'],
      [line('alone', alone), line('beside the import', beside)],
    ),
  );
}

function printSizes(sizes: readonly SizeResult[]): void {
  const [first, last] = [sizes[0], sizes.at(-1)];
  if (!first || !last) return;
  console.log('\nWhat people wait for: least / p50 / p99 in ms, by problems of the tenant');
  const rows = Object.keys(first.reads).map((name) => {
    const spreads = sizes.map(({ reads }) => reads[name]);
    // Of the least times, which hang the least on what else the machine is doing.
    const growth = (last.reads[name]?.least ?? 0) / (first.reads[name]?.least ?? 1);
    return [
      name,
      ...spreads.map((spread) =>
        spread ? [spread.least, spread.p50, spread.p99].map(ms).join(' / ') : '',
      ),
      `× ${growth.toFixed(1)}`,
    ];
  });
  console.log(table(['', ...sizes.map(({ problems }) => count(problems)), 'growth'], rows));
  console.log('\nSearch, 1,001 matters at most and a page of 20: least / p50 / p99 in ms (found)');
  const asked = Object.keys(first.search.asked).map((name) => [
    name,
    ...sizes.map(({ search }) => {
      const spread = search.asked[name];
      const found = search.found[name];
      const times = spread ? [spread.least, spread.p50, spread.p99].map(ms).join(' / ') : '';
      return found === undefined ? times : `${times} (${count(found)})`;
    }),
  ]);
  const indexes = sizes.map(
    ({ search }) => `${count(search.made.perSecond)}/s, ${count(search.bytes / 2 ** 20)} MiB`,
  );
  const searchHead = ['', ...sizes.map(({ problems }) => count(problems))];
  console.log(table(searchHead, [...asked, ['index made, size', ...indexes]]));
  const proof = ({ perSecond, findings }: Proof) =>
    findings === 0 ? count(perSecond) : `${count(findings)} WRONG`;
  const facts = sizes.map(({ problems, events, made, databaseBytes, check, verify }) => [
    count(problems),
    count(events),
    made.seconds.toFixed(0),
    count(made.commandsPerSecond),
    count(databaseBytes / 2 ** 20),
    proof(check),
    proof(verify),
  ]);
  const head = 'problems,entries,made in s,commands/s,MiB,checked/s,verified/s'.split(',');
  console.log(`\n${table(head, facts)}`);
}

function say(line: string): void {
  console.error(`· ${line}`);
}

/** A line a minute: long work says that it lives. */
function progress(of: number): (registered: number) => void {
  let last = performance.now();
  return (registered) => {
    if (performance.now() - last < 60_000) return;
    last = performance.now();
    say(`  ${count(registered)} of ${count(of)}`);
  };
}

if (values.help) console.log(usage);
else await bench();
