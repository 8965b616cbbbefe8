import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../kernel/decider.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { domainParts } from '../parts.ts';
import { correctSome, livedTown, TENANT, type LivedTown } from '../read/testing.ts';
import { checkTenant, unproven, type CheckReport } from './index.ts';

let db: TestDatabase;
let town: LivedTown;
let pool: pg.Pool;

/** Told by an invented resident, in the words that must never get about. */
const matter = 'problem/told_in_confidence_000';
const code = 'R'.repeat(43);

beforeAll(async () => {
  db = await testDatabase();
  town = await livedTown(db.connectionConfig, { problems: 60, days: 40, batch: 50 });
  pool = town.pool;
  await correctSome(town);
  const { store } = town;
  const commit = async (actor: Actor, stream: string, name: string, data: object, key?: string) => {
    const command: Command = { stream, name, data };
    const idempotency = key === undefined ? {} : { idempotency: { key, fingerprint: 'f' } };
    const answer = await store.commit(TENANT, { actor, command, ...idempotency });
    if (!('events' in answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.events[0]?.index ?? -1;
  };
  const told = {
    kind: 'complaint',
    category: 'family-violence',
    source: 'resident',
    title: '一件私事',
    description: '不便公开',
    place: { text: '某处' },
    raiser: code,
  };
  // Any bytes will do: what a picture is, is for those who take it in.
  const pictures = [1, 2, 3].map((n) => ({
    image: Buffer.alloc(9, n),
    thumbnail: Buffer.alloc(4, n),
  }));
  const photos = await Promise.all(
    pictures.map((picture) => store.evidence.add(TENANT, picture, '2026-01-01T00:00:00Z')),
  );
  const seen = { ...told, category: 'category-1', raiser: 'P'.repeat(43), photos };
  await commit({ as: 'anyone' }, 'problem/with_photos_0000000000', 'register', seen);
  const index = await commit({ as: 'anyone' }, matter, 'register', told, 'a key of the client');
  await commit({ as: 'raiser', code }, matter.replace('problem', 'confidence'), 'say-pressure', {
    text: '有人要我撤回',
  });
  const office: Actor = { as: 'person', person: 'qu-office' };
  await commit(office, matter, 'erase', { index, part: 'text', reason: 'asked' });
  await commit(office, 'catalogue/all', 'set-entry', {
    ...{ kind: 'sector', code: 'farming', validFrom: '2025-01-01', data: {} },
    names: { zh: '农业' },
  });
});

afterAll(async () => {
  await town.close();
  await db.drop();
});

const check = (): Promise<CheckReport> =>
  checkTenant({ pool, parts: domainParts, tenant: TENANT, secret: Buffer.alloc(32, 7) });

test('a tenant that lived through the front door has nothing to find', async () => {
  const report = await check();
  expect(report.findings).toEqual([]);
  expect(report.size).toBeGreaterThan(256);
  expect(report.days).toBeGreaterThan(20);
  // Every table has rows: what is empty would be checked in vain below.
  for (const [table, rows] of Object.entries(report.tables)) {
    expect(`${table} ${rows > 0}`).toBe(`${table} true`);
  }
  const { rows } = await pool.query<{ n: number }>(
    'select count(*)::int as n from event where tenant = $1 union all select count(*)::int from line where tenant = $1 union all select count(*)::int from cell where tenant = $1 union all select count(*)::int from part where tenant = $1',
    [TENANT],
  );
  const { event, line, cell, part } = report.tables;
  expect([event, line, cell, part]).toEqual(rows.map(({ n }) => n));
});

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Another value of each type, near to the old one. */
const flipped: { readonly [type: string]: (column: string) => string } = {
  text: (c) =>
    `case when coalesce(${c}, '') = '' then 'x' else
       overlay(${c} placing case when right(${c}, 1) = '~' then '!' else '~' end
         from length(${c}) for 1) end`,
  bytea: (c) => `set_byte(${c}, length(${c}) - 1, get_byte(${c}, length(${c}) - 1) # 1)`,
  bigint: (c) => `coalesce(${c}, 0) + 1000003`,
  integer: (c) => `${c} + 1000003`,
  smallint: (c) => `${c} + 7`,
  boolean: (c) => `not ${c}`,
  jsonb: (c) => `${c} || '{"x":1}'`,
  json: (c) => `(${c}::jsonb || '{"x":1}')::json`,
  'text[]': (c) => `array_append(${c}, 'x')`,
};

/** By table, columns that make a row of it. */
const keys: { readonly [table: string]: string } = {
  tenant: `''`,
  head: `''`,
  checkpoint: `''`,
  event: 'index::text',
  part: `index || ' ' || name`,
  erasure: `index || ' ' || part`,
  tile: `level || ' ' || n`,
  stream: 'stream',
  problem_view: 'stream',
  problem_unit: `stream || ' ' || unit`,
  actor: `stream || ' ' || who`,
  code: 'hash',
  evidence: 'id',
  photo_use: `hash || ' ' || index`,
  line: `index || ' ' || ord`,
  cell: `encode(id, 'hex')`,
  sample: `size || ' ' || unit || ' ' || measure || ' ' || attested`,
  idempotency: `encode(key_hash, 'hex')`,
};
const tables = Object.keys(keys);

async function columnsOf(): Promise<Column[]> {
  const { rows } = await pool.query<Column>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
       and not a.attisdropped and a.attgenerated = '' and c.relname = any($1)
     order by c.relname, a.attnum`,
    [tables],
  );
  return rows;
}

/** A row somewhere in the middle of a table: its place and its key. */
async function someRow(table: string, where = 'true'): Promise<{ ctid: string; key: string }> {
  const { rows } = await pool.query<{ ctid: string; key: string }>(
    `select ctid::text, ${keys[table] ?? ''} as key from ${table}
     where tenant = $1 and ${where} order by 2`,
    [TENANT],
  );
  const row = rows[Math.floor(rows.length / 2)];
  if (!row) throw new Error(`${table} has no row`);
  return row;
}

function names(report: CheckReport, table: string, key: string, column?: string): boolean {
  return report.findings.some(
    (f) =>
      f.table === table &&
      (f.key === key || f.detail?.includes(key) === true) &&
      (column === undefined ||
        f.column === undefined ||
        f.column.includes(column) ||
        f.column.includes('key') ||
        f.problem !== 'wrong'),
  );
}

describe('a changed value is found and named', () => {
  test.each(tables)('in each column of %s', async (table) => {
    const columns = (await columnsOf()).filter((each) => each.table === table);
    expect(columns.length).toBeGreaterThan(2);
    for (const { column, type } of columns) {
      const path = `${table}.${column}`;
      if (unproven.some((each) => each === path)) continue;
      // Answers are the client's secret: only their form can be told.
      if (table === 'idempotency') continue;
      const { ctid, key } = await someRow(
        table,
        table === 'stream' && column === 'key'
          ? `exists (select from actor a where a.tenant = stream.tenant and a.stream = stream.stream)`
          : 'true',
      );
      const before = await pool.query<{ value: string | null }>(
        `select ${column}::text as value from ${table} where ctid = $1::tid`,
        [ctid],
      );
      const changed = await pool.query<{ ctid: string }>(
        `update ${table} set ${column} = ${flipped[type]?.(`"${column}"`) ?? 'null'}
         where ctid = $1::tid returning ctid::text`,
        [ctid],
      );
      const report = await check();
      await pool.query(`update ${table} set ${column} = $2::${type} where ctid = $1::tid`, [
        changed.rows[0]?.ctid,
        before.rows[0]?.value,
      ]);
      const named = names(report, table, key, column);
      expect(
        `${path} ${named ? 'named' : JSON.stringify({ key, found: report.findings.slice(0, 5) })}`,
      ).toBe(`${path} named`);
    }
    expect((await check()).findings).toEqual([]);
  });
});

describe('a row that is gone is found and named', () => {
  test.each(tables.filter((table) => table !== 'idempotency'))('%s', async (table) => {
    const own = table === 'cell' ? 'n <> 0' : table === 'sample' ? 'n <> 0' : 'true';
    const { ctid, key } = await someRow(table, own);
    const { rows } = await pool.query<{ row: object }>(
      `delete from ${table} t where ctid = $1::tid returning to_jsonb(t) as row`,
      [ctid],
    );
    const report = await check();
    await insert(table, rows[0]?.row ?? {});
    const found = report.findings.some(
      (f) => f.table === table && f.problem === 'missing' && f.key === key,
    );
    expect(`${table} ${found ? 'named' : JSON.stringify([key, report.findings.slice(0, 5)])}`).toBe(
      `${table} named`,
    );
    expect((await check()).findings).toEqual([]);
  });
});

/** What makes a copy of a row another row. */
const other: { readonly [table: string]: object } = {
  event: { index: 9_000_000, seq: 9_000_000 },
  part: { name: 'photos9' },
  erasure: { part: 'photos9' },
  tile: { n: 9_000_000 },
  stream: { stream: 'problem/another' },
  problem_view: { stream: 'problem/another', registered_index: 9_000_000 },
  problem_unit: { stream: 'problem/another' },
  actor: { who: 'another' },
  code: { hash: 'another' },
  evidence: { id: 'another' },
  photo_use: { hash: 'another' },
  line: { ord: 99 },
  cell: { id: '\\x00112233445566778899aabbccddeeff' },
  sample: { measure: 'another' },
};

describe('a row too many is found and named', () => {
  test.each(Object.keys(other))('%s', async (table) => {
    const { ctid } = await someRow(table);
    const { rows } = await pool.query<{ row: object }>(
      `select to_jsonb(t) as row from ${table} t where ctid = $1::tid`,
      [ctid],
    );
    const added = await insert(table, { ...rows[0]?.row, ...other[table] });
    const report = await check();
    await pool.query(`delete from ${table} where ctid = $1::tid`, [added.ctid]);
    const named = names(report, table, added.key);
    expect(
      `${table} ${named ? 'named' : JSON.stringify([added.key, report.findings.slice(0, 5)])}`,
    ).toBe(`${table} named`);
    expect((await check()).findings).toEqual([]);
  });
});

async function insert(table: string, row: object): Promise<{ ctid: string; key: string }> {
  const columns = (await columnsOf())
    .filter((each) => each.table === table)
    .map((c) => `"${c.column}"`);
  const { rows } = await pool.query<{ ctid: string; key: string }>(
    `insert into ${table} (${columns.join()}) select ${columns.join()}
     from jsonb_populate_record(null::public.${table}, $1) returning ctid::text, ${keys[table] ?? ''} as key`,
    [JSON.stringify(row)],
  );
  if (!rows[0]) throw new Error(`nothing was inserted into ${table}`);
  return rows[0];
}

test('an erased part that comes back is found', async () => {
  const { rows } = await pool.query<{ index: string }>(
    'select index from erasure where tenant = $1',
    [TENANT],
  );
  const index = rows[0]?.index ?? '';
  await pool.query(`insert into part values ($1, $2, 'text', $3, 'null')`, [
    TENANT,
    index,
    Buffer.alloc(32),
  ]);
  const { findings } = await check();
  await pool.query(`delete from part where tenant = $1 and index = $2 and name = 'text'`, [
    TENANT,
    index,
  ]);
  expect(findings).toContainEqual(
    expect.objectContaining({ table: 'part', key: `${index} text`, problem: 'extra' }),
  );
});
