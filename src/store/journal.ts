import type { Pool } from 'pg';
import type { PartName } from '../kernel/event.ts';
import type { Instant } from '../kernel/time.ts';
import type { StoreOptions } from './store.ts';

interface OpenErasure {
  readonly tenant: string;
  readonly index: string;
  readonly part: PartName;
  readonly at: Instant;
}

/**
 * Hands the journal outside the database every erasure that it may not have, and notes that it has
 * them. At a crash in between it hears of some twice, never of none. Throws if it fails.
 */
export async function journalErasures(pool: Pool, onErase: StoreOptions['onErase']): Promise<void> {
  if (!onErase) return;
  const { rows } = await pool.query<OpenErasure>(
    'select tenant, index, part, at from erasure where not journaled order by tenant, index, part',
  );
  if (rows.length === 0) return;
  await onErase(rows.map((row) => ({ ...row, index: Number(row.index) })));
  await pool.query(
    `update erasure e set journaled = true
     from unnest($1::text[], $2::bigint[], $3::text[]) as r(tenant, index, part)
     where e.tenant = r.tenant and e.index = r.index and e.part = r.part`,
    [rows.map((row) => row.tenant), rows.map((row) => row.index), rows.map((row) => row.part)],
  );
}
