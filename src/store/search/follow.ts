import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Store, StoreLog } from '../store.ts';
import { indexStep, type StepSize } from './index-step.ts';
import { WordKeys } from './keys.ts';

export interface IndexerOptions {
  readonly pool: Pool;
  readonly store: Pick<Store, 'onCommit' | 'tenants'>;
  /** 32 bytes, as the store has them. */
  readonly secret: Buffer;
  readonly log: Pick<StoreLog, 'warn'>;
  /** Milliseconds after which it looks by itself for what other processes committed; default 1,000. */
  readonly every?: number;
}

export interface Indexer {
  /** Lets the step in hand end. */
  stop(): Promise<void>;
}

/** Short steps, so that a request waits for no more than a few of its parts. */
const STEP: StepSize = { matters: 48, events: 1_000 };
/** What comes within it goes into one step. */
const GATHER = 20;
/** Another process has the place: time for it to end its step. */
const HELD = 100;

/**
 * Keeps the index of all tenants behind the log, outside of the commits: those would pay for it with
 * a quarter of their time. After each step it rests: half as long as the step took while little is
 * committed, ten times as long while reports come in by the thousand. So the index lags by a fraction
 * of a second on a working day, and by more under a storm, which it makes up for afterwards.
 */
export function startIndexer(options: IndexerOptions): Indexer {
  const { store, log, every = 1_000 } = options;
  const keys = new Map<string, WordKeys>();
  const pressure = new Pressure();
  let stopped = false;
  let wake = Promise.withResolvers<undefined>();
  const unlisten = store.onCommit((_tenant, events) => {
    pressure.add(events.length);
    wake.resolve(undefined);
  });

  const turn = async () => {
    let held = false;
    for (const { tenant } of await store.tenants()) {
      const known = keys.get(tenant) ?? new WordKeys(options.secret, tenant);
      keys.set(tenant, known);
      while (!stopped) {
        const began = performance.now();
        const step = await indexStep(options.pool, tenant, known, STEP);
        held ||= step === 'held';
        if (typeof step === 'string') break;
        await setTimeout((performance.now() - began) * pressure.rest());
      }
    }
    return held;
  };
  const run = async () => {
    while (!stopped) {
      wake = Promise.withResolvers();
      const held = await turn().catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'indexing failed');
        return false;
      });
      if (stopped) break;
      const idle = new AbortController();
      const waiting = setTimeout(held ? HELD : every, undefined, { signal: idle.signal });
      await Promise.race([waiting.catch(() => undefined), wake.promise]);
      idle.abort();
      if (!stopped) await setTimeout(GATHER);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      unlisten();
      wake.resolve(undefined);
      await running;
    },
  };
}

/** How much this process commits, in events a second. */
class Pressure {
  #since = performance.now();
  #events = 0;
  #rate = 0;

  add(events: number): void {
    this.#settle();
    this.#events += events;
  }

  /** How long to rest after a step, in times of its length. */
  rest(): number {
    this.#settle();
    if (this.#rate < 100) return 0.5;
    return this.#rate < 600 ? 2 : 10;
  }

  #settle(): void {
    const passed = performance.now() - this.#since;
    if (passed < 500) return;
    this.#rate = (this.#events * 1000) / passed;
    this.#events = 0;
    this.#since = performance.now();
  }
}
