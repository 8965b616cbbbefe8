import { toSeconds } from '../../kernel/time.ts';
import { openCheckpoint } from '../../tlog/checkpoint.ts';
import { noteVerifier } from '../../tlog/note.ts';
import { unsealSigner } from '../tenants.ts';
import type { Findings } from './findings.ts';
import type { Scan } from './scan.ts';

export interface TenantRow {
  readonly origin: string;
  readonly vkey: string;
  readonly key_sealed: Buffer;
  readonly created_at: string;
  readonly info: unknown;
}

export interface HeadRow {
  readonly size: number;
  readonly version: number;
  readonly world_version: number;
  readonly edge: Buffer;
  readonly root: Buffer;
  readonly at: string;
}

export interface CheckpointRow {
  readonly size: number;
  readonly note: string;
  readonly at: string;
}

/** The rows that a tenant has one of. */
export async function readSingles({ client, tenant }: Scan): Promise<{
  tenant?: TenantRow;
  head?: HeadRow;
  checkpoint?: CheckpointRow;
}> {
  const tenants = await client.query<TenantRow>(
    'select origin, vkey, key_sealed, created_at, info from tenant where tenant = $1',
    [tenant],
  );
  const heads = await client.query<{
    [K in keyof HeadRow]: HeadRow[K] extends number ? string : HeadRow[K];
  }>('select size, version, world_version, edge, root, at from head where tenant = $1', [tenant]);
  const checkpoints = await client.query<{ size: string; note: string; at: string }>(
    'select size, note, at from checkpoint where tenant = $1',
    [tenant],
  );
  const [row, head, checkpoint] = [tenants.rows[0], heads.rows[0], checkpoints.rows[0]];
  return {
    ...(row ? { tenant: row } : {}),
    ...(head
      ? {
          head: {
            ...head,
            size: Number(head.size),
            version: Number(head.version),
            world_version: Number(head.world_version),
          },
        }
      : {}),
    ...(checkpoint ? { checkpoint: { ...checkpoint, size: Number(checkpoint.size) } } : {}),
  };
}

/** The key in the row signs for the origin in the row; with the secret, its private half too. */
export function checkKeys(
  tenant: string,
  row: TenantRow,
  secret: Buffer | undefined,
  findings: Findings,
): void {
  const verifier = noteVerifier(row.vkey);
  if (!verifier.ok) findings.malformed('tenant', '', 'vkey', verifier.error);
  else if (verifier.value.name !== row.origin)
    findings.wrong('tenant', '', 'origin', 'not the name of the key');
  if (!isInstant(row.created_at)) findings.malformed('tenant', '', 'created_at');
  if (!isInfo(row.info)) findings.malformed('tenant', '', 'info');
  if (!secret) return;
  try {
    const signer = unsealSigner(
      secret,
      tenant,
      verifier.ok ? verifier.value.name : row.origin,
      row.key_sealed,
    );
    if (signer.vkey !== row.vkey)
      findings.wrong('tenant', '', 'vkey', 'not that of the sealed key');
  } catch {
    findings.wrong('tenant', '', 'key_sealed', 'the secret does not open it');
  }
}

/**
 * What was published is signed by the tenant's key and is the tree as it was. `roots` has those of
 * the sizes that the note and the row state.
 */
export function checkCheckpoint(
  { origin, vkey }: TenantRow,
  row: CheckpointRow,
  head: HeadRow,
  roots: ReadonlyMap<number, Buffer>,
  findings: Findings,
): void {
  const key = noteVerifier(vkey);
  if (!key.ok) return;
  const opened = openCheckpoint(row.note, { origin: key.value.name, key: key.value });
  if (!opened.ok) {
    findings.wrong('checkpoint', '', 'note', opened.error);
    return;
  }
  const { size, root } = opened.value.checkpoint;
  if (key.value.name !== origin)
    findings.wrong('tenant', '', 'origin', 'not that of the checkpoint');
  if (size !== row.size)
    findings.wrong('checkpoint', '', 'size', `${String(size)} is what was signed`);
  const known = roots.get(size);
  if (!known) findings.wrong('checkpoint', '', 'note', 'more entries than there are');
  else if (!known.equals(root)) findings.wrong('checkpoint', '', 'note', 'another root');
  if (!isInstant(row.at) || row.at > head.at) findings.wrong('checkpoint', '', 'at');
}

/** The size that a note states, whoever signed it. */
export function statedSize(note: string): number {
  return Number(/^[^\n]*\n(\d{1,15})\n/.exec(note)?.[1] ?? -1);
}

/** What can be said of the head's counters and of its time. `latest` is the log's, as known. */
export function checkHead(
  head: HeadRow,
  log: { readonly latest: string; readonly worldEvents: number; readonly lastAnswer: string },
  findings: Findings,
): void {
  const { version, world_version, at } = head;
  if (version < 0 || (head.size > 0 && version < 1)) findings.wrong('head', '', 'version');
  if (world_version < 0 || world_version > log.worldEvents || world_version > version) {
    findings.wrong('head', '', 'world_version');
  } else if (log.worldEvents > 0 && world_version === 0)
    findings.wrong('head', '', 'world_version');
  if (!isInstant(at)) {
    findings.malformed('head', '', 'at');
    return;
  }
  const { latest, lastAnswer } = log;
  const known = at.slice(0, latest.length);
  // Later than the last event only if a remembered answer says so.
  if (known < latest || at < lastAnswer || (latest !== '' && known > latest && at > lastAnswer)) {
    findings.wrong('head', '', 'at', `the log is at ${latest}`);
  }
}

export async function checkAnswers(
  { client, tenant }: Scan,
  head: HeadRow,
  findings: Findings,
): Promise<{ compared: number; last: string }> {
  const { rows } = await client.query<{ key: string; at: string; bad: string }>(
    `select encode(key_hash, 'hex') as key, at, case
         when octet_length(key_hash) <> 32 then 'key_hash'
         when fingerprint = '' then 'fingerprint'
         when octet_length(answer) < 28 then 'answer'
         when at !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$' or at > $2 then 'at'
       end as bad
     from idempotency where tenant = $1 and (
       octet_length(key_hash) <> 32 or fingerprint = '' or octet_length(answer) < 28
       or at !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$' or at > $2)`,
    [tenant, head.at],
  );
  for (const { key, bad } of rows) findings.malformed('idempotency', key, bad);
  const counted = await client.query<{ n: number; last: string | null }>(
    'select count(*)::int as n, max(at) as last from idempotency where tenant = $1 and at <= $2',
    [tenant, head.at],
  );
  const [row] = counted.rows;
  return { compared: row?.n ?? 0, last: row?.last ?? '' };
}

function isInstant(text: string): boolean {
  if (text.length !== 20) return false;
  try {
    toSeconds(text);
    return true;
  } catch {
    return false;
  }
}

function isInfo(info: unknown): boolean {
  if (typeof info !== 'object' || info === null) return false;
  const { names, demo } = info as { names?: { zh?: unknown }; demo?: unknown };
  return typeof names?.zh === 'string' && typeof demo === 'boolean';
}
