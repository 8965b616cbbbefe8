import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from './embedded/testing.ts';
import { add, done, openToyStore, system, TENANT } from './testing.ts';

let db: TestDatabase;
let opened: Awaited<ReturnType<typeof openToyStore>>;

beforeAll(async () => {
  db = await testDatabase();
  opened = await openToyStore(db.connectionConfig);
});

afterAll(async () => {
  await opened.close();
  await db.drop();
});

test('a command is recorded and answered with its receipt', async () => {
  const { store } = opened;
  const answer = done(await store.commit(TENANT, { actor: system, command: add('toy/a', 5) }));
  expect(answer.events.map((e) => [e.index, e.stream, e.seq, e.type])).toEqual([
    [0, 'toy/a', 1, 'Added'],
  ]);
  const [entry] = await store.entriesOf(TENANT, 'toy/a');
  expect(entry?.leafHash).toBe(answer.receipt?.leafHash);
  expect(entry?.event).toEqual(answer.events[0]);
  expect(await store.stateOf(TENANT, 'toy/a')).toEqual({
    seq: 1,
    state: { sum: 5, unit: '', secret: false },
  });
});

test('people and catalogue make the world', async () => {
  const { store } = opened;
  const command = {
    stream: 'people/all',
    name: 'open-unit',
    data: { unit: 'u1', kind: 'leading-office', names: { zh: '区', en: 'District' } },
  };
  done(await store.commit(TENANT, { actor: system, command }));
  const { world, names } = await store.worldOf(TENANT);
  expect(world.people.root).toBe('u1');
  expect(names).toEqual({ 'unit:u1': { zh: '区', en: 'District' } });
});

test('commands that wait share a batch and see each other', async () => {
  const { store } = opened;
  const answers = await Promise.all(
    Array.from({ length: 600 }, () =>
      store.commit(TENANT, { actor: system, command: add('toy/b', 1, { unit: 'u1' }) }),
    ),
  );
  expect(answers.map((a) => done(a).events[0]?.seq)).toEqual(answers.map((_, i) => i + 1));
  expect((await store.stateOf(TENANT, 'toy/b'))?.state).toMatchObject({ sum: 600 });
});
