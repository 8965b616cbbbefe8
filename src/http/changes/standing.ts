import type { Pool } from 'pg';
import type { QueueRow } from '../../store/read/reads.ts';

/** What of a matter's row says who may see it. */
export type Standing = Pick<
  QueueRow,
  'stream' | 'units' | 'lead' | 'co_handlers' | 'assigned' | 'about'
>;

export async function readStanding(
  pool: Pool,
  tenant: string,
  streams: readonly string[],
): Promise<readonly Standing[]> {
  const { rows } = await pool.query<Standing>({
    name: 'changes-standing',
    text: `select v.* from unnest($2::text[]) as w(stream)
      cross join lateral (
        select stream, units, lead, co_handlers, assigned, about from problem_view
        where tenant = $1 and stream = w.stream
      ) v`,
    values: [tenant, streams],
  });
  return rows;
}
