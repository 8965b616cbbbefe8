import type { Pool } from 'pg';
import { isRefusal } from '../../kernel/refusal.ts';
import type { ContinuedLog } from '../../domain/catalogue/index.ts';
import type { Erasure, Store } from '../store.ts';
import type { Restoring } from './origin.ts';

/**
 * What a restore has to say in the logs, once the store is open on them: which log each goes on from,
 * and which parts were erased after the backup. Does nothing where no restore is unfinished, so that
 * every start may call it, before anybody else writes. `onRestored` hears of each tenant before its
 * log grows. Throws if a command is refused.
 */
export async function completeRestore(
  store: Store,
  pool: Pool,
  erasures: readonly Erasure[],
  onRestored: (tenant: string, kept: number) => Promise<void>,
): Promise<{ readonly erased: number }> {
  const { rows } = await pool.query<{ tenant: string; restoring: Restoring }>(
    `select tenant, info->'restoring' as restoring from tenant where info ? 'restoring' order by tenant`,
  );
  let erased = 0;
  for (const { tenant, restoring } of rows) {
    const { kept, continues } = restoring;
    // Journaled erasures of later entries are of lost ones, not of those that take their place.
    const own = erasures.filter((each) => each.tenant === tenant && each.index < kept);
    await onRestored(tenant, kept);
    for (const log of await unsaid(pool, tenant, continues)) {
      await command(store, tenant, 'catalogue/all', 'continue-log', log);
    }
    erased += await eraseAgain(store, pool, tenant, own);
    await pool.query(`update tenant set info = info - 'restoring' where tenant = $1`, [tenant]);
  }
  return { erased };
}

async function unsaid(
  pool: Pool,
  tenant: string,
  continues: readonly ContinuedLog[],
): Promise<readonly ContinuedLog[]> {
  if (continues.length === 0) return [];
  const { rows } = await pool.query<{ leaf: string }>(
    `select leaf from event
     where tenant = $1 and stream = 'catalogue/all' and type = 'LogContinued'`,
    [tenant],
  );
  const said = rows.map(({ leaf }) => (JSON.parse(leaf) as { data: ContinuedLog }).data.vkey);
  return continues.filter((log) => !said.includes(log.vkey));
}

async function eraseAgain(
  store: Store,
  pool: Pool,
  tenant: string,
  erasures: readonly Erasure[],
): Promise<number> {
  const { rows } = await pool.query<{ index: string; part: string; stream: string }>(
    `select distinct r.index, r.part, e.stream
     from unnest($2::bigint[], $3::text[]) as r(index, part)
     join event e on e.tenant = $1 and e.index = r.index
     where not exists (select from erasure x
       where x.tenant = $1 and x.index = r.index and x.part = r.part)
     order by r.index, r.part`,
    [tenant, erasures.map((e) => e.index), erasures.map((e) => e.part)],
  );
  for (const { index, part, stream } of rows) {
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
