import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { migrate } from '../schema/migrate.ts';
import { PlaceBook } from './book.ts';
import { importPlaces } from './import.ts';

const TENANT = 'bigtown';
const COUNT = 100_000;
let database: TestDatabase;
let pool: pg.Pool;
let book: PlaceBook;

const heads = '望江临湖翠竹金桂松涛云栖锦绣阳光长安永宁和平建设青年育才紫荆海棠梧桐银杏'.match(
  /../gu,
)!;
const tails = ['小区', '花园', '家园', '苑', '新村', '公寓', '嘉园', '大院'];

/** 100,000 buildings of 5,000 estates, as a large county has. */
function entries() {
  return Array.from({ length: COUNT }, (_, i) => {
    const n = Math.floor(i / 20);
    const head = `${heads[n % heads.length]}${heads[Math.floor(n / heads.length) % heads.length]}`;
    const estate = `${head}${String(Math.floor(n / 361) + 1)}${tails[n % tails.length]}`;
    return {
      estate,
      building: `${String((i % 20) + 1)}栋`,
      aliases: [],
      road: `${head}路${n}号`,
      grid: `G${n}`,
    };
  });
}

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const done = await work(client);
    await client.query('commit');
    return done;
  } finally {
    client.release();
  }
}

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ ...database.connectionConfig, max: 4 });
  await migrate(pool);
  const all = entries();
  const began = performance.now();
  const counts = await inTransaction((client) => importPlaces(client, TENANT, all));
  expect(counts.added + counts.same).toBe(COUNT);
  const imported = performance.now();
  book = new PlaceBook(pool, TENANT);
  await book.follow();
  const loaded = performance.now();
  console.log(
    `${book.size} places: imported in ${Math.round(imported - began)} ms, read in ${Math.round(loaded - imported)} ms`,
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('at 100,000 places a completion takes under 20 ms, whatever is typed', async () => {
  const typed = [
    '望',
    '望江',
    '江临',
    '小区',
    '苑',
    '1栋',
    '路',
    'wj',
    'wangjiang',
    'w',
    'xq',
    'ja3',
    '望江3',
    '翠竹 5',
    '没有这样的地方',
    'zzzz',
    'Riverside',
    '建设路',
    '梧桐银杏',
    '银杏银杏13家园20栋',
    '栋',
    '1',
    'G4',
    'a',
    '。',
  ];
  const times: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    for (const q of typed) {
      const began = performance.now();
      await book.follow();
      book.complete(q, { limit: 10, learned: true });
      times.push(performance.now() - began);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  console.log(`completion: p50 ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms`);
  // The machine that tests run on is shared; the limit itself is 20.
  expect(at(0.5)).toBeLessThan(20);
  expect(at(0.99)).toBeLessThan(60);
});

test('what begins a name comes first, and a name’s estate and building are found by parts', () => {
  const labels = (q: string) =>
    book.complete(q, { limit: 3, learned: true }).map((p) => p.estate + (p.building ?? ''));
  for (const label of labels('望江')) expect(label).toMatch(/^望江/);
  expect(labels('银杏银杏')[0]).toMatch(/^银杏银杏/);
  expect(labels('没有这样的地方')).toEqual([]);
});

test('a change is offered at once, and only what changed is read', async () => {
  await inTransaction((client) =>
    importPlaces(client, TENANT, [{ estate: '新落成小区', aliases: ['The New One'] }]),
  );
  await book.follow();
  expect(book.complete('新落成', { limit: 5, learned: true })[0]?.estate).toBe('新落成小区');
  expect(book.complete('the new', { limit: 5, learned: true })[0]?.estate).toBe('新落成小区');
});

test('an address is found in the midst of what was said', () => {
  expect(book.locate('我家在新落成小区3栋2单元501室，灯不亮')?.name).toEqual({
    estate: '新落成小区',
    building: '3栋',
  });
  expect(book.locate('the new one 附近')?.place?.estate).toBe('新落成小区');
});
