import type pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Command } from '../../kernel/decider.ts';
import { cellId, type CellKey } from '../cells.ts';
import { checkTenant } from '../check/index.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import type { Store } from '../store.ts';
import { add, done, openToyStore, system, TENANT, toyParts } from '../testing.ts';

let db: TestDatabase;
let store: Store;
let pool: pg.Pool;
let close: () => Promise<void>;

beforeAll(async () => {
  db = await testDatabase();
  ({ store, pool, close } = await openToyStore(db.connectionConfig));
  const open = (unit: string, parent?: string) =>
    commit({
      stream: 'people/all',
      name: 'open-unit',
      data: { unit, kind: 'section', ...(parent ? { parent } : {}), names: { zh: unit } },
    });
  await open('root');
  for (const unit of ['a', 'b']) await open(unit, 'root');
  await open('a1', 'a');
  await open('a11', 'a1');
});

afterAll(async () => {
  await close();
  await db.drop();
});

afterEach(async () => {
  const { findings } = await checkTenant({ pool, parts: toyParts, tenant: TENANT });
  expect(findings).toEqual([]);
});

async function commit(command: Command) {
  return done(await store.commit(TENANT, { actor: system, command }));
}

async function sum(
  scope: CellKey['scope'],
  dims: CellKey['dims'],
  attested = false,
): Promise<number> {
  const id = cellId({ scope, measure: 'sum', dims, attested });
  const { rows } = await pool.query<{ n: string }>(
    `select n from cell where tenant = $1 and id = decode($2, 'hex')`,
    [TENANT, id],
  );
  return Number(rows[0]?.n ?? 0);
}

const tree = (...units: string[]) => Promise.all(units.map((unit) => sum('tree', { unit })));

test('a line adds to its unit, to all above it, to their month and to its fine cell', async () => {
  await commit(add('toy/1', 5, { unit: 'a11' }));
  await commit(add('toy/2', 3, { unit: 'b' }));
  expect(await tree('root', 'a', 'a1', 'a11', 'b')).toEqual([8, 5, 5, 5, 3]);
  expect(await sum('own', { unit: 'a' })).toBe(0);
  expect(await sum('own', { unit: 'a11' })).toBe(5);
  expect(await sum('tree-month', { unit: 'a', month: '2026-11' })).toBe(5);
  const fine = { unit: 'a11', category: 'c', source: 's', area: '', day: '2026-11-24' };
  expect(await sum('fine', fine)).toBe(5);
});

test('what belongs to no unit counts at the root', async () => {
  await commit(add('toy/3', 2));
  expect(await tree('root', 'a', 'b', '')).toEqual([10, 5, 3, 0]);
});

test('a restricted event counts apart, as attested', async () => {
  await commit(add('toy/4', 1, { unit: 'b' }));
  await commit({ stream: 'toy/4', name: 'whisper', data: { n: 7 } });
  expect(await sum('tree', { unit: 'b' })).toBe(4);
  expect(await sum('tree', { unit: 'b' }, true)).toBe(7);
});

test('a unit takes its sums along when it moves, those of its own batch too', async () => {
  await Promise.all([
    commit(add('toy/1', 1)),
    commit({ stream: 'people/all', name: 'move-unit', data: { unit: 'a1', parent: 'b' } }),
    commit(add('toy/1', 10)),
  ]);
  expect(await tree('root', 'a', 'a1', 'a11', 'b')).toEqual([22, 0, 16, 16, 20]);
  expect(await sum('tree-month', { unit: 'b', month: '2026-11' })).toBe(20);
  expect(await sum('tree-month', { unit: 'a', month: '2026-11' })).toBe(0);
  await commit({ stream: 'people/all', name: 'move-unit', data: { unit: 'a1', parent: 'a' } });
  expect(await tree('root', 'a', 'a1', 'a11', 'b')).toEqual([22, 16, 16, 16, 4]);
  expect(await sum('tree', { unit: 'b' }, true)).toBe(7);
});

test('two cells under one id are refused, not summed', async () => {
  const dims = { unit: 'clash' };
  const id = cellId({ scope: 'own', measure: 'sum', dims, attested: false });
  await pool.query(
    `insert into cell (tenant, id, scope, measure, dims, attested, n)
     values ($1, decode($2, 'hex'), 'own', 'other', '{"unit":"other"}', false, 1)`,
    [TENANT, id],
  );
  await expect(commit(add('toy/5', 1, dims))).rejects.toThrow('add failed');
  await pool.query(`delete from cell where tenant = $1 and measure = 'other'`, [TENANT]);
  await commit(add('toy/5', 1, dims));
});

test('each 16384 entries the own sums are kept as they were', async () => {
  const commands = Array.from({ length: 16_400 }, (_, i) =>
    add(`toy/s${i % 50}`, 1, { unit: 'b' }),
  );
  await Promise.all(commands.map(commit));
  const { rows } = await pool.query<{ size: string; n: string }>(
    `select s.size, s.n, (
       select sum(l.n) from line l where l.tenant = s.tenant and l.unit = 'b'
         and l.measure = 'sum' and not l.attested and l.index < s.size
     ) as lines from sample s where s.unit = 'b' and not s.attested`,
  );
  expect(rows).toHaveLength(1);
  expect(Number(rows[0]?.size)).toBeGreaterThanOrEqual(16_384);
  expect(rows[0]).toMatchObject({ lines: rows[0]?.n });
});
