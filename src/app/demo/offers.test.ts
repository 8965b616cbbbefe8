import { afterAll, beforeAll, expect, test } from 'vitest';
import { Pool } from 'pg';
import { domainParts, openStore, type Store } from '../../store/index.ts';
import { testDatabase, type TestDatabase } from '../../store/embedded/testing.ts';
import { indexAll, openSearch } from '../../store/search/index.ts';
import { buildDemo, DEMO } from './build.ts';

const secret = Buffer.alloc(32, 9);
let db: TestDatabase;
let pool: Pool;
let store: Store;

beforeAll(async () => {
  db = await testDatabase();
  pool = new Pool({ ...db.connectionConfig, max: 4 });
  const clock = { now: 0 };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  store = await openStore({ pool, parts: domainParts, clock: () => clock.now, secret, log });
  await buildDemo(store, clock, Date.parse('2026-11-25T02:00:00Z'), 'huiyin.test/demo');
  await indexAll(pool, DEMO, secret);
}, 120_000);
afterAll(async () => {
  await store.close();
  await pool.end();
  await db.drop();
});

const published = '柳园12号院无物业管理';

test.each([
  [published, ''],
  [published, '柳园社区'],
  [published, '柳园12号院3号楼'],
  ['柳园12号院没有物业', ''],
  ['院里没有物业管理', '柳园12号院3号楼'],
  ['小区没有物业', '柳园12号院3号楼'],
])('a visitor of the demo who tells of %s at “%s” is offered it first', async (title, place) => {
  const search = openSearch(pool, secret);
  const [first] = await search.similarPublished(DEMO, { title, description: '', place });
  expect(first?.title).toBe(published);
});

test.each([
  ['垃圾没人清运', '柳园12号院3号楼'],
  ['电梯停运', '柳园社区'],
])('who tells of %s at “%s” is not', async (title, place) => {
  const search = openSearch(pool, secret);
  const offers = await search.similarPublished(DEMO, { title, description: '', place });
  expect(offers.map((offer) => offer.title)).not.toContain(published);
});
