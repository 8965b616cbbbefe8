import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { livedTown, TENANT, type LivedTown } from '../read/testing.ts';
import { checkTenant } from '../check/index.ts';
import { domainParts } from '../parts.ts';
import { forgetWords } from './forget.ts';
import { startIndexer } from './follow.ts';
import { indexStep } from './index-step.ts';
import { indexAll } from './index-all.ts';
import { WordKeys } from './keys.ts';
import { openSearch, type Search } from './search.ts';
import type { Hits, SearchQuery } from './find.ts';
import { wordsAsked } from './words.ts';

const secret = Buffer.alloc(32, 7);
let db: TestDatabase;
let lived: LivedTown;
let search: Search;

beforeAll(async () => {
  db = await testDatabase();
  lived = await livedTown(db.connectionConfig, { problems: 250, days: 60, batch: 50 });
  search = openSearch(lived.pool, secret);
  await indexAll(lived.pool, TENANT, secret);
});

afterAll(async () => {
  await lived.close();
  await db.drop();
});

const everywhere = { scopes: 'all', within: [], barred: [] } as const;

function find(question: string, more: Partial<SearchQuery> = {}): Promise<Hits> {
  return search.find(TENANT, {
    words: wordsAsked(question),
    sight: everywhere,
    hands: [],
    filters: {},
    want: 1000,
    sightOf: () => 'whole',
    ...more,
  });
}

const titlesOf = async (hits: Hits) =>
  new Set(
    (
      await search.matters(
        TENANT,
        hits.hits.map(({ row }) => row.stream),
      )
    ).flatMap(({ texts }) =>
      texts.filter(({ field }) => field === 'title').map(({ text }) => text),
    ),
  );

describe('search', () => {
  test('finds every matter that holds all words, the newest first, and no other', async () => {
    const { rows } = await lived.pool.query<{ stream: string }>(
      `select v.stream from problem_view v join part p on p.tenant = v.tenant
         and p.index = v.registered_index and p.name = 'place'
       where p.content like '%小区7号%' order by v.registered_index desc`,
    );
    const { hits, next } = await find('小区 7号');
    const found = hits.map(({ row }) => row.stream);
    expect(rows.length).toBeGreaterThan(0);
    expect(found.filter((stream) => rows.some((row) => row.stream === stream))).toEqual(
      rows.map(({ stream }) => stream),
    );
    expect(next).toBeUndefined();
  });

  test('finds one by its number, and what staff wrote', async () => {
    const { rows } = await lived.pool.query<{ number: string; stream: string }>(
      'select number, stream from problem_view order by registered_index limit 1',
    );
    const { hits } = await find(rows[0]!.number);
    expect(hits.map(({ row }) => row.stream)).toContain(rows[0]!.stream);
    expect((await find('灯具')).hits.length).toBeGreaterThan(5);
  });

  test('pages through all without a gap or a matter twice', async () => {
    const all = (await find('楼')).hits.map(({ row }) => row.stream);
    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const { hits, next } = await find('楼', { want: 20, ...(after ? { after } : {}) });
      paged.push(...hits.map(({ row }) => row.stream));
      if (next === undefined) break;
      after = next;
    }
    expect(all.length).toBeGreaterThan(100);
    expect(paged).toEqual(all);
  });

  test('keeps to what the sight admits, and to the filters', async () => {
    const sight = { scopes: ['street-3'], within: ['street-3'], barred: [] };
    const { hits } = await find('楼', { sight });
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every(({ row }) => row.units.includes('street-3'))).toBe(true);
    for (const filters of [{ status: 'closed' }, { category: 'category-7' }, { open: true }]) {
      const some = (await find('楼', { filters })).hits;
      const all = (await find('楼')).hits;
      const [[name, value] = ['', '']] = Object.entries(filters);
      expect(some.length).toBeGreaterThan(0);
      expect(some.map(({ row }) => row.stream)).toEqual(
        all.filter(({ row }) => row[name as 'status'] === value).map(({ row }) => row.stream),
      );
    }
  });

  test('looks only at the words that a narrower sight shows', async () => {
    const narrow = (question: string, sight: 'part' | 'slip') =>
      find(question, { sightOf: () => sight });
    // A title, an answer, a place.
    expect((await narrow('楼道', 'slip')).hits).toEqual([]);
    expect((await narrow('楼道', 'part')).hits.length).toBeGreaterThan(0);
    expect((await narrow('灯具', 'part')).hits).toEqual([]);
    expect((await narrow('小区', 'slip')).hits.length).toBeGreaterThan(0);
    expect((await find('楼道', { sightOf: () => 'none' })).hits).toEqual([]);
  });
});

describe('the index', () => {
  const snapshot = async () =>
    (await lived.pool.query('select * from search order by tenant, stream')).rows;

  test('holds no word in the clear', async () => {
    const { rows } = await lived.pool.query<{ row: string }>('select s::text as row from search s');
    const all = rows.map(({ row }) => row).join('\n');
    expect(all).not.toMatch(/\p{Script=Han}/u);
  });

  test('made by steps of any size and made at once is the same', async () => {
    const before = await snapshot();
    await lived.pool.query('truncate search, search_cursor');
    const keys = new WordKeys(secret, TENANT);
    while ((await indexStep(lived.pool, TENANT, keys, { matters: 7, events: 30 })) !== 'done');
    expect(await snapshot()).toEqual(before);
  });

  test('follows the log while others write it, from where it was', async () => {
    const before = await snapshot();
    await lived.pool.query('truncate search');
    await lived.pool.query('update search_cursor set at = 0, rebuilt = null');
    const troubles: object[] = [];
    const indexer = startIndexer({
      pool: lived.pool,
      store: lived.store,
      secret,
      log: { warn: (facts) => void troubles.push(facts) },
      every: 10,
    });
    await expect
      .poll(async () => (await snapshot()).length, { timeout: 60_000 })
      .toBe(before.length);
    await indexer.stop();
    expect(troubles).toEqual([]);
    await indexAll(lived.pool, TENANT, secret);
    expect(await snapshot()).toEqual(before);
  });

  test('is made again under another version of ICU, and answers meanwhile', async () => {
    const before = await snapshot();
    await lived.pool.query("update search_cursor set stamp = '1 icu 60.1 key x'");
    const keys = new WordKeys(secret, TENANT);
    await indexStep(lived.pool, TENANT, keys, { matters: 7, events: 30 });
    expect(await search.isBuilding(TENANT)).toBe(true);
    expect((await find('楼')).hits.length).toBeGreaterThan(100);
    await indexAll(lived.pool, TENANT, secret);
    expect(await search.isBuilding(TENANT)).toBe(false);
    expect(await snapshot()).toEqual(before);
  });

  test('lets one of two processes work', async () => {
    const client = await lived.pool.connect();
    try {
      await client.query('begin');
      await client.query('select 1 from search_cursor for update');
      const keys = new WordKeys(secret, TENANT);
      expect(await indexStep(lived.pool, TENANT, keys, { matters: 7, events: 30 })).toBe('held');
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('an erasure', () => {
  test('takes the words with it, and they don’t come back', async () => {
    const { hits } = await find('楼道');
    const { stream, registered_index } = hits[3]!.row;
    const [matter] = await search.matters(TENANT, [stream]);
    const answer = await lived.store.commit(TENANT, {
      actor: { as: 'person', person: 'qu-office' },
      command: {
        stream,
        name: 'erase',
        data: { index: registered_index, part: 'text', reason: 'asked' },
      },
    });
    expect(answer).toHaveProperty('events');
    const { rows } = await lived.pool.query('select words, upto from search where stream = $1', [
      stream,
    ]);
    expect(rows[0].words).toEqual([]);
    // An indexer that read the words before and writes them after.
    await lived.pool.query(
      `insert into search as s select tenant, stream, at, $2, 1, 1, 1, '{1}' from search where stream = $1
       on conflict (tenant, stream) do update set words = excluded.words where s.upto <= excluded.upto`,
      [stream, matter!.upto],
    );
    await indexAll(lived.pool, TENANT, secret);
    expect((await find('楼道')).hits.map(({ row }) => row.stream)).not.toContain(stream);
    expect((await find('小区')).hits.map(({ row }) => row.stream)).toContain(stream);
    const after = await lived.pool.query<{ words: string[] }>(
      'select words from search where stream = $1',
      [stream],
    );
    expect(after.rows[0]!.words).not.toContain('1');
    expect(await titlesOf({ hits: (await find('小区')).hits })).not.toContain(
      matter!.texts.find(({ field }) => field === 'title')!.text,
    );
  });

  test('leaves nothing behind that `check` wouldn’t find', async () => {
    const check = async () => {
      const { findings } = await checkTenant({
        pool: lived.pool,
        parts: domainParts,
        tenant: TENANT,
        secret,
      });
      return findings.filter(({ table }) => table === 'search').map(({ detail }) => detail);
    };
    expect(await check()).toEqual([]);
    const stream = '(select e.stream from erasure x join event e on e.index = x.index limit 1)';
    await lived.pool.query(
      `update search set words = array[5::bigint] || words, whole = whole + 1 where stream = ${stream}`,
    );
    expect(await check()).toEqual(['words that no text holds']);
    await lived.pool.query(`update search set upto = 0, whole = 0 where stream = ${stream}`);
    expect(await check()).toEqual(['words of before an erasure']);
    await lived.pool.query('truncate search');
    await lived.pool.query('update search_cursor set rebuilt = at');
    await indexAll(lived.pool, TENANT, secret);
    expect(await check()).toEqual([]);
  }, 180_000);

  test('of several parts at once forgets them all', async () => {
    const client = await lived.pool.connect();
    const { hits } = await find('楼');
    const some = hits.slice(0, 5).map(({ row }) => row.registered_index);
    await client.query('begin');
    await forgetWords(
      client,
      TENANT,
      some.map((index) => ({ index, by_index: 1e9 })),
    );
    const { rows } = await client.query("select 1 from search where words = '{}' and upto = 1e9");
    await client.query('rollback');
    client.release();
    expect(rows.length).toBe(5);
  });
});
