import type { Pool } from 'pg';
import type { Day } from '../../kernel/time.ts';
import { fromCursor, pageOf } from './cursor.ts';
import type { AgedQuery, AgedRow, CategorySums, Page, SumsQuery } from './reads.ts';
import { countsFor, type UnitTree } from './tree.ts';

/** The local day of the first line; undefined while nothing was counted. */
export async function readFirstDay(pool: Pool, tenant: string): Promise<Day | undefined> {
  const { rows } = await pool.query<{ day: string }>({
    name: 'read-first-day',
    text: 'select day from line where tenant = $1 order by index, ord limit 1',
    values: [tenant],
  });
  return rows[0]?.day;
}

/**
 * What the log shows by category, in the tree of that size. The cost is the lines of the measures
 * asked for: ask for few.
 */
export async function readCategories(
  pool: Pool,
  tenant: string,
  { unit, measures = [] }: SumsQuery,
  size: number,
  tree: UnitTree,
): Promise<readonly CategorySums[]> {
  const { rows } = await pool.query<{ category: string; measure: string; n: string }>({
    name: 'read-categories',
    text: `select category, measure, sum(n) as n from line
      where tenant = $1 and measure = any($2) and unit = any($3) and index < $4 and not attested
      group by category, measure having sum(n) <> 0`,
    values: [tenant, measures, unitsFor(tree, unit), size],
  });
  return [...Map.groupBy(rows, ({ category }) => category)].map(([category, of]) => ({
    category,
    values: Object.fromEntries(of.map(({ measure, n }) => [measure, Number(n)])),
  }));
}

/**
 * Open listings with the day since which they are: the last on which an entry added more than it
 * took (an entry that moves a matter within the subtree does neither).
 */
const AGED = `
  select stream, max(day) filter (where n > 0) as since
  from (
    select stream, index, day, sum(n) as n from line
    where tenant = $1 and measure = 'listed-open' and unit = any($2) and index < $3
      and not attested
    group by stream, index, day
  ) entry
  group by stream having sum(n) > 0`;

export async function readAges(
  pool: Pool,
  tenant: string,
  unit: string,
  size: number,
  tree: UnitTree,
): Promise<readonly { readonly day: Day; readonly n: number }[]> {
  const { rows } = await pool.query<{ since: string; n: string }>({
    name: 'read-ages',
    text: `select since, count(*) as n from (${AGED}) aged group by since`,
    values: [tenant, unitsFor(tree, unit), size],
  });
  return rows.map(({ since, n }) => ({ day: since, n: Number(n) }));
}

/** Open listings by how long they have stood, the oldest first. */
export async function readAged(
  pool: Pool,
  tenant: string,
  { unit, from, to, after, limit }: AgedQuery,
  size: number,
  tree: UnitTree,
): Promise<Page<AgedRow>> {
  const key = after === undefined ? ['', ''] : fromCursor(after, ['', ''] as const);
  const { rows } = await pool.query<{
    stream: string;
    since: string;
    number: string | null;
    lead: string | null;
    category: string | null;
  }>({
    name: 'read-aged',
    text: `select aged.stream, aged.since, v.number, v.lead, v.category from (${AGED}) aged
      left join problem_view v on v.tenant = $1 and v.stream = aged.stream
      where since >= $4 and since <= $5 and (since, aged.stream) > ($6, $7)
      order by since, aged.stream limit $8`,
    values: [tenant, unitsFor(tree, unit), size, from ?? '', to, ...key, limit + 1],
  });
  return pageOf(
    rows,
    limit,
    ({ since, stream }) => [since, stream],
    ({ since, number, lead, category }) => ({
      since,
      ...(number === null ? {} : { number }),
      ...(lead === null ? {} : { lead }),
      ...(category === null ? {} : { category }),
    }),
  );
}

function unitsFor(tree: UnitTree, unit: string): readonly string[] {
  return ['', ...tree.parents.keys()].filter((of) => countsFor(tree, of, unit));
}
