import type { Pool } from 'pg';
import type { Actor, Command, Concept } from '../kernel/decider.ts';
import type { PartName, Recorded } from '../kernel/event.ts';
import type { Json } from '../kernel/json.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Instant } from '../kernel/time.ts';
import type { World } from '../domain/world.ts';
import type { Line } from '../figures/line.ts';
import type { Evidence } from './evidence.ts';

/** What the domain brings: the store itself knows no event type and no column. */
export interface StoreParts {
  /** By kind, the first part of a stream id. `people` and `catalogue` hold one stream, `<kind>/all`. */
  readonly concepts: { readonly [kind: string]: Concept };
  /** The lines of figures that an event adds; `before` and `after` are its stream's states. */
  linesOf(event: Recorded, before: unknown, after: unknown, context: LineContext): readonly Line[];
  /** The row that queries read of a stream, a pure function of state and world; or none. */
  rowOf(kind: string, stream: string, state: unknown, world: World): Row | undefined;
}

export interface LineContext {
  readonly world: World;
  readonly kind: string;
  /** Another matter showed one of the event's pictures before, as far as the log shows both. */
  readonly isRepeated: boolean;
}

/** Keys are the columns of the kind's view table; `codes` and `reach` go elsewhere. */
export type Row = { readonly [column: string]: Json | undefined } & {
  /** The hashes of tracking codes that open this stream now. */
  readonly codes?: readonly string[];
  /** The units in whose queues the row stands, by the tree as it is at the time of writing. */
  readonly reach?: readonly string[];
};

export interface StoreOptions {
  /** Best made with `pipeline: true`, which saves two round trips a batch; works without. */
  readonly pool: Pool;
  readonly parts: StoreParts;
  /** Milliseconds since 1970. It may jump back: the log's time then stands still. */
  readonly clock: () => number;
  /** 32 bytes that seal the tenants' signing keys. */
  readonly secret: Buffer;
  readonly log: StoreLog;
  /** Hears of each signed checkpoint that this process published. */
  readonly onPublish?: (tenant: string, note: string) => void;
  /** Writes erasures to the journal outside the database. Awaited before the command is answered. */
  readonly onErase?: (erasures: readonly Erasure[]) => Promise<void>;
  /** Most commands of one transaction; default 256. */
  readonly batchSize?: number;
  /** Called at each step of a commit, so that tests can fail there. */
  readonly fault?: (step: CommitStep) => void | Promise<void>;
}

/** Structured lines without personal data; pino fits. */
export interface StoreLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** In order; what is durable at each is said in commit/run.ts. */
export type CommitStep =
  'begin' | 'loaded' | 'decided' | 'written' | 'committed' | 'publish' | 'published';

export interface Erasure {
  readonly tenant: string;
  readonly index: number;
  readonly part: PartName;
  readonly at: Instant;
}

export interface CommitRequest {
  readonly actor: Actor;
  /** Its name `settle` fires the due clocks of the stream and does nothing else. */
  readonly command: Command;
  readonly idempotency?: Idempotency;
  /** Handed back with the answer, also when it is replayed: the tracking code. */
  readonly keep?: Json;
}

export interface Idempotency {
  /** The client's secret; only its hash is stored, and the answer encrypted under it. */
  readonly key: string;
  /** A hash of the request: another one under the same key is refused. */
  readonly fingerprint: string;
}

export type Answer = Done | Refusal | Unknown;

export interface Done {
  /** What the command and its reactions recorded, in the log's order; clocks fired on the way aren't here. */
  readonly events: readonly Recorded[];
  /** Of the first of these events. Absent if the command changed nothing. */
  readonly receipt?: Receipt;
  readonly keep?: Json;
  /** The answer is that of an earlier request with the same key. */
  readonly replayed?: true;
}

export interface Receipt {
  readonly index: number;
  /** Base64 of the RFC 6962 leaf hash. */
  readonly leafHash: string;
}

/** The database went away during the commit and it could not be found out in time what it kept. */
export interface Unknown {
  readonly unknown: true;
}

export interface NewTenant {
  /** `[a-z][a-z0-9-]{1,30}`, not one of the reserved names. */
  readonly tenant: string;
  /** The log's identity, fixed for good: a host and path without scheme, e.g. `huiyin.example.org/demo`. */
  readonly origin: string;
  readonly names: Names;
  readonly demo?: boolean;
}

export interface Names {
  readonly zh: string;
  readonly en?: string;
}

export interface Tenant extends NewTenant {
  readonly demo: boolean;
  /** The log's verifier key, one line. */
  readonly vkey: string;
  readonly createdAt: Instant;
}

/** A tenant's world and what things are called in it, by `unit:<id>`, `category:<code>` and so on. */
export interface NamedWorld {
  readonly world: World;
  readonly names: { readonly [ref: string]: Names };
  /** Changes whenever the world does. */
  readonly version: number;
}

export interface Head {
  readonly size: number;
  readonly root: Buffer;
  /** The time of the last batch. */
  readonly at: Instant;
}

/** A recorded event with what lies beside it. Who may see which part is for the caller to rule. */
export interface Entry {
  readonly event: Recorded;
  readonly restricted: boolean;
  /** Base64 of the RFC 6962 leaf hash. */
  readonly leafHash: string;
  /** By name; an erased part is absent, one without content is null. */
  readonly parts: { readonly [name: string]: Json };
}

export interface Store {
  /** Refusals: `bad-tenant-name`, `reserved-tenant-name`, `tenant-exists`, `bad-origin`, `origin-exists`. */
  createTenant(tenant: NewTenant): Promise<Tenant | Refusal>;
  tenants(): Promise<readonly Tenant[]>;
  tenant(name: string): Promise<Tenant | undefined>;

  /**
   * Decides and records a command; resolves when it is durable (or refused). Commands of one tenant
   * are serial, in the order of arrival, over all processes. Refusals beside the domain's own:
   * `idempotency-key-reused`.
   *
   * Rejects with CommandFailed if the command met a bug or the database refused its data (nothing
   * was recorded), with StoreUnavailable if the database can't be reached (nothing was recorded).
   */
  commit(tenant: string, request: CommitRequest): Promise<Answer>;

  /** Hears, in order, of every batch that this process committed. Returns the way to stop. */
  onCommit(listener: (tenant: string, events: readonly Recorded[]) => void): () => void;

  worldOf(tenant: string): Promise<NamedWorld>;
  /** The fold of a stream and how many events it has; undefined if none. */
  stateOf(tenant: string, stream: string): Promise<{ state: unknown; seq: number } | undefined>;
  /**
   * The folds of many streams, and under which `who` each names a person; in no order. One without
   * events is left out.
   */
  statesOf(
    tenant: string,
    streams: readonly string[],
    person: string,
  ): Promise<readonly { readonly stream: string; readonly state: unknown; readonly who: string }[]>;
  /** A stream's events in order, with their parts. */
  entriesOf(tenant: string, stream: string): Promise<readonly Entry[]>;
  /** The log's events from index `from` on, at most `limit`, with their parts. */
  entriesFrom(tenant: string, from: number, limit: number): Promise<readonly Entry[]>;
  /** The stream that a tracking code opens, by the code's hash. */
  streamOfCode(tenant: string, hash: string): Promise<string | undefined>;
  /** The persons behind the `who`s of a stream (sealed). */
  personsOf(tenant: string, stream: string): Promise<{ readonly [who: string]: string }>;
  /** The `who` under which a stream names a person; undefined if the stream has no events. */
  whoOf(tenant: string, stream: string, person: string): Promise<string | undefined>;
  /** Streams with a clock due by `now`, the longest overdue first. */
  dueStreams(tenant: string, now: Instant, limit: number): Promise<readonly string[]>;

  readonly evidence: Evidence;
  readonly logs: Logs;

  /** Ends the writers after what they hold, publishes, and leaves the pool open. */
  close(): Promise<void>;
}

/** A tenant's log as C2SP tlog-tiles serves it. Each answers undefined for what isn't there. */
export interface Logs {
  head(tenant: string): Promise<Head | undefined>;
  /** The last published signed note. */
  checkpoint(tenant: string): Promise<string | undefined>;
  /** `width` 1…256, default 256: the full tile. */
  tile(tenant: string, level: number, index: number, width?: number): Promise<Buffer | undefined>;
  entries(tenant: string, index: number, width?: number): Promise<Buffer | undefined>;
  inclusionProof(tenant: string, index: number, size: number): Promise<Buffer[] | undefined>;
  consistencyProof(tenant: string, oldSize: number, size: number): Promise<Buffer[] | undefined>;
}
