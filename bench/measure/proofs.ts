import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog } from '../../src/app/export/log.ts';
import { directorySource, verifyLog } from '../../src/app/verify/index.ts';
import { checkTenant } from '../../src/store/check/index.ts';
import { domainParts, type Store } from '../../src/store/index.ts';
import { benchSecret, TENANT } from '../tenant.ts';
import type { BenchDatabase } from './database.ts';

/** Entries a second, and what was found wrong: anything but 0 is a fault of the program. */
export interface Proof {
  readonly perSecond: number;
  readonly findings: number;
}

/** `huiyin check` on the database, and `huiyin verify` on the log exported from it. */
export async function measureProofs(
  { pool }: BenchDatabase,
  store: Store,
): Promise<{ readonly check: Proof; readonly verify: Proof }> {
  const tenant = await store.tenant(TENANT);
  const head = await store.logs.head(TENANT);
  if (!tenant || !head) throw new Error('there is no tenant to check');
  const each = ({ milliseconds, total }: { milliseconds: number; total: number }): Proof => ({
    perSecond: (head.size * 1000) / milliseconds,
    findings: total,
  });
  const check = await checkTenant({
    pool,
    parts: domainParts,
    tenant: TENANT,
    secret: benchSecret,
  });
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-bench-log-'));
  try {
    await exportLog(store.logs, tenant, folder);
    const verify = await verifyLog(directorySource(folder), { vkey: tenant.vkey });
    return { check: each(check), verify: each(verify) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
