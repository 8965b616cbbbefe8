import type { Pool } from 'pg';
import type { Sums } from './reads.ts';
import { valuesOf, type Sum } from './sums.ts';
import { countsFor, type UnitTree } from './tree.ts';

/**
 * The sums of a unit's subtree as the log stood at `size` entries, in the tree of that time: the
 * last sample before it, and the lines from there on (at most a sample's distance and a batch).
 */
export async function sumsAsOf(
  pool: Pool,
  tenant: string,
  unit: string,
  measures: readonly string[] | undefined,
  size: number,
  tree: UnitTree,
): Promise<Sums> {
  const { rows } = await pool.query<Omit<Sum, 'n'> & { unit: string; n: string }>({
    name: 'read-sums-as-of',
    text: `with nearest as (
        select coalesce(max(size), 0) as size from sample where tenant = $1 and size <= $2
      )
      select unit, measure, attested, sum(n) as n from (
        select unit, measure, attested, n from sample
        where tenant = $1 and size = (select size from nearest)
        union all
        select unit, measure, attested, n from line
        where tenant = $1 and index >= (select size from nearest) and index < $2
      ) as counted
      where $3::text[] is null or measure = any($3)
      group by unit, measure, attested`,
    values: [tenant, size, measures ?? null],
  });
  const sums = rows
    .filter((row) => countsFor(tree, row.unit, unit))
    .map(({ measure, attested, n }) => ({ measure, attested, n: Number(n) }));
  return { unit, size, values: valuesOf(sums) };
}
