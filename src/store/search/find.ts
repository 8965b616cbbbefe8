import type { Pool } from 'pg';
import { fromCursor, toCursor } from '../read/cursor.ts';
import type { QueueRow, SightFilter } from '../read/reads.ts';
import { BUCKET, bucketOf, tag, type WordKeys } from './keys.ts';
import type { Tier } from './tiers.ts';

export interface SearchQuery {
  /** What must all be found. At least one word. */
  readonly words: readonly string[];
  readonly sight: SightFilter;
  /** Units whose own and superior assignments the reader handles: beside those that they look over. */
  readonly hands: readonly string[];
  readonly filters: SearchFilters;
  /** An opaque cursor of an earlier page. */
  readonly after?: string;
  /** So many matters are wanted; the answer may hold more. */
  readonly want: number;
  /** How much of a matter they see now; the index only says where to look. */
  readonly sightOf: (row: FoundRow) => Tier | 'none';
}

/** What sight and facets hang on: a thousand whole rows take longer to read than to find. */
export type FoundRow = Pick<QueueRow, (typeof columns)[number] | 'registered_index'>;

const columns = [
  'stream',
  'status',
  'category',
  'lead',
  'about',
  'units',
  'co_handlers',
  'assigned',
  'open',
  'overdue',
] as const satisfies readonly (keyof QueueRow)[];

export interface SearchFilters {
  readonly status?: string;
  readonly category?: string;
  readonly lead?: string;
  readonly open?: boolean;
  readonly overdue?: boolean;
}

export interface Hit {
  readonly row: FoundRow;
  readonly sight: Tier;
}

export interface Hits {
  /** Newest first. */
  readonly hits: readonly Hit[];
  /** Where to go on, if not all was looked at. */
  readonly next?: string;
}

/** Candidates of one statement, and of one question: then it says how far it came. */
const ROUND = 1_024;
const BUDGET = 12_000;
/** With more units than that their words cost more than they save. */
const MOST_UNITS = 64;

interface Candidate extends Omit<FoundRow, 'registered_index'> {
  readonly at: string;
  /** Its row fits the filters. */
  readonly fits: boolean;
}

/** From where the next statement goes on downwards, and in how many buckets. */
interface Place {
  before: number;
  span: number;
}

/**
 * Finds matters by words, the newest first. The index gives candidates by all the words there are of
 * a matter; each is then looked at as it is now: whether they see it, and where they see less than the
 * whole, whether the words are among those that they see.
 */
export async function findMatters(
  pool: Pool,
  tenant: string,
  keys: WordKeys,
  query: SearchQuery,
): Promise<Hits> {
  const top = await topOf(pool, tenant);
  const [after] = query.after === undefined ? [top] : fromCursor(query.after, [0] as const);
  const place: Place = { before: Math.min(after, top), span: 2 };
  const hits: Hit[] = [];
  let looked = 0;
  while (place.before > 0 && hits.length < query.want && looked < BUDGET) {
    const candidates = await candidatesIn(pool, tenant, keys, query, place);
    looked += candidates.length;
    hits.push(...(await seenBy(pool, tenant, keys, query, candidates)));
    advance(place, candidates);
  }
  return { hits, ...(place.before > 0 ? { next: toCursor([place.before]) } : {}) };
}

/** The cursor behind a hit. */
export function afterHit({ row }: Hit): string {
  return toCursor([row.registered_index]);
}

function advance(place: Place, candidates: readonly Candidate[]): void {
  const last = candidates.at(-1);
  if (candidates.length >= ROUND && last) {
    place.before = Number(last.at);
    return;
  }
  const lowest = Math.max(0, bucketOf(place.before - 1) - place.span + 1);
  place.before = lowest * BUCKET;
  // Words that are rare are soon looked for everywhere.
  place.span = Math.min(place.span * 4, 64);
}

async function topOf(pool: Pool, tenant: string): Promise<number> {
  const { rows } = await pool.query<{ size: string }>({
    name: 'search-size',
    text: 'select size from head where tenant = $1',
    values: [tenant],
  });
  return Number(rows[0]?.size ?? 0);
}

const viewColumns = columns.map((name) => `v."${name}"`).join(', ');

async function candidatesIn(
  pool: Pool,
  tenant: string,
  keys: WordKeys,
  { words, sight, hands, filters }: SearchQuery,
  { before, span }: Place,
): Promise<readonly Candidate[]> {
  const highest = bucketOf(before - 1);
  const buckets = Array.from({ length: span }, (_, i) => highest - i).filter((b) => b >= 0);
  const all = [
    ...words,
    ...(filters.category === undefined ? [] : [tag.category(filters.category)]),
    ...(filters.lead === undefined ? [] : [tag.unit(filters.lead)]),
    ...(filters.open === true || filters.overdue === true ? [tag.open] : []),
  ];
  const isNarrow = sight.scopes !== 'all' && sight.within.length <= MOST_UNITS;
  const any = [...sight.within.map(tag.unit), ...hands.map(tag.assigned)];
  const values = [
    tenant,
    before,
    ROUND,
    buckets.map((bucket) => keys.array(all, bucket)),
    sight.barred,
    filters.status ?? null,
    filters.category ?? null,
    filters.lead ?? null,
    filters.open ?? null,
    filters.overdue ?? null,
    ...(isNarrow ? [buckets.map((bucket) => keys.array(any, bucket))] : []),
  ];
  const { rows } = await pool.query<Candidate>({
    text: `with found as materialized (
        select s.stream, s.at
        from unnest($4::text[]${isNarrow ? ', $11::text[]' : ''}) as b(must${isNarrow ? ', either' : ''})
        cross join lateral (
          select stream, at from search
          where tenant = $1 and at < $2 and words @> b.must::bigint[]
            ${isNarrow ? 'and words && b.either::bigint[]' : ''}
          order by at desc limit $3
        ) s
        order by s.at desc limit $3
      )
      select f.at, v.stream is not null as fits, ${viewColumns}
      from found f left join problem_view v on v.tenant = $1 and v.stream = f.stream
        and (v.about is null or v.about <> all($5::text[]))
        and ($6::text is null or v.status = $6) and ($7::text is null or v.category = $7)
        and ($8::text is null or v.lead = $8) and ($9::boolean is null or v.open = $9)
        and ($10::boolean is null or (v.open and v.overdue) = $10)
      order by f.at desc`,
    values,
  });
  return rows;
}

async function seenBy(
  pool: Pool,
  tenant: string,
  keys: WordKeys,
  { words, sightOf }: SearchQuery,
  candidates: readonly Candidate[],
): Promise<readonly Hit[]> {
  const hits = candidates.flatMap(({ at, fits, ...rest }): Hit[] => {
    if (!fits) return [];
    const row = { ...rest, registered_index: Number(at) };
    const sight = sightOf(row);
    return sight === 'none' ? [] : [{ row, sight }];
  });
  const narrow = hits.filter(({ sight }) => sight !== 'whole');
  if (narrow.length === 0) return hits;
  const { rows } = await pool.query<{ stream: string }>({
    name: 'search-tiers',
    text: `select s.stream
      from unnest($2::text[], $3::boolean[], $4::text[]) as h(stream, is_slip, must)
      join search s on s.tenant = $1 and s.stream = h.stream
      where s.words[1 : case when h.is_slip then s.slip else s.part end] @> h.must::bigint[]`,
    values: [
      tenant,
      narrow.map(({ row }) => row.stream),
      narrow.map(({ sight }) => sight === 'slip'),
      narrow.map(({ row }) => keys.array(words, bucketOf(row.registered_index))),
    ],
  });
  const fine = new Set(rows.map(({ stream }) => stream));
  return hits.filter(({ row, sight }) => sight === 'whole' || fine.has(row.stream));
}
