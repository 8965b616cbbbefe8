import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../kernel/decider.ts';
import { checkTenant } from '../check/index.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { CommandFailed, UnknownTenant } from '../errors.ts';
import type { Erasure, Store } from '../store.ts';
import { add, done, openToyStore, START, system, TENANT, toyParts } from '../testing.ts';

let db: TestDatabase;
let store: Store;
let pool: pg.Pool;
let close: () => Promise<void>;
let now = START;
const erased: Erasure[] = [];

beforeAll(async () => {
  db = await testDatabase();
  ({ store, pool, close } = await openToyStore(db.connectionConfig, {
    clock: () => now,
    onErase: async (erasures) => {
      erased.push(...erasures);
      await Promise.resolve();
    },
  }));
});

afterAll(async () => {
  await close();
  await db.drop();
});

afterEach(async () => {
  const { findings } = await checkTenant({ pool, parts: toyParts, tenant: TENANT });
  expect(findings).toEqual([]);
});

const commit = (command: Command, actor: Actor = system) =>
  store.commit(TENANT, { actor, command });
const together = (...commands: readonly Command[]) => Promise.all(commands.map((c) => commit(c)));
const sumOf = async (stream: string) =>
  ((await store.stateOf(TENANT, stream))?.state as { sum: number } | undefined)?.sum;
const sizeOf = async () => (await store.logs.head(TENANT))?.size ?? 0;
const versionOf = async () =>
  Number((await pool.query<{ version: string }>('select version from head')).rows[0]?.version);

test('what waits together is one transaction, gapless and in order', async () => {
  const [version, size] = [await versionOf(), await sizeOf()];
  const commands = Array.from({ length: 200 }, (_, i) => add(`toy/g${i % 7}`, 1));
  const answers = await together(...commands);
  expect(await versionOf()).toBe(version + 1);
  expect(answers.map((a) => done(a).events[0]?.index)).toEqual(commands.map((_, i) => size + i));
});

test('commands wait for an unknown tenant in vain', async () => {
  await expect(store.commit('nobody', { actor: system, command: add('toy/a', 1) })).rejects.toThrow(
    UnknownTenant,
  );
});

describe('refusals', () => {
  test('record nothing and see what came before them in the batch', async () => {
    const size = await sizeOf();
    const [first, second, third] = await together(
      add('toy/r', 5),
      add('toy/r', -7),
      add('toy/r', -5),
    );
    expect(second).toEqual({ refused: 'overdrawn', detail: { sum: 5 } });
    expect([done(first!).events[0]?.seq, done(third!).events[0]?.seq]).toEqual([1, 2]);
    expect(await sizeOf()).toBe(size + 2);
  });

  test('a batch of refusals writes nothing', async () => {
    const version = await versionOf();
    await together(add('toy/none', -1), add('toy/none', -1));
    expect(await versionOf()).toBe(version);
    expect(await store.stateOf(TENANT, 'toy/none')).toBeUndefined();
  });

  test('nobody without an authority gets to decide', async () => {
    expect(await commit(add('toy/r', 1), { as: 'anyone' })).toEqual({ refused: 'not-allowed' });
  });
});

describe('clocks', () => {
  test('a due clock fires before the command, also before one that is refused', async () => {
    await commit(add('toy/c', 1, { unit: 'bell' }));
    now += 61_000;
    expect(await store.dueStreams(TENANT, '2026-11-24T09:01:01Z', 9)).toEqual(['toy/c']);
    // 1 from the addition, 1000 from the bell: only with it is there enough.
    const answers = await together(add('toy/c', -5000), add('toy/c', -1001));
    expect(answers[0]).toEqual({ refused: 'overdrawn', detail: { sum: 1001 } });
    expect(done(answers[1]!).events.map((e) => e.seq)).toEqual([3]);
    const entries = await store.entriesOf(TENANT, 'toy/c');
    expect(entries.map(({ event }) => event.type)).toEqual(['Added', 'Rang', 'Added']);
  });

  test('a sweep only settles, and only the system sweeps', async () => {
    await commit(add('toy/d', 1, { unit: 'bell' }));
    now += 60_000;
    const settle = { stream: 'toy/d', name: 'settle', data: {} };
    expect(await commit(settle, { as: 'person', person: 'p' })).toEqual({ refused: 'not-allowed' });
    expect(await sumOf('toy/d')).toBe(1001);
    expect(done(await commit(settle)).events).toEqual([]);
    expect(await store.dueStreams(TENANT, '2027-11-24T09:01:01Z', 9)).not.toContain('toy/d');
  });
});

describe('reactions', () => {
  test('bring about facts on another stream in the same answer', async () => {
    await commit(add('toy/from', 10));
    const transfer = { stream: 'toy/from', name: 'transfer', data: { to: 'dest', n: 4 } };
    const { events } = done(await commit(transfer));
    expect(events.map((e) => e.stream)).toEqual(['toy/from', 'toy/dest']);
    expect([await sumOf('toy/from'), await sumOf('toy/dest')]).toEqual([6, 4]);
  });

  test('a refused reaction refuses the whole, and the next command sees nothing of it', async () => {
    await commit(add('toy/from2', 10));
    // A transfer of a negative sum asks the other stream for what it hasn't.
    const transfer = { stream: 'toy/from2', name: 'transfer', data: { to: 'poor', n: -3 } };
    const answers = await together(transfer, add('toy/from2', 1), add('toy/poor', 2));
    expect(answers[0]).toEqual({ refused: 'overdrawn', detail: { sum: 0 } });
    expect([await sumOf('toy/from2'), await sumOf('toy/poor')]).toEqual([11, 2]);
  });

  test('a command reads the streams that it declares', async () => {
    await commit(add('toy/seen', 42));
    await commit({ stream: 'toy/peeker', name: 'peek', data: { other: 'toy/seen' } });
    expect(await sumOf('toy/peeker')).toBe(42);
  });
});

describe('poison', () => {
  const poison = (name: string, data: object = {}) => ({ stream: 'toy/p', name, data });

  test.each([
    ['a command that throws', poison('break')],
    ['a command that the database refuses', poison('overflow')],
    ['free text in the data', poison('swear', { word: 'free text' })],
    ['a stream of no concept', { stream: 'nothing/p', name: 'add', data: { n: 1 } }],
    ['a malformed stream id', add('toy/a b', 1)],
    ['a second people', { stream: 'people/other', name: 'leave', data: { person: 'p' } }],
    ['a lone surrogate in a part', add('toy/p', 1, { text: '\ud800' })],
  ])('%s fails alone', async (_, bad) => {
    const before = (await sumOf('toy/p')) ?? 0;
    const results = await Promise.allSettled([
      commit(add('toy/p', 1)),
      commit(bad),
      commit(add('toy/p', 1)),
    ]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: expect.any(CommandFailed) as unknown });
    expect(await sumOf('toy/p')).toBe(before + 2);
  });

  test('texts with NUL and odd characters are kept as they are', async () => {
    const text = 'a\u0000b\u2028"\\\'😀';
    await commit(add('toy/odd', 1, { text }));
    const [entry] = await store.entriesOf(TENANT, 'toy/odd');
    expect(entry?.parts).toEqual({ text, person: null });
  });
});

describe('idempotency', () => {
  const request = (key: string, n: number, fingerprint = `f${n}`) => ({
    actor: system,
    command: add('toy/i', n),
    idempotency: { key, fingerprint },
    keep: { code: `tracking-code-${key}` },
  });

  test('the same key answers the same, in one batch and later', async () => {
    const ask = () => store.commit(TENANT, request('k1', 1));
    const [first, second] = await Promise.all([ask(), ask()]);
    const third = await ask();
    expect(first).toMatchObject({ keep: { code: 'tracking-code-k1' } });
    expect(second).toEqual({ ...first, replayed: true });
    expect(third).toEqual({ ...first, replayed: true });
    expect(await sumOf('toy/i')).toBe(1);
  });

  test('another request under the same key is refused', async () => {
    await store.commit(TENANT, request('k2', 1));
    const again = await store.commit(TENANT, request('k2', 2));
    expect(again).toEqual({ refused: 'idempotency-key-reused' });
  });

  test('a refusal is not remembered', async () => {
    const refused = await store.commit(TENANT, request('k3', -1000));
    expect(refused).toMatchObject({ refused: 'overdrawn' });
    expect(done(await store.commit(TENANT, request('k3', 1))).replayed).toBeUndefined();
  });

  test('the table gives away neither key nor code', async () => {
    const { rows } = await pool.query<{ dump: string }>(
      `select string_agg(i::text || encode(answer, 'hex'), '') as dump from idempotency i`,
    );
    const dump = rows[0]?.dump ?? '';
    const hex = Buffer.from('tracking-code').toString('hex');
    expect([dump.includes('tracking-code'), dump.includes(hex), dump.includes('k1')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('erasure', () => {
  const erase = (stream: string, index: number) => ({ stream, name: 'erase', data: { index } });

  test('deletes the part, keeps the commitment and tells the journal', async () => {
    const { receipt } = done(await commit(add('toy/e', 1, { text: 'a name to forget' })));
    const index = receipt?.index ?? -1;
    await commit(erase('toy/e', index));
    const [entry] = await store.entriesOf(TENANT, 'toy/e');
    expect(entry?.parts).toEqual({ person: null });
    expect(erased).toContainEqual({ tenant: TENANT, index, part: 'text', at: expect.any(String) });
    const open = await pool.query('select from erasure where not journaled');
    expect(open.rowCount).toBe(0);
  });

  test('works on what the same batch wrote', async () => {
    const size = await sizeOf();
    const [, answer] = await together(
      add('toy/e2', 1, { text: 'gone at once' }),
      erase('toy/e2', size),
    );
    expect(done(answer!).events).toHaveLength(1);
    const [entry] = await store.entriesOf(TENANT, 'toy/e2');
    expect(entry?.parts).toEqual({ person: null });
  });

  test('reaches no part of another stream, nor one that is not there yet', async () => {
    const { receipt } = done(await commit(add('toy/e3', 1, { text: 'not yours' })));
    expect(await commit(erase('toy/e4', receipt?.index ?? 0))).toEqual({ refused: 'unknown-part' });
    expect(await commit(erase('toy/e4', 1e9))).toEqual({ refused: 'unknown-part' });
    expect((await store.entriesOf(TENANT, 'toy/e3'))[0]?.parts['text']).toBe('not yours');
  });
});

describe('an erasure again', () => {
  const erase = (stream: string, index: number) => ({ stream, name: 'erase', data: { index } });

  test('is refused, in a batch of its own or in the same', async () => {
    const { receipt } = done(await commit(add('toy/e5', 1, { text: 'once is enough' })));
    const index = receipt?.index ?? -1;
    const answers = await together(erase('toy/e5', index), erase('toy/e5', index));
    const size = await sizeOf();
    expect(answers[1]).toEqual({ refused: 'already-erased' });
    expect(await commit(erase('toy/e5', index))).toEqual({ refused: 'already-erased' });
    expect(await sizeOf()).toBe(size);
  });

  test('is none where there was no such part', async () => {
    const { receipt } = done(await commit(add('toy/e6', 1)));
    done(await commit(erase('toy/e6', receipt?.index ?? -1)));
    const last = (await sizeOf()) - 1;
    expect(await commit(erase('toy/e6', last))).toEqual({ refused: 'unknown-part' });
  });
});

describe('restricted events', () => {
  test('show a day and a commitment, and are folded all the same', async () => {
    await commit({ stream: 'toy/w', name: 'whisper', data: { n: 7 } });
    expect(await sumOf('toy/w')).toBe(7);
    const { rows } = await pool.query<{ leaf: string }>(
      `select leaf from event where stream = 'toy/w'`,
    );
    const leaf = JSON.parse(rows[0]?.leaf ?? '') as object;
    expect(Object.keys(leaf).sort()).toEqual(['at', 'body', 'index', 'tenant', 'type', 'v']);
    expect(leaf).toMatchObject({ type: 'restricted', at: '2026-11-24' });
    const [entry] = await store.entriesOf(TENANT, 'toy/w');
    expect(entry).toMatchObject({ restricted: true, event: { type: 'Whispered', data: { n: 7 } } });
  });

  test('a stream that turns sensitive is restricted from that event on', async () => {
    await together(add('toy/h', 1), { stream: 'toy/h', name: 'hide', data: {} }, add('toy/h', 1));
    const entries = await store.entriesOf(TENANT, 'toy/h');
    expect(entries.map((e) => e.restricted)).toEqual([false, true, true]);
  });
});

describe('time', () => {
  test('never runs backwards in a log, whatever the clock does', async () => {
    now += 3_600_000;
    const [a] = done(await commit(add('toy/t', 1))).events;
    now -= 7_200_000;
    const [b] = done(await commit(add('toy/t', 1))).events;
    expect(b?.at).toBe(a?.at);
    now += 7_200_000;
  });

  test('is cut to the hour where the type says so', async () => {
    const [event] = done(await commit({ stream: 'toy/hour', name: 'hide', data: {} })).events;
    expect(event?.at).toMatch(/^2026-11-24T\d\dZ$/);
  });
});

test('a person has one who a stream, different in each, and the store knows whom', async () => {
  const person: Actor = { as: 'person', person: 'wang' };
  const answers = await Promise.all(
    ['toy/x', 'toy/x', 'toy/y'].map((stream) => commit(add(stream, 1), person)),
  );
  const [a, b, c] = answers.map((answer) => done(answer).events[0]?.by.who);
  expect(a).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(b).toBe(a);
  expect(c).not.toBe(a);
  expect(await store.personsOf(TENANT, 'toy/x')).toEqual({ [a ?? '']: 'wang' });
  expect(await store.whoOf(TENANT, 'toy/x', 'wang')).toBe(a);
});

test('a code opens the stream that lists it, and no longer when it does not', async () => {
  await commit(add('toy/k', 1, { unit: 'one' }));
  expect(await store.streamOfCode(TENANT, 'code-of-k-one')).toBe('toy/k');
  await commit(add('toy/k', 1, { unit: 'two' }));
  expect(await store.streamOfCode(TENANT, 'code-of-k-one')).toBeUndefined();
  expect(await store.streamOfCode(TENANT, 'code-of-k-two')).toBe('toy/k');
});
