import type { Pool } from 'pg';
import type { Day } from '../../kernel/time.ts';

/**
 * The log size before the first line of a day. Each tenant's last answer is kept, since boards ask
 * for the same day until the next begins; not while the log ends there, where a batch that began
 * before midnight may still come.
 */
export function beginnings(
  pool: Pool,
  sizeOf: (tenant: string) => Promise<number>,
): (tenant: string, day: Day) => Promise<number> {
  const kept = new Map<string, { readonly day: Day; readonly first: number }>();
  return async (tenant, day) => {
    const known = kept.get(tenant);
    if (known?.day === day) return known.first;
    const size = await sizeOf(tenant);
    const first = await firstIndexOf(pool, tenant, day, size);
    if (first < size) kept.set(tenant, { day, first });
    return first;
  };
}

/** Places that one look compares; a log of a million entries takes five looks. */
const FAN = 16;

/**
 * The first log index from which on no line is of a day before `day`; lines follow the log's time.
 * (Not to the hour: an event may carry its hour for its second, and where local time is off by half
 * an hour some lines near midnight stand a day lower.)
 */
export async function firstIndexOf(
  pool: Pool,
  tenant: string,
  day: Day,
  size: number,
): Promise<number> {
  let [low, high] = [0, size];
  while (low < high) {
    const step = Math.max(1, Math.floor((high - low) / FAN));
    const probes = Array.from({ length: FAN }, (_, i) => low + i * step).filter((x) => x < high);
    const { rows } = await pool.query<{ before: boolean }>({
      name: 'seek-day',
      text: `select coalesce((
          select l.day < $3 from line l where l.tenant = $1 and l.index >= w.index
          order by l.index, l.ord limit 1
        ), false) as before
        from unnest($2::bigint[]) with ordinality as w(index, ord) order by w.ord`,
      values: [tenant, probes, day],
    });
    const first = rows.findIndex(({ before }) => !before);
    const [last, next] = [probes[first === -1 ? probes.length - 1 : first - 1], probes[first]];
    low = last === undefined ? low : last + 1;
    high = next ?? high;
    if (last === undefined) return low;
  }
  return low;
}
