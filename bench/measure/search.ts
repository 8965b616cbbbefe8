import type { SightFilter } from '../../src/store/read/open.ts';
import { indexAll, openSearch, wordsAsked, type Search } from '../../src/store/search/index.ts';
import { timed, type Spread } from '../stats.ts';
import { benchSecret, TENANT } from '../tenant.ts';
import { townWords } from '../town/words.ts';
import type { BenchDatabase } from './database.ts';

export interface SearchResult {
  /** Making the index of the whole tenant, without rest. */
  readonly made: { readonly seconds: number; readonly perSecond: number };
  readonly bytes: number;
  /** By what was asked, and from where: in ms. */
  readonly asked: { readonly [name: string]: Spread };
  /** How many were found of each, at most 1,001. */
  readonly found: { readonly [name: string]: number };
}

const RUNS = 100;
/** As the API asks for a first page with its facets. */
const WANT = 1_001;

const questions = {
  'in all': '小区',
  'in a quarter': '楼道灯',
  'two common words': '楼道灯 物业',
  'one estate, one thing': '东湖名邸 红绿灯',
  'common, never together': '楼道灯 公交站 红绿灯',
  'by initials': 'ldd',
  'in no text': '飞碟',
};

/** What staff wait for when they search, on a tenant of any size, from three places of the tree. */
export async function measureSearch(
  { pool }: BenchDatabase,
  sights: { readonly [name: string]: SightFilter },
  problems: number,
): Promise<SearchResult> {
  const began = performance.now();
  await indexAll(pool, TENANT, benchSecret);
  const seconds = (performance.now() - began) / 1000;
  await pool.query('vacuum analyze search');
  const search = openSearch(pool, benchSecret);
  const asked: { [name: string]: Spread } = {};
  const found: { [name: string]: number } = {};
  for (const [at, sight] of Object.entries(sights)) {
    for (const [name, words] of Object.entries(questions)) {
      const ask = () => find(search, sight, words);
      found[`${name}: ${at}`] = (await ask()).length;
      asked[`${name}: ${at}`] = await timed(RUNS, ask);
    }
    asked[`in a quarter, overdue: ${at}`] = await timed(RUNS, () =>
      find(search, sight, questions['in a quarter'], { overdue: true }),
    );
  }
  let turn = 0;
  const draft = () => townWords((turn = (turn * 48271 + 11) % problems), 7);
  asked['similar of a draft'] = await timed(RUNS, () =>
    search.similar(TENANT, draft(), () => 'whole'),
  );
  asked['similar, published'] = await timed(RUNS, () => search.similarPublished(TENANT, draft()));
  const { rows } = await pool.query<{ bytes: string }>(
    "select pg_total_relation_size('search') as bytes",
  );
  return {
    made: { seconds, perSecond: problems / seconds },
    bytes: Number(rows[0]?.bytes),
    asked,
    found,
  };
}

async function find(
  search: Search,
  sight: SightFilter,
  words: string,
  filters: { readonly overdue?: boolean } = {},
) {
  const { hits } = await search.find(TENANT, {
    words: wordsAsked(words),
    sight,
    hands: [],
    filters,
    want: WANT,
    sightOf: () => 'whole',
  });
  // And the page's texts, as they are marked.
  await search.matters(
    TENANT,
    hits.slice(0, 20).map(({ row }) => row.stream),
  );
  return hits;
}
