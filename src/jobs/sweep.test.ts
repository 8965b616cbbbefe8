import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededGrades } from '../domain/catalogue/index.ts';
import type { Problem } from '../domain/problem/index.ts';
import { openAnswers } from '../store/answers.ts';
import { testDatabase, type TestDatabase } from '../store/embedded/testing.ts';
import { domainParts, openStore, type Store } from '../store/index.ts';
import { openReads, type Reads } from '../store/read/open.ts';
import { refix, startSweep, sweep } from './sweep.ts';

const TENANT = 'town';
const clock = { now: Date.parse('2026-12-28T02:00:00Z') };
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };

let database: TestDatabase;
let pool: pg.Pool;
let store: Store;
let reads: Reads;

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ ...database.connectionConfig, pipeline: true, max: 4 });
  reads = openReads(pool);
  store = await openStore({
    pool,
    parts: domainParts,
    clock: () => clock.now,
    secret: Buffer.alloc(32, 5),
    log: quiet,
  });
  await store.createTenant({ tenant: TENANT, origin: 'huiyin.test/sweep', names: { zh: '镇' } });
  const validFrom = '2026-01-01';
  await system('people/all', 'open-unit', {
    unit: 'town',
    kind: 'leading-office',
    names: { zh: '镇' },
  });
  await system('catalogue/all', 'load-calendar', { year: 2026, holidays: ['01-03'], workdays: [] });
  const grade = { kind: 'grade', code: 'general', validFrom, data: seededGrades['general'] };
  await system('catalogue/all', 'set-entry', grade);
  const category = { kind: 'category', code: 'lamps', validFrom, data: { grade: 'general' } };
  await system('catalogue/all', 'set-entry', category);
});

afterAll(async () => {
  await store.close();
  await pool.end();
  await database.drop();
});

async function system(stream: string, name: string, data: object): Promise<void> {
  const answer = await store.commit(TENANT, {
    actor: { as: 'system' },
    command: { stream, name, data },
  });
  if (!('events' in answer)) throw new Error(JSON.stringify(answer));
}

async function report(stream: string, code: string): Promise<void> {
  const data = {
    kind: 'help',
    category: 'lamps',
    source: 'resident',
    title: '路灯不亮',
    description: '三天了',
    place: { text: '一号院' },
    raiser: code,
  };
  const command = { stream, name: 'register', data };
  const answer = await store.commit(TENANT, { actor: { as: 'anyone' }, command });
  if (!('events' in answer)) throw new Error(JSON.stringify(answer));
}

async function stateOf(stream: string): Promise<Problem> {
  const found = await store.stateOf(TENANT, stream);
  if (!found) throw new Error(`no ${stream}`);
  return found.state as Problem;
}

test('a clock that nobody touches fires once, with the due time and the actual time', async () => {
  await report('problem/idle', 'idle-code');
  const due = (await stateOf('problem/idle')).clocks['dispatch']?.due ?? '';
  clock.now = Date.parse(due) + 26 * 3_600_000;
  expect(await sweep({ store, clock: () => clock.now })).toBe(1);
  expect(await sweep({ store, clock: () => clock.now })).toBe(0);
  const entries = await store.entriesOf(TENANT, 'problem/idle');
  const passed = entries.map(({ event }) => event).filter(({ type }) => type === 'DeadlinePassed');
  expect(passed).toHaveLength(1);
  expect(passed[0]).toMatchObject({ data: { clock: 'dispatch', due }, by: { role: 'system' } });
  expect(Date.parse(passed[0]?.at ?? '')).toBe(clock.now);
});

test('deadlines in an unpublished year are fixed again once its calendar is loaded', async () => {
  clock.now = Date.parse('2026-12-31T02:30:00Z');
  await report('problem/new-year', 'new-year-code');
  const before = (await stateOf('problem/new-year')).clocks['dispatch'];
  expect(before?.provisional).toBe(true);
  const seen = new Map<string, string>();
  await refix({ store, reads }, seen);
  expect((await stateOf('problem/new-year')).clocks['dispatch']).toEqual(before);
  const holidays = ['01-01', '01-04'];
  await system('catalogue/all', 'load-calendar', { year: 2027, holidays, workdays: [] });
  await refix({ store, reads }, seen);
  const after = (await stateOf('problem/new-year')).clocks['dispatch'];
  expect(after?.provisional).toBeUndefined();
  expect((after?.due ?? '') > (before?.due ?? '')).toBe(true);
  expect(await reads.provisional(TENANT, '', 10)).toEqual([]);
});

test('a sweep goes on after a failure, and stops when told', async () => {
  let turns = 0;
  const failing = {
    tenants: () => {
      turns += 1;
      return Promise.reject(new Error('away'));
    },
  } as unknown as Store;
  const running = startSweep({
    store: failing,
    reads,
    answers: openAnswers(pool),
    clock: () => clock.now,
    log: quiet,
    every: 1,
  });
  await expect.poll(() => turns).toBeGreaterThan(2);
  await running.stop();
  const stopped = turns;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(turns).toBe(stopped);
});
