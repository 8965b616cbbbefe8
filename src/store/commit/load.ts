import type { Pool } from 'pg';
import type { Concept } from '../../kernel/decider.ts';
import { own } from '../../kernel/own.ts';
import type { World } from '../../domain/world.ts';
import type { PhotosSeen } from '../../figures/photos.ts';
import { decodeEdge, type Edge } from '../../tlog/tree.ts';
import { UnknownTenant } from '../errors.ts';
import type { Sum } from './sums.ts';
import type { CellKey } from '../cells.ts';
import { BODY, type Fact } from './leaf.ts';
import { photosSeen } from './photos.ts';
import { worldKinds, type Folds, type StreamFold } from './work.ts';

export type Client = Pick<Pool, 'query'>;

/** What commands need to be decided. */
export interface Wanted {
  readonly streams: readonly string[];
  /** Of idempotency keys. */
  readonly hashes: readonly string[];
}

export interface Found {
  readonly folds: Folds;
  readonly remembered: ReadonlyMap<string, Remembered>;
}

/** What is read only once a command turns out to need it. */
export interface Reads {
  /** Folds of streams. */
  readonly load: (streams: readonly string[]) => Promise<Folds>;
  /** Events before the batch, by index. */
  readonly erasablesAt: (indexes: readonly number[]) => Promise<ReadonlyMap<number, Erasable>>;
  /** The roll-ups of a unit before the batch. */
  readonly storedRollUps: (unit: string) => Promise<readonly Sum[]>;
  /** What the log has shown before the batch, of the pictures that these facts show. */
  readonly photosSeen: (facts: readonly Fact[]) => Promise<PhotosSeen>;
}

export function readsOn(client: Client, tenant: string): Reads {
  return {
    load: (streams) => loadStreams(client, tenant, streams),
    erasablesAt: (indexes) => erasablesAt(client, tenant, indexes),
    storedRollUps: (unit) => storedRollUps(client, tenant, unit),
    photosSeen: (facts) => photosSeen(client, tenant, facts),
  };
}

/** The head as locked, numbers as numbers. */
export interface LockedHead {
  readonly size: number;
  readonly version: number;
  readonly worldVersion: number;
  readonly at: string;
}

export interface WorldFolds {
  readonly version: number;
  readonly world: World;
  /** The folds of the world's streams, by stream. */
  readonly folds: Folds;
}

export interface Remembered {
  readonly fingerprint: string;
  readonly answer: Buffer;
}

interface StreamRow {
  readonly stream: string;
  readonly seq: number;
  readonly state: unknown;
  readonly key: Buffer;
}

// Not `= any`: on a young table a cached plan of it scans the whole, and goes on doing so as the
// table grows. The lateral read with its limit has no other plan than one look-up a stream.
const LOAD = {
  name: 'load-streams',
  text: `select s.stream, s.seq, s.state, s.key from unnest($2::text[]) as wanted(stream)
    cross join lateral (
      select * from stream where tenant = $1 and stream = wanted.stream limit 1
    ) s`,
};

const RECALL = {
  name: 'load-idempotency',
  text: `select encode(i.key_hash, 'hex') as hash, i.fingerprint, i.answer
    from unnest($2::text[]) as wanted(hash)
    cross join lateral (
      select * from idempotency
      where tenant = $1 and key_hash = decode(wanted.hash, 'hex') limit 1
    ) i`,
};

/**
 * Begins a transaction, waits for the tenant's head and *then* reads the streams. Three statements:
 * under READ COMMITTED each sees what was committed when it began, and one that did all would see
 * streams from before its wait. They travel together if the client pipelines.
 */
export async function lockAndLoad(
  client: Client,
  tenant: string,
  wanted: Wanted,
): Promise<Found & { head: LockedHead }> {
  const begun = client.query('begin');
  const locked = lock(client, tenant);
  const found = find(client, tenant, wanted);
  // All of them first: none may be under way when this throws.
  await Promise.allSettled([begun, locked, found]);
  await begun;
  return { head: await locked, ...(await found) };
}

/** Waits for the tenant's head and keeps it until the transaction ends. */
export async function lock(client: Client, tenant: string): Promise<LockedHead> {
  const { rows } = await client.query<{
    size: string;
    version: string;
    world_version: string;
    at: string;
  }>({
    name: 'lock-head',
    text: 'select size, version, world_version, at from head where tenant = $1 for update',
    values: [tenant],
  });
  const [row] = rows;
  if (!row) throw new UnknownTenant(`no tenant ${tenant}`);
  return {
    size: Number(row.size),
    version: Number(row.version),
    worldVersion: Number(row.world_version),
    at: row.at,
  };
}

/** The streams and remembered answers that there are. */
export async function find(
  client: Client,
  tenant: string,
  { streams, hashes }: Wanted,
): Promise<Found> {
  const loading = loadStreams(client, tenant, streams);
  const recalling = recall(client, tenant, hashes);
  await Promise.allSettled([loading, recalling]);
  return { folds: await loading, remembered: await recalling };
}

export async function loadStreams(
  client: Client,
  tenant: string,
  streams: readonly string[],
): Promise<Map<string, StreamFold>> {
  if (streams.length === 0) return new Map();
  const { rows } = await client.query<StreamRow>({ ...LOAD, values: [tenant, streams] });
  return new Map(rows.map(({ stream, seq, state, key }) => [stream, { seq, state, key }]));
}

async function recall(
  client: Client,
  tenant: string,
  hashes: readonly string[],
): Promise<Map<string, Remembered>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await client.query<{ hash: string } & Remembered>({
    ...RECALL,
    values: [tenant, hashes],
  });
  return new Map(rows.map(({ hash, ...rest }) => [hash, rest]));
}

export async function loadWorld(
  client: Client,
  tenant: string,
  version: number,
  concepts: { readonly [kind: string]: Concept },
): Promise<WorldFolds> {
  const folds = await loadStreams(
    client,
    tenant,
    worldKinds.map((kind) => `${kind}/all`),
  );
  const states = worldKinds.map((kind) => {
    const state = folds.get(`${kind}/all`)?.state ?? own(concepts, kind)?.initial;
    if (state === undefined) throw new Error(`a store needs the concept ${kind}`);
    return [kind, state];
  });
  return { version, folds, world: Object.fromEntries(states) as World };
}

export async function loadEdge(client: Client, tenant: string): Promise<Edge> {
  const { rows } = await client.query<{ edge: Buffer }>({
    name: 'load-edge',
    text: 'select edge from head where tenant = $1',
    values: [tenant],
  });
  const edge = decodeEdge(rows[0]?.edge ?? Buffer.alloc(0));
  if (!edge.ok) throw new Error(`the stored edge of ${tenant} is damaged: ${edge.error}`);
  return edge.value;
}

/** An event as an erasure finds it. */
export interface Erasable {
  readonly stream: string;
  /** The parts that it commits to. */
  readonly parts: readonly string[];
  /** Those of them that an erasure before this batch named. */
  readonly erased: readonly string[];
}

/** The events at these indexes, as far as the log goes. */
export async function erasablesAt(
  client: Client,
  tenant: string,
  indexes: readonly number[],
): Promise<Map<number, Erasable>> {
  const found = new Map<number, Erasable>();
  for (const index of new Set(indexes)) {
    const { rows } = await client.query<{ stream: string; text: string; erased: string[] }>(
      `select stream,
         coalesce((select content from part p
           where p.tenant = e.tenant and p.index = e.index and p.name = $3), leaf) as text,
         array(select part from erasure x
           where x.tenant = e.tenant and x.index = e.index) as erased
       from event e where tenant = $1 and index = $2`,
      [tenant, index, BODY],
    );
    const [row] = rows;
    if (!row) continue;
    const { parts = {} } = JSON.parse(row.text) as { parts?: object };
    found.set(index, { stream: row.stream, parts: Object.keys(parts), erased: row.erased });
  }
  return found;
}

/** The roll-ups of a unit before this batch. */
export async function storedRollUps(client: Client, tenant: string, unit: string): Promise<Sum[]> {
  const { rows } = await client.query<CellKey & { n: string }>({
    name: 'load-roll-ups',
    text: `select scope, measure, dims, attested, n from cell
      where tenant = $1 and dims->>'unit' = $2 and scope in ('tree', 'tree-month')`,
    values: [tenant, unit],
  });
  return rows.map(({ n, ...key }) => ({ key, n: Number(n) }));
}
