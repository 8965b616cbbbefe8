import { access } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DataFolderInUse, findRunning } from '../store/embedded/index.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase } from './database.ts';
import { readSecret } from './secret.ts';

/** The database for a command that works beside a running server, or without one. */
export interface Attached {
  readonly config: Config;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens the database as the server would; where one is running on the data folder already, its
 * database is used through its socket. Nothing is migrated, published or changed.
 */
export async function attach(env: NodeJS.ProcessEnv): Promise<Attached> {
  const config = readConfig(env);
  try {
    const database = await openDatabase(config);
    return { config, pool: database.pool, close: () => database.close() };
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    const connection = await findRunning(config.dataDir);
    if (!connection) throw error;
    const pool = new pg.Pool({ ...connection, max: 4, pipeline: true });
    pool.on('error', () => undefined);
    return { config, pool, close: () => pool.end() };
  }
}

/** The secret, if there is one: a command that only looks doesn't make it. */
export async function existingSecret(
  { dataDir }: Pick<Config, 'dataDir'>,
  env: NodeJS.ProcessEnv,
): Promise<Buffer | undefined> {
  const isGiven = (env['HUIYIN_SECRET'] ?? '') !== '';
  const isThere = await access(join(dataDir, 'secret')).then(
    () => true,
    () => false,
  );
  return isGiven || isThere ? readSecret(dataDir, env) : undefined;
}
