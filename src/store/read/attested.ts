import type { Pool } from 'pg';
import { plusDays, type Day } from '../../kernel/time.ts';
import { firstIndexOf } from './days.ts';

interface Totals {
  readonly [measure: string]: number;
}

/**
 * Reads a tenant's attested totals by measure of all days before `day`: the root's roll-up less the
 * lines from that day on, so the cost is the lines of a day or two. A day's answer is kept for the
 * day, and so is the same whoever asks and when.
 */
export function attestedReader(pool: Pool) {
  const kept = new Map<string, { readonly day: Day; readonly totals: Promise<Totals> }>();
  return (tenant: string, root: string, day: Day): Promise<Totals> => {
    const known = kept.get(tenant);
    if (known?.day === day) return known.totals;
    const made = { day, totals: read(pool, tenant, root, day) };
    kept.set(tenant, made);
    made.totals.catch(() => kept.delete(tenant));
    return made.totals;
  };
}

async function read(pool: Pool, tenant: string, root: string, day: Day): Promise<Totals> {
  const head = await pool.query<{ size: string }>({
    name: 'read-size',
    text: 'select size from head where tenant = $1',
    values: [tenant],
  });
  const size = Number(head.rows[0]?.size ?? 0);
  // A day more, see firstIndexOf; the days themselves are compared as well.
  const first = await firstIndexOf(pool, tenant, plusDays(day, -1), size);
  const { rows } = await pool.query<{ measure: string; n: string }>({
    name: 'read-attested',
    text: `select measure, sum(n) as n from (
        select measure, n from cell
        where tenant = $1 and scope = 'tree' and dims->>'unit' = $2 and attested
        union all
        select measure, -n from line
        where tenant = $1 and index >= $3 and attested and day >= $4
      ) as counted
      group by measure`,
    values: [tenant, root, first, day],
  });
  return Object.fromEntries(rows.map(({ measure, n }) => [measure, Number(n)]));
}
