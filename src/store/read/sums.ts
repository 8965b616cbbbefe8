import type { Pool } from 'pg';
import { monthsOf } from '../../figures/course.ts';
import type { MonthSums, Sums } from './reads.ts';

/** A cell, or a sum of some, as far as its unit and measure go. */
export interface Sum {
  readonly measure: string;
  readonly attested: boolean;
  readonly n: number;
}

/** Of many units' subtrees at once, from the roll-ups: one look-up in an index a unit. */
export async function sumsNow(
  pool: Pool,
  tenant: string,
  units: readonly string[],
  measures: readonly string[] | undefined,
): Promise<readonly Sums[]> {
  const { rows } = await pool.query<{ size: string; sums: readonly (Packed | null)[] | null }>({
    name: 'read-sums',
    text: `select size, (
        select json_agg((
          select json_object_agg(case when attested then 'a:' else 's:' end || measure, n)
          from cell
          where tenant = $1 and scope = 'tree' and dims->>'unit' = w.unit
            and ($3::text[] is null or measure = any($3)) and n <> 0
        ) order by w.ord)
        from unnest($2::text[]) with ordinality as w(unit, ord)
      ) as sums
      from head where tenant = $1`,
    values: [tenant, units, measures ?? null],
  });
  const size = Number(rows[0]?.size ?? 0);
  const sums = rows[0]?.sums;
  return units.map((unit, i) => ({ unit, size, values: valuesOf(unpacked(sums?.[i] ?? {})) }));
}

/** Sums by measure, with `a:` before what is attested and `s:` before what the log shows. */
interface Packed {
  readonly [key: string]: number;
}

function unpacked(sums: Packed): readonly Sum[] {
  return Object.entries(sums).map(([key, n]) => ({
    measure: key.slice(2),
    attested: key.startsWith('a:'),
    n,
  }));
}

export async function sumsByMonth(
  pool: Pool,
  tenant: string,
  unit: string,
  measures: readonly string[],
  months: number,
): Promise<readonly MonthSums[]> {
  const { rows } = await pool.query<{
    month: string;
    measure: string;
    attested: boolean;
    n: string;
  }>({
    name: 'read-months',
    text: `select dims->>'month' as month, measure, attested, n from cell
      where tenant = $1 and scope = 'tree-month' and dims->>'unit' = $2 and measure = any($3)
        and n <> 0`,
    values: [tenant, unit, measures],
  });
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  return lastMonths([...byMonth.keys()].sort(), months).map((month) => ({
    month,
    values: valuesOf((byMonth.get(month) ?? []).map((row) => ({ ...row, n: Number(row.n) }))),
  }));
}

/** From the first month to the last without gaps, and of these the last `most`. */
function lastMonths(counted: readonly string[], most: number): readonly string[] {
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthsOf(first, last, most);
}

/** What the log shows apart from what it doesn't; what comes to nothing is left out. */
export function valuesOf(sums: readonly Sum[]): Sums['values'] {
  const values: { [measure: string]: { shown: number; attested: number } } = {};
  for (const { measure, attested, n } of sums) {
    const value = (values[measure] ??= { shown: 0, attested: 0 });
    value[attested ? 'attested' : 'shown'] += n;
  }
  const kept = Object.entries(values).filter(([, v]) => v.shown !== 0 || v.attested !== 0);
  return Object.fromEntries(kept);
}
