import type { Pool } from 'pg';
import { BUCKET, bucketOf, type WordKeys } from './keys.ts';
import { pairs, type Weight, type Words } from './likeness.ts';
import { wordsAsked } from './words.ts';

/** Something that the draft says or names, as what must be found of it. */
interface Feature {
  readonly words: readonly string[];
  readonly isPlace: boolean;
}

export interface Candidates {
  /** The most promising first. */
  readonly streams: readonly string[];
  readonly weight: Weight;
}

/** How many of the newest buckets are looked through: some months of a large town. */
const BUCKETS = 6;
/** How many of the newest buckets tell how common a word is. */
const SAMPLE = 2;
/** A word of more matters of a bucket than this is common, and it matters no more how common. */
const COMMON = 300;
const EACH = 25;
const MOST = 40;

/**
 * Matters that share rare words with a draft, out of the index and by its words alone. `as` says under
 * what name the index knows a word: published ones stand apart.
 */
export async function candidatesFor(
  pool: Pool,
  tenant: string,
  keys: WordKeys,
  draft: Words,
  as: (word: string) => string,
): Promise<Candidates> {
  const features = featuresOf(draft);
  const top = await topBucket(pool, tenant);
  const buckets = Array.from({ length: BUCKETS }, (_, i) => top - i).filter((b) => b >= 0);
  const key = (words: readonly string[], bucket: number) => keys.array(words.map(as), bucket);
  const counts = await countsOf(
    pool,
    tenant,
    buckets.slice(0, SAMPLE).map((bucket) => features.map(({ words }) => key(words, bucket))),
  );
  const ranked = features
    .map((feature, i) => ({ ...feature, count: counts.each[i] ?? 0 }))
    .toSorted((a, b) => a.count - b.count);
  const asked = questions(ranked, counts.all).flatMap((words) =>
    buckets.map((bucket) => key(words, bucket)),
  );
  const weights = new Map<string, number>();
  for (const { words, count } of ranked) {
    for (const word of words) {
      const rarity = Math.log((counts.all + 2) / (count + 1));
      weights.set(word, Math.min(weights.get(word) ?? Infinity, Math.max(rarity, 0.05)));
    }
  }
  const usual = Math.log((counts.all + 2) / (counts.all / 50 + 1));
  return {
    streams: await streamsOf(pool, tenant, asked),
    weight: (word) => weights.get(word) ?? Math.max(usual, 0.05),
  };
}

function featuresOf({ title, description, place }: Words): readonly Feature[] {
  const said = [
    ...pairs(title),
    ...wordsAsked(description).filter((w) => Array.from(w).length > 1),
  ];
  const named = wordsAsked(place);
  return [
    ...[...new Set(said)].slice(0, 16).map((word) => ({ words: [word], isPlace: false })),
    ...named.slice(0, 8).map((word) => ({ words: [word], isPlace: true })),
  ];
}

/**
 * Words alone where they are rare; else one that is said with one of the place, or with another that
 * is said: a ledger's matter may have no place, and what is published has a coarse one.
 */
function questions(
  ranked: readonly (Feature & { readonly count: number })[],
  all: number,
): readonly (readonly string[])[] {
  const known = ranked.filter(({ count }) => count > 0);
  const said = known.filter(({ isPlace }) => !isPlace).slice(0, 4);
  const named = known.filter(({ isPlace }) => isPlace).slice(0, 4);
  const rare = known.filter(({ count }) => count <= Math.max(EACH, all / 200)).slice(0, 6);
  // What the newest don't say may still be in the words of older ones.
  const strange = ranked.filter(({ count }) => count === 0).slice(0, 6);
  const [first, second] = named;
  const [a, b, c] = said;
  return [
    ...(a && b ? [[...a.words, ...b.words]] : []),
    ...(a && b && c ? [[...b.words, ...c.words]] : []),
    ...said.flatMap((a) => named.map((b) => [...a.words, ...b.words])),
    ...[...rare, ...strange].map(({ words }) => words),
    ...(first && second ? [[...first.words, ...second.words]] : []),
  ];
}

async function topBucket(pool: Pool, tenant: string): Promise<number> {
  const { rows } = await pool.query<{ size: string }>({
    name: 'search-size',
    text: 'select size from head where tenant = $1',
    values: [tenant],
  });
  return bucketOf(Math.max(0, Number(rows[0]?.size ?? 0) - 1));
}

/** How many matters of the sampled buckets have each feature, and how many there are. */
async function countsOf(
  pool: Pool,
  tenant: string,
  sampled: readonly (readonly string[])[],
): Promise<{ readonly each: readonly number[]; readonly all: number }> {
  const each = sampled[0]?.map(() => 0) ?? [];
  const flat = sampled.flat();
  const { rows } = await pool.query<{ ord: string; n: number }>({
    text: `select w.ord, (
        select count(*)::int from (
          select 1 from search where tenant = $1 and words @> w.must::bigint[] limit ${String(COMMON)}
        ) found) as n
      from unnest($2::text[]) with ordinality as w(must, ord)`,
    values: [tenant, flat],
  });
  for (const { ord, n } of rows) {
    const at = (Number(ord) - 1) % each.length;
    each[at] = (each[at] ?? 0) + n;
  }
  const all = await pool.query<{ n: number }>({
    text: `select count(*)::int as n from problem_view
      where tenant = $1 and registered_index >= greatest(0, (select size from head where tenant = $1) - $2)`,
    values: [tenant, SAMPLE * BUCKET],
  });
  return { each, all: all.rows[0]?.n ?? 0 };
}

/** Those that most questions found; of these the newest. */
async function streamsOf(
  pool: Pool,
  tenant: string,
  asked: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ stream: string }>({
    text: `select s.stream
      from unnest($2::text[]) as w(must)
      cross join lateral (
        select stream, at from search where tenant = $1 and words @> w.must::bigint[]
        order by at desc limit $3
      ) s
      group by s.stream, s.at order by count(*) desc, s.at desc limit $4`,
    values: [tenant, asked, EACH, MOST],
  });
  return rows.map(({ stream }) => stream);
}
