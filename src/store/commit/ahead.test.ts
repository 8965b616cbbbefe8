import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../kernel/decider.ts';
import { checkTenant } from '../check/index.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { CommandFailed } from '../errors.ts';
import type { CommitStep, Store } from '../store.ts';
import { views } from '../schema/problem-view.ts';
import { add, openToyStore, quiet, START, system, TENANT, toyParts } from '../testing.ts';
import { Ahead } from './ahead.ts';
import type { Decided } from './batch.ts';
import type { Engine, Waiting } from './engine.ts';
import { hasLanded } from './recover.ts';
import { runAhead, runBatch } from './run.ts';
import { batchWriter } from './write.ts';

let db: TestDatabase;
let store: Store;
let pool: pg.Pool;
let close: () => Promise<void>;
/** The steps since the last gate was set up. */
let steps: CommitStep[] = [];
/** What the next batch does once it is written, before its commit. */
let gate: (() => Promise<void>) | undefined;
let isAnswerLost = false;
/** What the next batch does when it is decided. */
let atDecided: (() => Promise<void>) | undefined;

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(async () => {
  await db.drop();
});

beforeEach(async () => {
  ({ store, pool, close } = await openToyStore(db.connectionConfig, {
    fault: async (step) => {
      steps.push(step);
      if (step === 'committed' && isAnswerLost) {
        isAnswerLost = false;
        throw new Error('the answer is lost');
      }
      if (step === 'decided') {
        const held = atDecided;
        atDecided = undefined;
        await held?.();
      }
      if (step !== 'written') return;
      const held = gate;
      gate = undefined;
      await held?.();
    },
  }));
  // The writer now knows the head: the next batch may be built upon.
  await commit(add('toy/warm', 1));
});

afterEach(async () => {
  const { findings } = await checkTenant({ pool, parts: toyParts, tenant: TENANT });
  expect(findings).toEqual([]);
  await close();
});

const commit = (command: Command, key?: string) =>
  store.commit(TENANT, {
    actor: system,
    command,
    ...(key === undefined ? {} : { idempotency: { key, fingerprint: 'f' } }),
  });
const versionOf = async () =>
  Number((await pool.query<{ version: string }>('select version from head')).rows[0]?.version);
const sumOf = async (stream: string) =>
  ((await store.stateOf(TENANT, stream))?.state as { sum: number } | undefined)?.sum;

/**
 * Writes the first command and holds its batch before the commit, until the others are decided
 * ahead and `meanwhile` is over.
 */
async function pipelined(
  first: () => Promise<unknown>,
  others: () => Promise<unknown>[],
  meanwhile: () => Promise<void> = () => Promise.resolve(),
) {
  const isWritten = Promise.withResolvers<undefined>();
  const mayCommit = Promise.withResolvers<undefined>();
  steps = [];
  gate = () => {
    isWritten.resolve(undefined);
    return mayCommit.promise;
  };
  const one = first();
  await isWritten.promise;
  const rest = others();
  // Read for once by the batch that is held, and once ahead.
  await expect.poll(() => steps.filter((step) => step === 'loaded').length).toBe(2);
  await meanwhile();
  mayCommit.resolve(undefined);
  const [answer, ...answers] = await Promise.allSettled([one, ...rest]);
  const valueOf = (r: PromiseSettledResult<unknown>) =>
    r.status === 'fulfilled' ? r.value : (r.reason as unknown);
  return { first: valueOf(answer), others: answers.map(valueOf) };
}

test('the next batch is decided on what the one that is being written leaves', async () => {
  const version = await versionOf();
  const { others } = await pipelined(
    () => commit(add('toy/a', 5)),
    () => [add('toy/a', -4), add('toy/a', -2), add('toy/a', -1)].map((each) => commit(each)),
  );
  expect(others[0]).toMatchObject({ events: [{ seq: 2, data: { balance: 1 } }] });
  expect(others[1]).toEqual({ refused: 'overdrawn', detail: { sum: 1 } });
  expect(others[2]).toMatchObject({ events: [{ seq: 3, data: { balance: 0 } }] });
  expect(await versionOf()).toBe(version + 2);
  // It wasn't loaded again under the lock.
  expect(steps.filter((step) => step === 'loaded')).toHaveLength(2);
});

test('a key that the batch before is answering is answered alike', async () => {
  const ask = () => commit(add('toy/b', 1), 'the key of b');
  const { first, others } = await pipelined(ask, () => [ask(), commit(add('toy/b', 1))]);
  expect(others[0]).toEqual({ ...(first as object), replayed: true });
  expect(await sumOf('toy/b')).toBe(2);
});

test('what the batch before wrote can be erased, once', async () => {
  const size = (await store.logs.head(TENANT))?.size;
  const erase = { stream: 'toy/e', name: 'erase', data: { index: size } };
  const { others } = await pipelined(
    () => commit(add('toy/e', 1, { text: 'a name to forget' })),
    () => [commit(erase), commit(erase)],
  );
  expect(others).toMatchObject([{ events: [{ type: 'Erased' }] }, { refused: 'already-erased' }]);
  expect((await store.entriesOf(TENANT, 'toy/e'))[0]?.parts).toEqual({ person: null });
});

test('refusals alone are given under the lock', async () => {
  const version = await versionOf();
  const { others } = await pipelined(
    () => commit(add('toy/r', 1)),
    () => [commit(add('toy/r', -2))],
  );
  expect(others[0]).toEqual({ refused: 'overdrawn', detail: { sum: 1 } });
  expect(await versionOf()).toBe(version + 1);
  expect(steps.filter((step) => step === 'loaded')).toHaveLength(3);
});

describe('is decided anew', () => {
  test('after a batch that the database refused', async () => {
    const overflow = { stream: 'toy/o', name: 'overflow', data: {} };
    const { first, others } = await pipelined(
      () => commit(overflow),
      // Decided ahead there is enough of it.
      () => [commit(add('toy/o', -1)), commit(add('toy/o', 2))],
    );
    expect(first).toBeInstanceOf(CommandFailed);
    expect(others[0]).toEqual({ refused: 'overdrawn', detail: { sum: 0 } });
    expect(others[1]).toMatchObject({ events: [{ seq: 1 }] });
    expect(await sumOf('toy/o')).toBe(2);
  });

  test.each([
    ['did not land', cutOff, 4],
    ['landed', loseTheAnswer, 3],
  ] as const)('after a batch in doubt that %s', async (what, spring, loads) => {
    const stream = `toy/${what.replaceAll(' ', '-')}`;
    const { first, others } = await pipelined(
      () => commit(add(stream, 3)),
      () => [commit(add(stream, -3)), commit(add(stream, -1))],
      spring,
    );
    expect(first).toMatchObject({ events: [{ seq: 1 }] });
    expect(others[0]).toMatchObject({ events: [{ seq: 2 }] });
    expect(others[1]).toEqual({ refused: 'overdrawn', detail: { sum: 0 } });
    expect(steps.filter((step) => step === 'loaded')).toHaveLength(loads);
  });

  test('if another process writes in between', async () => {
    const other = await openToyStore(db.connectionConfig);
    const { others } = await pipelined(
      () => commit(add('toy/x', 1)),
      () => [commit(add('toy/x', -1)), commit(add('toy/x', 7))],
      async () => {
        // By then the first batch is committed.
        atDecided = async () => {
          const taken = { actor: system, command: add('toy/x', -1) };
          expect(await other.store.commit(TENANT, taken)).toMatchObject({ events: [{ seq: 2 }] });
        };
        await Promise.resolve();
      },
    );
    expect(others[0]).toEqual({ refused: 'overdrawn', detail: { sum: 0 } });
    expect(others[1]).toMatchObject({ events: [{ seq: 3 }] });
    await other.close();
  });
});

test('a batch that is taken for lost can never be written', async () => {
  const engine: Engine = {
    pool,
    parts: toyParts,
    clock: () => START,
    secret: Buffer.alloc(32, 7),
    log: quiet,
    write: batchWriter(views),
    signerOf: () => Promise.reject(new Error('nothing is published here')),
    notify: () => undefined,
  };
  const waiting = (command: Command): Waiting => ({
    request: { actor: system, command },
    answer: () => undefined,
    fail: () => undefined,
  });
  const first = await runBatch(engine, TENANT, [waiting(add('toy/l', 1))], undefined, () => {
    throw new Error('a writer that knew no head builds on nothing');
  });
  const queue = [waiting(add('toy/l', 1))];
  const ahead = new Ahead(engine, TENANT, queue, first);
  await expect.poll(() => ahead.taken.length).toBe(1);
  const decided = (await ahead.close()) as Decided;
  expect(await hasLanded(engine, TENANT, first)).toBe(true);
  expect(await hasLanded(engine, TENANT, decided)).toBe(false);
  await expect(runAhead(engine, TENANT, decided, () => undefined)).rejects.toThrow('division');
  expect(await sumOf('toy/l')).toBe(1);
});

/** Ends the connections of the store. */
async function cutOff() {
  const admin = new pg.Client(db.connectionConfig);
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await admin.end();
}

/** Has the batch commit, and the store not know it. */
async function loseTheAnswer() {
  isAnswerLost = true;
  await Promise.resolve();
}
