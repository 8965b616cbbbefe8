import type { Pool } from 'pg';
import { isRefusal } from '../../kernel/refusal.ts';
import type { ContinuedLog } from '../../domain/catalogue/index.ts';
import type { Erasure, Store } from '../store.ts';

/**
 * What a restore has to say in the log, once the store is open on it: which parts were erased after
 * the backup, and that the log goes on from another. Does nothing that is done already, so that every
 * start may call it, before anybody else writes. `onRestored` hears of each log that goes on, and how
 * many entries it kept, before it does. Throws if a command is refused.
 */
export async function completeRestore(
  store: Store,
  pool: Pool,
  erasures: readonly Erasure[],
  onRestored: (tenant: string, kept: number) => Promise<void>,
): Promise<{ readonly continued: number; readonly erased: number }> {
  // First: an erasure of an entry that is lost must not meet the one that comes in its place.
  const erased = await eraseAgain(store, pool, erasures);
  let continued = 0;
  for (const { tenant, size, logs } of await unsaid(pool)) {
    await onRestored(tenant, size);
    for (const log of logs) await command(store, tenant, 'catalogue/all', 'continue-log', log);
    continued += logs.length;
  }
  return { continued, erased };
}

/** The logs that tenants go on from without having said so. */
async function unsaid(
  pool: Pool,
): Promise<{ tenant: string; size: number; logs: readonly ContinuedLog[] }[]> {
  const { rows } = await pool.query<{
    tenant: string;
    size: string;
    continues: readonly ContinuedLog[];
    said: readonly string[];
  }>(
    `select t.tenant, h.size, t.info->'continues' as continues, array(
         select e.leaf from event e where e.tenant = t.tenant and e.stream = 'catalogue/all'
           and e.type = 'LogContinued') as said
     from tenant t join head h on h.tenant = t.tenant where t.info ? 'continues'`,
  );
  return rows
    .map(({ tenant, size, continues, said }) => {
      const known = said.map((leaf) => (JSON.parse(leaf) as { data: ContinuedLog }).data.vkey);
      return {
        tenant,
        size: Number(size),
        logs: continues.filter((log) => !known.includes(log.vkey)),
      };
    })
    .filter(({ logs }) => logs.length > 0);
}

async function eraseAgain(store: Store, pool: Pool, erasures: readonly Erasure[]): Promise<number> {
  if (erasures.length === 0) return 0;
  const { rows } = await pool.query<{
    tenant: string;
    index: string;
    part: string;
    stream: string;
  }>(
    `select distinct r.tenant, r.index, r.part, e.stream
     from unnest($1::text[], $2::bigint[], $3::text[]) as r(tenant, index, part)
     join event e on e.tenant = r.tenant and e.index = r.index
     where not exists (select from erasure x
       where x.tenant = r.tenant and x.index = r.index and x.part = r.part)
     order by r.tenant, r.index`,
    [erasures.map((e) => e.tenant), erasures.map((e) => e.index), erasures.map((e) => e.part)],
  );
  for (const { tenant, index, part, stream } of rows) {
    await command(store, tenant, stream, 'erase', { index: Number(index), part, reason: 'law' });
  }
  return rows.length;
}

async function command(
  store: Store,
  tenant: string,
  stream: string,
  name: string,
  data: object,
): Promise<void> {
  const answer = await store.commit(tenant, {
    actor: { as: 'system' },
    command: { stream, name, data },
  });
  if (isRefusal(answer) || 'unknown' in answer) {
    throw new Error(`${name} on ${tenant} ${stream} was not recorded: ${JSON.stringify(answer)}`);
  }
}
