import type { Pool } from 'pg';
import {
  CannotRestore,
  completeRestore,
  load,
  settleOrigins,
  type Continued,
  type Manifest,
} from '../store/backup/index.ts';
import { domainParts, openStore, type StoreLog } from '../store/index.ts';
import type { Journal, JournalContents } from './journal.ts';

export interface RestoreOptions {
  readonly pool: Pool;
  readonly secret: Buffer;
  readonly lines: AsyncIterable<string>;
  /** What was kept outside the database that is restored; undefined if it is lost. */
  readonly known: JournalContents | undefined;
  /** Somebody answers for it that nothing was published after the backup. */
  readonly sameOrigin: boolean;
  /** Of the new place. */
  readonly journal: Journal;
  readonly log: StoreLog;
  readonly onProgress?: (table: string, rows: number) => void;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Tenants whose log goes on under a new origin. */
  readonly continued: Continued;
  /** Parts that were erased after the backup, and so again. */
  readonly erased: number;
}

/**
 * Restores a backup into an empty database: all of it in one transaction, with what was erased since
 * left out and with a new origin where the old one was published beyond it; then what the log has to
 * say of that. A crash before the end leaves the database empty, or complete but for these entries,
 * which the next start adds.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { pool, secret, known, journal, log } = options;
  // The new journal is told first: it must outlive the old one, whatever happens next.
  if (known && known.erasures.length > 0) await journal.onErase(known.erasures);
  const { manifest, continued } = await loadAll(options);
  // Before the first checkpoint of its name, so that a later restore can read that.
  const { rows } = await pool.query<{ tenant: string; vkey: string }>(
    'select tenant, vkey from tenant where tenant = any($1)',
    [[...continued.keys()]],
  );
  for (const { tenant, vkey } of rows) await journal.onRenewal(tenant, vkey);
  const store = await openStore({
    ...{ pool, parts: domainParts, clock: Date.now, secret, log },
    ...{ onErase: journal.onErase, onPublish: journal.onPublish },
  });
  try {
    const erasures = known?.erasures ?? [];
    const { erased } = await completeRestore(store, pool, erasures, journal.onRestore);
    return { manifest, continued, erased };
  } finally {
    await store.close();
  }
}

async function loadAll({
  pool,
  secret,
  lines,
  known,
  sameOrigin,
  onProgress,
}: RestoreOptions): Promise<{ manifest: Manifest; continued: Continued }> {
  const erased = new Set(
    known?.erasures.map(({ tenant, index, part }) => key(tenant, index, part)),
  );
  const client = await pool.connect();
  let destroy = true;
  try {
    await client.query('begin');
    const manifest = await load(client, lines, {
      isErased: (tenant, index, part) => erased.has(key(tenant, index, part)),
      ...(onProgress ? { onProgress } : {}),
    });
    const continued = await settleOrigins(client, secret, (tenant) =>
      sameOrigin ? 'nothing-later' : known?.published.get(tenant),
    );
    await client.query('commit');
    destroy = false;
    return { manifest, continued };
  } catch (error) {
    if (error instanceof CannotRestore) throw error;
    throw new CannotRestore(`The backup can't be restored: ${String(error)}`, { cause: error });
  } finally {
    client.release(destroy);
  }
}

function key(tenant: string, index: number, part: string): string {
  return `${tenant} ${String(index)} ${part}`;
}
