import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from './embedded/testing.ts';
import type { Store } from './store.ts';
import { openToyStore, START, TENANT } from './testing.ts';

let db: TestDatabase;
let opened: Awaited<ReturnType<typeof openToyStore>>;
let store: Store;

beforeAll(async () => {
  db = await testDatabase();
  opened = await openToyStore(db.connectionConfig);
  ({ store } = opened);
});

afterAll(async () => {
  await opened.close();
  await db.drop();
});

const names = { zh: '区', en: 'District' };

test('a tenant has a log with its own key, and a checkpoint of nothing', async () => {
  const created = await store.createTenant({ tenant: 'haidian', origin: 'h.test/log', names });
  expect(created).toMatchObject({ tenant: 'haidian', names, demo: false });
  expect(await store.tenant('haidian')).toEqual(created);
  expect((await store.tenants()).map(({ tenant }) => tenant)).toEqual(['haidian', TENANT]);
  expect(await store.logs.checkpoint('haidian')).toMatch(/^h\.test\/log\n0\n/);
});

test.each(['A', 'a', '1a', 'a_b', 'a'.repeat(32), 'api', 'console', 'log', ''])(
  'the name %j is refused',
  async (tenant) => {
    const answer = await store.createTenant({ tenant, origin: `x.test/${tenant}`, names });
    expect(answer).toMatchObject({ refused: expect.stringMatching(/tenant-name$/) as unknown });
  },
);

test.each(['https://x.test', 'a b', '', 'a+b'])('the origin %j is refused', async (origin) => {
  expect(await store.createTenant({ tenant: 'other', origin, names })).toEqual({
    refused: 'bad-origin',
  });
});

test('a name and an origin are taken once', async () => {
  const again = { tenant: TENANT, origin: 'fresh.test', names };
  expect(await store.createTenant(again)).toEqual({ refused: 'tenant-exists' });
  const stolen = { tenant: 'thief', origin: 'huiyin.test/toy', names };
  expect(await store.createTenant(stolen)).toEqual({ refused: 'origin-exists' });
});

test('another secret opens no key', async () => {
  const other = openToyStore(db.connectionConfig, {
    secret: Buffer.alloc(32, 8),
    clock: () => START,
  });
  await expect(other).rejects.toThrow();
});
