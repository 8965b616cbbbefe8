import type { Store, StoreLog } from '../store/index.ts';

/** How many streams one turn settles of a tenant before it lets others have the queue. */
const AT_ONCE = 50;

export interface Sweep {
  stop(): Promise<void>;
}

export interface SweepOptions {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: StoreLog;
  /** Milliseconds from the end of one turn to the next; default 1,000. */
  readonly every?: number;
}

/**
 * Fires due clocks of streams that nobody touches. A command settles its own stream first, so the
 * two never race: whoever holds the log's head finds the clock due, the other finds it fired.
 */
export function startSweep(options: SweepOptions): Sweep {
  const { log, every = 1_000 } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const next = () => {
    turn = sweep(options)
      .catch((error: unknown) => {
        log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'sweep failed');
      })
      .then(() => {
        if (!stopped) timer = setTimeout(next, every);
      });
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

/** One turn: every stream that is due now, tenant by tenant; answers how many were settled. */
export async function sweep({
  store,
  clock,
}: Pick<SweepOptions, 'store' | 'clock'>): Promise<number> {
  let settled = 0;
  for (const { tenant } of await store.tenants()) {
    const tried = new Set<string>();
    for (;;) {
      const now = `${new Date(clock()).toISOString().slice(0, 19)}Z`;
      const due = (await store.dueStreams(tenant, now, AT_ONCE)).filter((s) => !tried.has(s));
      if (due.length === 0) break;
      await Promise.all(due.map((stream) => settle(store, tenant, stream)));
      for (const stream of due) tried.add(stream);
      settled += due.length;
    }
  }
  return settled;
}

async function settle(store: Store, tenant: string, stream: string): Promise<void> {
  await store.commit(tenant, {
    actor: { as: 'system' },
    command: { stream, name: 'settle', data: {} },
  });
}
