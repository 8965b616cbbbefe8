import type { Answers } from '../store/answers.ts';
import { DAY_SECONDS, toInstant } from '../kernel/time.ts';
import type { Store, StoreLog } from '../store/index.ts';
import type { Reads } from '../store/read/reads.ts';
import { forgetter } from './forget.ts';

/** How many streams one turn settles of a tenant before it lets others have the queue. */
const AT_ONCE = 50;

export interface Sweep {
  stop(): Promise<void>;
}

export interface SweepOptions {
  readonly store: Store;
  readonly reads: Pick<Reads, 'provisional'>;
  readonly answers: Answers;
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
  const calendars = new Map<string, string>();
  const swept = { at: 0 };
  const forget = forgetter(options);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const next = () => {
    turn = sweep(options)
      .then(() => refix(options, calendars))
      .then(() => dropUploads(options, swept))
      .then(forget)
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

/**
 * Once after each start and after each calendar that is loaded: deadlines that hung on an
 * unpublished year are fixed again. `seen` remembers each tenant's calendars.
 */
export async function refix(
  { store, reads }: Pick<SweepOptions, 'store' | 'reads'>,
  seen: Map<string, string>,
): Promise<void> {
  for (const { tenant } of await store.tenants()) {
    const { world } = await store.worldOf(tenant);
    const calendars = JSON.stringify(world.catalogue.years);
    if (seen.get(tenant) === calendars) continue;
    for (let after = ''; ;) {
      const streams = await reads.provisional(tenant, after, AT_ONCE);
      await Promise.all(streams.map((stream) => settle(store, tenant, stream)));
      const last = streams.at(-1);
      if (last === undefined) break;
      after = last;
    }
    seen.set(tenant, calendars);
  }
}

/** Pictures that no event came to show within a day. At most once in ten minutes: `last.at` remembers. */
export async function dropUploads(
  { store, clock }: Pick<SweepOptions, 'store' | 'clock'>,
  last: { at: number },
): Promise<void> {
  const now = clock();
  if (Math.abs(now - last.at) < 600_000) return;
  last.at = now;
  const before = toInstant(now / 1000 - DAY_SECONDS);
  for (const { tenant } of await store.tenants()) await store.evidence.sweep(tenant, before);
}

async function settle(store: Store, tenant: string, stream: string): Promise<void> {
  await store.commit(tenant, {
    actor: { as: 'system' },
    command: { stream, name: 'settle', data: {} },
  });
}
