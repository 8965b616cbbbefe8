import type { Pool } from 'pg';
import { toInstant, type Instant } from '../kernel/time.ts';
import type { Store, StoreLog } from '../store/index.ts';
import { openImportTables, type ImportTables } from '../store/imports.ts';
import { rowKey } from './identity.ts';

export interface ImportsOptions {
  readonly store: Store;
  readonly pool: Pool;
  readonly secret: Buffer;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: StoreLog;
}

/** What every step of an import stands on. */
export interface Context extends ImportsOptions {
  readonly tables: ImportTables;
  readonly key: Buffer;
  now(): Instant;
}

export function contextOf(options: ImportsOptions): Context {
  return {
    ...options,
    tables: openImportTables(options.pool),
    key: rowKey(options.secret),
    now: () => toInstant(options.clock() / 1000),
  };
}

/**
 * Does something to a job that no other process may do at the same time; undefined if one does. The
 * lock is the connection's: it ends with the process.
 */
export async function locked<T>(
  { pool }: Context,
  { tenant, id }: { readonly tenant: string; readonly id: string },
  act: () => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect();
  let broken = true;
  try {
    const key = `huiyin-import:${tenant}:${id}`;
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
      [key],
    );
    if (!rows[0]?.got) {
      broken = false;
      return undefined;
    }
    try {
      return await act();
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]);
      broken = false;
    }
  } finally {
    client.release(broken);
  }
}
