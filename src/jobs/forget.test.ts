import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAnswers } from '../store/answers.ts';
import { testDatabase, type TestDatabase } from '../store/embedded/testing.ts';
import { domainParts, openStore, type Store } from '../store/index.ts';
import { forgetter } from './forget.ts';

const tenants = ['town', 'village'];
const clock = { now: Date.parse('2026-12-01T00:00:00Z') };
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let database: TestDatabase;
let pool: pg.Pool;
let store: Store;

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ ...database.connectionConfig, max: 4 });
  store = await openStore({
    pool,
    parts: domainParts,
    clock: () => clock.now,
    secret: Buffer.alloc(32, 5),
    log: quiet,
  });
  for (const tenant of tenants) {
    await store.createTenant({ tenant, origin: `huiyin.test/${tenant}`, names: { zh: '镇' } });
  }
});

afterAll(async () => {
  await store.close();
  await pool.end();
  await database.drop();
});

async function open(tenant: string, unit: string, key: string): Promise<object> {
  const data = { unit, kind: 'leading-office', names: { zh: unit } };
  return store.commit(tenant, {
    actor: { as: 'system' },
    command: { stream: 'people/all', name: 'open-unit', data },
    idempotency: { key, fingerprint: unit },
  });
}

async function fill(tenant: string, count: number, at: string): Promise<void> {
  await pool.query(
    `insert into idempotency (tenant, key_hash, fingerprint, answer, at)
     select $1, sha256(($2 || n)::bytea), 'f', '', $2 from generate_series(1, $3::int) n`,
    [tenant, at, count],
  );
}

async function kept(): Promise<object> {
  const { rows } = await pool.query<{ tenant: string; n: number }>(
    'select tenant, count(*)::int as n from idempotency group by tenant',
  );
  return Object.fromEntries(rows.map(({ tenant, n }) => [tenant, n]));
}

async function calls(step: () => Promise<void>, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await step();
}

test('answers are forgotten after a week, a few at a time, and no sooner', async () => {
  expect(await open('town', 'root', 'a-key-of-16-chars')).toHaveProperty('events');
  const step = forgetter({ store, answers: openAnswers(pool), clock: () => clock.now });
  clock.now += 7 * DAY;
  await calls(step, 4);
  expect(await open('town', 'root', 'a-key-of-16-chars')).toMatchObject({ replayed: true });

  await fill('town', 1_200, '2026-11-20T00:00:00Z');
  await fill('town', 30, '2026-12-07T00:00:00Z');
  await fill('village', 10, '2026-11-20T00:00:00Z');
  // The round of this hour is over.
  await calls(step, 4);
  expect(await kept()).toEqual({ town: 1_231, village: 10 });
  clock.now += HOUR;
  await calls(step, 1);
  const { town } = (await kept()) as { town: number };
  expect(town).toBeGreaterThanOrEqual(731);
  expect(town).toBeLessThan(1_231);
  await calls(step, 5);
  // The first answer is the latest thing of this log.
  expect(await kept()).toEqual({ town: 31 });
});

test('a forgotten key is a new request; the last answer stays while the head hangs on it', async () => {
  const step = forgetter({ store, answers: openAnswers(pool), clock: () => clock.now });
  await open('village', 'root', 'another-key-of-16');
  clock.now += 8 * DAY;
  await calls(step, 5);
  expect(await open('village', 'root', 'another-key-of-16')).toMatchObject({ replayed: true });
  const rename = { unit: 'root', names: { zh: '村' } };
  await store.commit('village', {
    actor: { as: 'system' },
    command: { stream: 'people/all', name: 'rename-unit', data: rename },
  });
  clock.now += HOUR;
  await calls(step, 5);
  expect(await open('village', 'root', 'another-key-of-16')).toEqual({ refused: 'unit-exists' });
});
