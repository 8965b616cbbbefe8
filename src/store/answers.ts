import type { Pool } from 'pg';
import type { Instant } from '../kernel/time.ts';

/** Deletes the answers that are kept under idempotency keys, piece by piece. */
export interface Answers {
  /**
   * Looks at the tenant's next `atMost` answers behind the key `after` ('' for the first), in the
   * order of their keys, and deletes those recorded before `before`. Returns the last key it looked
   * at, undefined if there is none left. The latest answer stays as long as it alone says why the head
   * is as late as it is (check/tenant.ts). One short statement on the primary key, so that a table of
   * any size needs no further index, which every report would have to pay for.
   */
  forget(
    tenant: string,
    before: Instant,
    after: string,
    atMost: number,
  ): Promise<string | undefined>;
}

export function openAnswers(pool: Pool): Answers {
  return {
    async forget(tenant, before, after, atMost) {
      const { rows } = await pool.query<{ last: string }>({
        name: 'forget-answers',
        text: `with page as (
            select key_hash, at from idempotency
            where tenant = $1 and key_hash > decode($2, 'hex') order by key_hash limit $3
          ), gone as (
            delete from idempotency i using page p
            where i.tenant = $1 and i.key_hash = p.key_hash and p.at < $4
              and p.at < (select at from head where tenant = $1)
          )
          select encode(key_hash, 'hex') as last from page order by key_hash desc limit 1`,
        values: [tenant, after, atMost, before],
      });
      return rows[0]?.last;
    },
  };
}
