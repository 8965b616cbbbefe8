import type { Pool } from 'pg';
import { indexStep } from './index-step.ts';
import { WordKeys } from './keys.ts';

/** Indexes what there is of a tenant, without rest: for tests, measurements and the command line. */
export async function indexAll(pool: Pool, tenant: string, secret: Buffer): Promise<number> {
  const keys = new WordKeys(secret, tenant);
  let indexed = 0;
  for (;;) {
    const step = await indexStep(pool, tenant, keys, { matters: 256, events: 4_000 });
    if (step === 'done') return indexed;
    if (step !== 'held') indexed += step;
  }
}
