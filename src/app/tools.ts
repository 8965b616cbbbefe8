import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { migrateAuth } from '../http/auth/tables.ts';
import { domainParts, openStore, type Store } from '../store/index.ts';
import { attach } from './attach.ts';
import type { Config } from './config.ts';
import { openJournal } from './journal.ts';
import { readSecret } from './secret.ts';

/** What the command line stands on: the server's database, beside it or without it, and a store. */
export interface Tools {
  readonly config: Config;
  readonly secret: Buffer;
  readonly pool: Pool;
  readonly store: Store;
  /** Where people reach the server. */
  readonly address: string;
  /** The identity of a new tenant's log: independent of where it is served, so fixed for good. */
  originFor(tenant: string): string;
  close(): Promise<void>;
}

/** Only warnings and errors, to standard error: standard output belongs to the command. */
const log = {
  info: () => undefined,
  warn: (facts: object, message: string) => {
    console.error(message, facts);
  },
  error: (facts: object, message: string) => {
    console.error(message, facts);
  },
};

export async function openTools(env: NodeJS.ProcessEnv): Promise<Tools> {
  const attached = await attach(env);
  const { config, pool } = attached;
  try {
    const secret = await readSecret(config.dataDir, env);
    const journal = await openJournal(config.dataDir);
    const { onErase, onPublish } = journal;
    const clock = () => Date.now();
    const store = await openStore({
      pool,
      parts: domainParts,
      clock,
      secret,
      log,
      onErase,
      onPublish,
    });
    await migrateAuth(pool, () => Promise.resolve());
    return {
      config,
      secret,
      pool,
      store,
      address: config.origin ?? `http://${config.host}:${String(config.port)}`,
      originFor: (tenant) => originFor(config, secret, tenant),
      async close() {
        await store.close();
        await journal.close();
        await attached.close();
      },
    };
  } catch (error) {
    await attached.close();
    throw error;
  }
}

export function originFor(config: Pick<Config, 'origin'>, secret: Buffer, tenant: string): string {
  if (config.origin !== undefined) return `${new URL(config.origin).host}/${tenant}`;
  const place = createHash('sha256').update('huiyin-origin').update(secret).digest('hex');
  return `huiyin.invalid/${place.slice(0, 12)}/${tenant}`;
}
