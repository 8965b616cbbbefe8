import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkTenant } from '../check/index.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import type { CommitStep, Store } from '../store.ts';
import { add, done, openToyStore, system, TENANT, toyParts } from '../testing.ts';

const steps: readonly CommitStep[] = [
  'begin',
  'loaded',
  'decided',
  'written',
  'committed',
  'publish',
  'published',
];

let db: TestDatabase;
let store: Store;
let pool: pg.Pool;
let close: () => Promise<void>;
let admin: pg.Client;
/** What happens when a commit comes to a step; once. */
let trap: { step: CommitStep; spring: () => void | Promise<void> } | undefined;

beforeAll(async () => {
  db = await testDatabase();
  admin = new pg.Client(db.connectionConfig);
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await db.drop();
});

beforeEach(async () => {
  ({ store, pool, close } = await openToyStore(db.connectionConfig, {
    fault: async (step) => {
      if (step !== trap?.step) return;
      const { spring } = trap;
      trap = undefined;
      await spring();
    },
  }));
});

afterEach(async () => {
  trap = undefined;
  await close();
});

async function checkAll() {
  const { findings } = await checkTenant({ pool, parts: toyParts, tenant: TENANT });
  expect(findings).toEqual([]);
}

/** Ends every connection of the store, as a server does that is told to shut down fast. */
async function cutOff() {
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

/** Twenty additions, and the sum before them. */
async function loaded() {
  const sum = async () =>
    ((await store.stateOf(TENANT, 'toy/f'))?.state as { sum: number } | undefined)?.sum ?? 0;
  const before = await sum();
  const answers = Promise.allSettled(
    Array.from({ length: 20 }, () =>
      store.commit(TENANT, { actor: system, command: add('toy/f', 1) }),
    ),
  );
  return { before, answers, sum };
}

const springs = [
  [
    'an error',
    () => {
      throw new Error('injected');
    },
  ],
  ['a lost connection', cutOff],
] as const;

describe.each(springs)('%s', (_, spring) => {
  test.each(steps)('at %s loses nothing and doubles nothing', async (step) => {
    trap = { step, spring };
    const { before, answers, sum } = await loaded();
    const settled = await answers;
    expect(settled.map((r) => (r.status === 'fulfilled' ? r.value : r.reason))).toSatisfy(
      (all: unknown[]) => all.every((a) => typeof a === 'object' && a !== null && 'events' in a),
    );
    const indexes = settled.map((r) =>
      r.status === 'fulfilled' ? done(r.value).events[0]?.index : undefined,
    );
    expect(new Set(indexes).size).toBe(20);
    await expect.poll(sum).toBe(before + 20);
    await expect
      .poll(async () => {
        const { rows } = await pool.query<{ same: boolean }>(
          'select c.size = h.size as same from checkpoint c join head h using (tenant)',
        );
        return rows[0]?.same;
      })
      .toBe(true);
    await checkAll();
  });
});

test('a commit in doubt that did not land is done again', async () => {
  // The connection dies with the commit on its way: here the database never got it.
  let armed = true;
  pool.on('acquire', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    client.query = (async (...args: unknown[]) => {
      if (args[0] === 'commit' && armed) {
        armed = false;
        await cutOff();
      }
      return query(...args);
    }) as typeof client.query;
  });
  const { before, answers, sum } = await loaded();
  expect((await answers).every((r) => r.status === 'fulfilled')).toBe(true);
  expect(armed).toBe(false);
  expect(await sum()).toBe(before + 20);
  await checkAll();
});

test('the journal hears at the next start of an erasure that it missed', async () => {
  const command = add('toy/j', 1, { text: 'forget me' });
  const { receipt } = done(await store.commit(TENANT, { actor: system, command }));
  const index = receipt?.index ?? -1;
  await close();
  let isBroken = true;
  const journal: number[] = [];
  const options = {
    onErase: async (erasures: readonly { index: number }[]) => {
      await Promise.resolve();
      if (isBroken) throw new Error('the disk is full');
      journal.push(...erasures.map((each) => each.index));
    },
  };
  const broken = await openToyStore(db.connectionConfig, options);
  const erase = { stream: 'toy/j', name: 'erase', data: { index } };
  done(await broken.store.commit(TENANT, { actor: system, command: erase }));
  await broken.close();
  isBroken = false;
  ({ store, pool, close } = await openToyStore(db.connectionConfig, options));
  expect(journal).toEqual([index]);
  await checkAll();
});

test('while the database is away, commands wait, and then say that nothing was recorded', async () => {
  const { before, sum } = await loaded();
  await expect.poll(sum).toBe(before + 20);
  const connect = pool.connect.bind(pool) as (...args: unknown[]) => Promise<pg.PoolClient>;
  let isAway = true;
  pool.connect = ((...args: unknown[]) =>
    isAway
      ? Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
      : connect(...args)) as typeof pool.connect;
  const waiting = store.commit(TENANT, { actor: system, command: add('toy/f', 1) });
  setTimeout(() => {
    isAway = false;
  }, 300);
  done(await waiting);
  expect(await sum()).toBe(before + 21);
  isAway = true;
  const lost = store.commit(TENANT, { actor: system, command: add('toy/f', 1) });
  await expect(lost).rejects.toMatchObject({ name: 'StoreUnavailable' });
  isAway = false;
  expect(await sum()).toBe(before + 21);
});
