import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededGrades, seededSettings } from '../domain/catalogue/index.ts';
import {
  ledgerColumns,
  writeLedger,
  type LedgerCells,
  type LedgerColumn,
} from '../documents/index.ts';
import { openImporter, type Importer, type Job } from '../imports/index.ts';
import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { testDatabase } from '../store/embedded/testing.ts';
import { domainParts, openStore, type Store } from '../store/index.ts';
import { postsNow } from './api/sight.ts';
import { exportColumns, exportRows } from './ledger-export.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const person = 'olga';
let store: Store;
let pool: pg.Pool;
let importer: Importer;
let drop: () => Promise<void>;
let made = 0;

beforeAll(async () => {
  const database = await testDatabase();
  pool = new pg.Pool({ ...database.connectionConfig, pipeline: true, max: 10 });
  const log = pino({ level: 'silent' });
  const secret = Buffer.alloc(32, 3);
  const clock = () => NOW;
  store = await openStore({ pool, parts: domainParts, clock, secret, log });
  importer = openImporter({ store, pool, secret, clock, log });
  drop = () => database.drop();
});
afterAll(async () => {
  await importer.stop();
  await store.close();
  await pool.end();
  await drop();
});

async function emptyTenant(): Promise<string> {
  made += 1;
  const tenant = `town-${String(made)}`;
  await store.createTenant({ tenant, origin: `huiyin.test/${tenant}`, names: { zh: '镇' } });
  const system = async (stream: string, name: string, data: object) => {
    const command = { stream, name, data };
    const answer = await store.commit(tenant, { actor: { as: 'system' }, command });
    if (isRefusal(answer)) throw new Error(`${name}: ${answer.refused}`);
  };
  const unit = (id: string, zh: string, kind: string) =>
    system('people/all', 'open-unit', {
      ...{ unit: id, kind, names: { zh } },
      ...(id === 'city' ? {} : { parent: 'city' }),
    });
  await unit('city', '市办公室', 'leading-office');
  await unit('water', '水务局', 'department');
  await unit('roads', '道路科', 'section');
  await system('people/all', 'register-person', { person, name: '王' });
  const post = { post: 'p', person, unit: 'city', role: 'office', from: '2026-01-01' };
  await system('people/all', 'take-post', post);
  const validFrom = '2026-01-01';
  const set = (kind: string, code: string, data: object, names?: object) =>
    system('catalogue/all', 'set-entry', { kind, code, validFrom, data, names });
  await set('settings', 'settings', seededSettings);
  for (const [code, grade] of Object.entries(seededGrades)) await set('grade', code, grade);
  await set('category', 'lighting', { grade: 'general' }, { zh: '路灯照明' });
  await set('category', 'minors', { grade: 'general', sensitive: 'minors' }, { zh: '未成年人' });
  return tenant;
}

function good(job: Job | Refusal): Job {
  if (isRefusal(job)) throw new Error(`${job.refused} ${JSON.stringify(job.detail)}`);
  return job;
}

async function bring(
  tenant: string,
  rows: readonly LedgerCells[],
  columns: readonly LedgerColumn[],
) {
  const bytes = await buffer(writeLedger(rows, columns, { language: 'zh-CN' }));
  const who = { tenant, person };
  const dry = good(await importer.upload(who, { fileName: '台账.xlsx', bytes }));
  const units = Object.fromEntries(dry.found.unknownUnits.map(({ name }) => [name, null]));
  good(await importer.setNames(who, dry.id, { units, categories: { '*': 'lighting' } }));
  good(await importer.commit(who, dry.id, 'good-rows'));
  await importer.run(tenant, dry.id, { rest: 0 });
  const done = good(await importer.find(who, dry.id));
  expect([done.phase, done.stoppedBy]).toEqual(['finished', null]);
  return done;
}

async function taken(tenant: string): Promise<readonly LedgerCells[]> {
  const { world } = await store.worldOf(tenant);
  const reader = { tenant, posts: postsNow(world, person, NOW), language: 'zh-CN' as const };
  const rows: LedgerCells[] = [];
  for await (const row of exportRows({ store, pool }, reader)) rows.push(row);
  return rows;
}

async function columnsOf(tenant: string, layout?: string) {
  const { world } = await store.worldOf(tenant);
  const posts = postsNow(world, person, NOW);
  const columns = await exportColumns(
    { pool, store },
    { tenant, posts, language: 'zh-CN' },
    layout,
  );
  if (isRefusal(columns)) throw new Error(columns.refused);
  return columns;
}

/** A date reads the same whether it is a date or its text. */
function read(rows: readonly LedgerCells[]) {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([field, cell]) => [
        field,
        typeof cell === 'object' ? cell.day : cell,
      ]),
    ),
  );
}

const hostile = fc.oneof(
  fc.constantFrom(
    ...["=cmd|'/C calc'!A0", '+1', '@SUM(A1)', '007', '1e9', '<b>&amp;', ']]>', 'a\nb', '_x0041_'],
    ...['路灯不亮', '👨‍👩‍👧', '𠮷', '\u202eevil', "'=1", '"a";b', '2019-10-31', 'x'.repeat(3000)],
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const row = fc.record({
  number: maybe(fc.stringMatching(/^[A-Z]{2}[0-9]{6}$/)),
  source: maybe(hostile),
  title: maybe(hostile),
  description: hostile,
  category: fc.constantFrom('路灯照明', '未成年人', '别的'),
  measures: maybe(hostile),
  goal: maybe(hostile),
  leader: maybe(fc.constantFrom('王书记', '李 主任')),
  unit: maybe(fc.constantFrom('水务局', '道路科', '没有的单位')),
  supporting: maybe(fc.constantFrom('道路科', '水务局')),
  deadline: maybe(
    fc.constantFrom('2026年12月底', '立行立改', '长期坚持', '2026-11-01', '2027.3.5'),
  ),
  progress: maybe(hostile),
  closed: fc.constantFrom('是', '否', undefined),
  closedOn: maybe(fc.constant('2026-10-09')),
  evidence: maybe(hostile),
  place: maybe(hostile),
  foundOn: maybe(fc.constantFrom('2026-05-06', '2026年7月1日')),
  remark: maybe(hostile),
});

const all: readonly LedgerColumn[] = [
  ...ledgerColumns,
  ...(['place', 'foundOn', 'remark'] as const).map((field) => ({ field })),
];

it('an exported ledger, brought to an empty place, is exported the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: (r) => r.number ?? r }),
      async (rows) => {
        const numbered = rows.map((each, i) => ({ ...each, ordinal: String(i + 1) }));
        const [here, there] = [await emptyTenant(), await emptyTenant()];
        await bring(here, numbered, all);
        const first = await taken(here);
        expect(first.length).toBeGreaterThan(0);
        await bring(there, first, await columnsOf(here));
        expect(read(await taken(there))).toEqual(read(first));
      },
    ),
    { numRuns: 6, seed: 20261124 },
  );
});

it('an export names no contact, and has the office’s own columns where they are asked for', async () => {
  const tenant = await emptyTenant();
  const columns: readonly LedgerColumn[] = [
    { field: 'ordinal', header: '序号' },
    { field: 'description', header: '具体问题' },
    { field: 'category', header: '问题类别' },
    { field: 'contactName', header: '联系人' },
    { field: 'contactPhone', header: '联系电话' },
  ];
  const cells = { ordinal: '1', description: '灯', category: '路灯照明', contactName: '暗号' };
  await bring(tenant, [{ ...cells, contactPhone: '13800001111' }], columns);
  await expect(columnsOf(tenant, '没有的')).rejects.toThrow('unknown-layout');
  const headersOf = async (layout?: string) =>
    (await columnsOf(tenant, layout)).map(({ field, header }) => header ?? field);
  // What some row fills and the form has no column for comes after it.
  expect(await headersOf('台账')).toEqual([
    ...['序号', '具体问题', '问题类别', 'number', 'source', 'kind', 'title', 'closed'],
  ]);
  expect(await headersOf()).toEqual([...ledgerColumns.map(({ field }) => field), 'kind']);
  const text = JSON.stringify(await taken(tenant));
  expect(text).toContain('灯');
  expect(text).not.toMatch(/暗号|13800001111/);
});

it('a job goes on where a process died, and no row comes in twice', async () => {
  const tenant = await emptyTenant();
  const rows = Array.from({ length: 60 }, (_, i) => ({
    ...{ ordinal: String(i + 1), description: `第${String(i + 1)}处`, category: '路灯照明' },
    unit: '水务局',
  }));
  const bytes = await buffer(writeLedger(rows, all, { language: 'zh-CN' }));
  const who = { tenant, person };
  const { id } = good(await importer.upload(who, { fileName: '台账.xlsx', bytes }));
  good(await importer.commit(who, id, 'all'));
  let chunks = 0;
  const pace = { rest: 0, isStopped: () => chunks >= 2, onProgress: () => (chunks += 1) };
  await importer.run(tenant, id, pace);
  const half = good(await importer.find(who, id));
  expect(half.phase).toBe('running');
  expect(half.cursor).toBeLessThan(60);
  // As if it had died after the events of the next chunk were durable, before it said so.
  await pool.query('update import_job set cursor = 0 where tenant = $1 and id = $2', [tenant, id]);
  await pool.query('update import_row set outcome = null where tenant = $1', [tenant]);
  await Promise.all([importer.run(tenant, id, { rest: 0 }), importer.run(tenant, id, { rest: 0 })]);
  await importer.run(tenant, id, { rest: 0 });
  expect(good(await importer.find(who, id)).phase).toBe('finished');
  const { rows: events } = await pool.query<{ type: string; n: number }>(
    `select type, count(*)::int as n from event where tenant = $1 and stream like any
     (array['problem/%', 'import/%']) group by type order by type`,
    [tenant],
  );
  expect(events).toEqual([
    { type: 'ImportBegun', n: 1 },
    { type: 'ImportFinished', n: 1 },
    { type: 'Imported', n: 60 },
  ]);
  const [finish] = (await store.entriesOf(tenant, `import/${id}`)).slice(-1);
  expect(finish?.event.data).toEqual({ new: 60, revised: 0, same: 0, skipped: 0 });
});
