import type { Pool, PoolClient } from 'pg';
import type { ContinuedLog } from '../../domain/catalogue/index.ts';
import { openCheckpoint, parseCheckpoint, type Checkpoint } from '../../tlog/checkpoint.ts';
import { noteVerifier, parseNote } from '../../tlog/note.ts';
import { rootAt } from '../../tlog/proof.ts';
import { readerOf } from '../log.ts';
import { newKey, unsealSigner } from '../tenants.ts';
import { CannotRestore } from './load.ts';

/** What is known of a tenant's log from outside the backup: the newest note that the world may have. */
export interface Published {
  readonly note: string;
  /** Its key, where that isn't the one in the backup: after an earlier restore. */
  readonly vkey?: string;
}

interface TenantRow {
  readonly tenant: string;
  readonly origin: string;
  readonly vkey: string;
  readonly key_sealed: Buffer;
  readonly size: string;
  readonly note: string | null;
}

/** Tenants whose log goes on under another origin, with what it goes on from. */
export type Continued = ReadonlyMap<string, readonly ContinuedLog[]>;

/**
 * Looks, in the restore's transaction, whether each restored log still is what was published. If not
 * (or if nobody can say: `published` is undefined for it), the log gets a new origin and key: signing
 * other entries under the old name would be a fork. Each tenant's row notes what `completeRestore`
 * has to add to its log.
 * Throws CannotRestore if the secret doesn't open the keys. docs/decisions/0020-restore.md.
 */
export async function settleOrigins(
  client: PoolClient,
  secret: Buffer,
  published: (tenant: string) => Published | 'nothing-later' | undefined,
): Promise<Continued> {
  const { rows } = await client.query<TenantRow>(
    `select t.tenant, t.origin, t.vkey, t.key_sealed, h.size, c.note
     from tenant t join head h on h.tenant = t.tenant
     left join checkpoint c on c.tenant = t.tenant order by t.tenant`,
  );
  const continued = new Map<string, readonly ContinuedLog[]>();
  for (const row of rows) {
    openKey(secret, row);
    const known = published(row.tenant);
    const logs = known === 'nothing-later' ? [] : await logsBehind(client, row, known);
    if (logs.length > 0) {
      await renew(client, secret, row, logs);
      continued.set(row.tenant, logs);
    }
    const restoring: Restoring = { kept: Number(row.size), continues: logs };
    await client.query(
      `update tenant set info = info || jsonb_build_object('restoring', $2::jsonb) where tenant = $1`,
      [row.tenant, JSON.stringify(restoring)],
    );
  }
  return continued;
}

/** In a tenant's row until the log has said what a restore has to say: see complete.ts. */
export interface Restoring {
  /** Entries that the backup had. */
  readonly kept: number;
  readonly continues: readonly ContinuedLog[];
}

function openKey(secret: Buffer, { tenant, origin, key_sealed }: TenantRow): void {
  try {
    unsealSigner(secret, tenant, origin, key_sealed);
  } catch (cause) {
    throw new CannotRestore(
      'The secret is not the one under which this backup was made: its keys stay closed.',
      { cause },
    );
  }
}

/** The logs that this one can't claim to be any more; none if it can go on as it is. */
async function logsBehind(
  client: PoolClient,
  { tenant, origin, vkey, size, note }: TenantRow,
  known: Published | undefined,
): Promise<ContinuedLog[]> {
  const kept = Number(size);
  const own = note === null ? undefined : checkpointOf(note, vkey);
  if (!known) return own ? [said(own, vkey, kept)] : [];
  const newest = checkpointOf(known.note, known.vkey ?? vkey) ?? stated(known.note);
  if (!newest) throw new CannotRestore(`The journal's checkpoint of ${tenant} is damaged.`);
  if (newest.origin !== origin) {
    // An earlier restore renamed the log, and this backup is from before it.
    const later = said(newest, known.vkey ?? '', 0);
    return own ? [later, said(own, vkey, kept)] : [later];
  }
  if (newest.size > kept) return [said(newest, vkey, kept)];
  const root = await rootAt(newest.size, readerOf(client as unknown as Pool, tenant));
  return root.equals(newest.root) ? [] : [said(newest, vkey, 0)];
}

function said({ origin, size, root }: Checkpoint, vkey: string, kept: number): ContinuedLog {
  return { origin, vkey, size, root: root.toString('base64'), kept: Math.min(kept, size) };
}

async function renew(
  client: PoolClient,
  secret: Buffer,
  { tenant, origin }: TenantRow,
  logs: readonly ContinuedLog[],
): Promise<void> {
  const renewed = nextOrigin([origin, ...logs.map((log) => log.origin)]);
  const { vkey, sealed } = newKey(secret, tenant, renewed);
  await client.query(
    'update tenant set origin = $2, vkey = $3, key_sealed = $4 where tenant = $1',
    [tenant, renewed, vkey, sealed],
  );
  await client.query('delete from checkpoint where tenant = $1', [tenant]);
}

/** `host/path`, `host/path/r2`, `host/path/r3`, …: one that none of these logs had. */
export function nextOrigin(origins: readonly string[]): string {
  const parts = origins.map((origin) => /^(.*?)(?:\/r([1-9]\d{0,5}))?$/.exec(origin));
  const highest = Math.max(...parts.map((part) => Number(part?.[2] ?? 1)));
  return `${parts[0]?.[1] ?? ''}/r${String(highest + 1)}`;
}

function checkpointOf(note: string, vkey: string): Checkpoint | undefined {
  const key = noteVerifier(vkey);
  const opened = key.ok ? openCheckpoint(note, { origin: key.value.name, key: key.value }) : key;
  return opened.ok ? opened.value.checkpoint : undefined;
}

function stated(note: string): Checkpoint | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  return checkpoint.ok ? checkpoint.value : undefined;
}
