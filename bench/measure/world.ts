import { openStore, domainParts, type Store } from '../../src/store/index.ts';
import { found, live, storyClock, type StoryClock } from '../town/grow.ts';
import { district, town } from '../town/town.ts';
import { benchSecret, TENANT } from '../tenant.ts';
import type { BenchDatabase } from './database.ts';

/** Over how many days the matters of a tenant of any size came in. */
const DAYS = 400;
/** Commands in one transaction while a tenant is made. */
const BATCH = 5000;

export const place = town(district);

export interface Made {
  readonly store: Store;
  readonly clock: StoryClock;
  readonly commands: number;
  readonly events: number;
  readonly seconds: number;
}

/** A tenant with so many matters, all by commands through the store. */
export async function makeTenant(
  { pool }: BenchDatabase,
  problems: number,
  onDay?: (registered: number) => void,
): Promise<Made> {
  const clock = storyClock();
  const ignore = () => undefined;
  const store = await openStore({
    pool,
    parts: domainParts,
    clock: () => clock.now,
    secret: benchSecret,
    log: { info: ignore, warn: ignore, error: console.error },
    batchSize: BATCH,
  });
  await store.createTenant({ tenant: TENANT, origin: 'huiyin.bench/town', names: { zh: '区' } });
  const began = performance.now();
  await found(store, TENANT, place);
  const growth = { problems, days: DAYS, batch: BATCH, ...(onDay ? { onDay } : {}) };
  const { commands, refused } = await live(store, TENANT, place, clock, growth);
  if (refused.length > 0) throw new Error(`commands were refused: ${refused.slice(0, 5).join()}`);
  const seconds = (performance.now() - began) / 1000;
  // As the server's own housekeeping does after a while.
  await pool.query('vacuum analyze');
  const head = await store.logs.head(TENANT);
  return { store, clock, commands, events: head?.size ?? 0, seconds };
}
