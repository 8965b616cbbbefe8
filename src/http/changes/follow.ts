import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Store } from '../../store/index.ts';

/** What the log brought to matters, `size` being how long it was then. */
export interface Batch {
  readonly size: number;
  /** Each once. */
  readonly streams: readonly string[];
}

export interface Followed {
  /** Hears of every batch of a tenant from now on; answers the log's size now and the way to stop. */
  follow(tenant: string, listener: (batch: Batch) => Promise<void>): Promise<Following>;
  close(): Promise<void>;
}

export interface Following {
  readonly size: number;
  stop(): void;
}

export interface FollowOptions {
  readonly pool: Pool;
  readonly store: Pick<Store, 'onCommit'>;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between looks at what other processes committed; default 1,000. */
  readonly every?: number;
}

/** Entries of one look: what more there is comes with the next, after others had their turn. */
const PAGE = 400;
/** What comes within it goes together. */
const GATHER = 50;

/**
 * Follows the logs of tenants that somebody listens to, from a cursor: woken by this process's own
 * commits, and by a clock for those of others. One query a look, however many listen. A listener
 * that fails is no matter of the others.
 */
export function followLogs(options: FollowOptions): Followed {
  const { pool, store, onError, every = 1_000 } = options;
  const logs = new Map<string, LogFollower>();
  const unlisten = store.onCommit((tenant) => logs.get(tenant)?.wake());
  return {
    async follow(tenant, listener) {
      const known = logs.get(tenant) ?? new LogFollower(pool, tenant, every, onError);
      logs.set(tenant, known);
      const size = await known.add(listener);
      // Its last listener may have left in the meantime.
      if (!logs.has(tenant)) logs.set(tenant, known);
      return {
        size,
        stop() {
          if (known.remove(listener) === 0 && logs.get(tenant) === known) logs.delete(tenant);
        },
      };
    },
    async close() {
      unlisten();
      await Promise.all([...logs.values()].map((log) => log.close()));
    },
  };
}

type Listener = (batch: Batch) => Promise<void>;

class LogFollower {
  readonly #listeners = new Set<Listener>();
  readonly #look: (from: number) => Promise<{ batch: Batch; isLast: boolean }>;
  readonly #every: number;
  readonly #onError: (error: unknown) => void;
  readonly #began: Promise<number>;
  #at = 0;
  #wake = Promise.withResolvers<undefined>();
  #running: Promise<void> | undefined;

  constructor(pool: Pool, tenant: string, every: number, onError: (error: unknown) => void) {
    this.#look = (from) => lookFrom(pool, tenant, from);
    this.#every = every;
    this.#onError = onError;
    this.#began = sizeOf(pool, tenant).then((size) => (this.#at = size));
  }

  async add(listener: Listener): Promise<number> {
    await this.#began;
    this.#listeners.add(listener);
    this.#running ??= this.#run();
    return this.#at;
  }

  remove(listener: Listener): number {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.wake();
    return this.#listeners.size;
  }

  wake(): void {
    this.#wake.resolve(undefined);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#listeners.size > 0) {
      this.#wake = Promise.withResolvers();
      const isLast = await this.#turn().catch((error: unknown) => {
        this.#onError(error);
        return true;
      });
      if (isLast) await this.#rest();
      if (this.#listeners.size > 0) await setTimeout(GATHER);
    }
    this.#running = undefined;
  }

  async #turn(): Promise<boolean> {
    const { batch, isLast } = await this.#look(this.#at);
    if (batch.size === this.#at) return true;
    this.#at = batch.size;
    for (const listener of this.#listeners) await listener(batch).catch(this.#onError);
    return isLast;
  }

  async #rest(): Promise<void> {
    const idle = new AbortController();
    const waiting = setTimeout(this.#every, undefined, { signal: idle.signal });
    await Promise.race([waiting.catch(() => undefined), this.#wake.promise]);
    idle.abort();
  }
}

async function sizeOf(pool: Pool, tenant: string): Promise<number> {
  const { rows } = await pool.query<{ size: string }>({
    name: 'changes-size',
    text: 'select size from head where tenant = $1',
    values: [tenant],
  });
  return Number(rows[0]?.size ?? 0);
}

/** The matters of the entries from an index on. Also what a listener that was away has missed. */
export async function lookFrom(pool: Pool, tenant: string, from: number) {
  const { rows } = await pool.query<{ index: string; stream: string }>({
    name: 'changes-from',
    text: 'select index, stream from event where tenant = $1 and index >= $2 order by index limit $3',
    values: [tenant, from, PAGE],
  });
  const last = rows.at(-1);
  const streams = rows.map(({ stream }) => stream).filter((each) => each.startsWith('problem/'));
  return {
    batch: { size: last ? Number(last.index) + 1 : from, streams: [...new Set(streams)] },
    isLast: rows.length < PAGE,
  };
}
