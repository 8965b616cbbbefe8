import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DataFolderInUse, findRunning } from '../store/embedded/index.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { openDatabase } from './database.ts';
import { readSecret } from './secret.ts';

/** The database for a command that works beside a running server, or without one. */
export interface Attached {
  readonly config: Config;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Whether an embedded database was ever made here: a command that reads must not make one. */
async function hasDatabase(dataDir: string): Promise<boolean> {
  const names = await readdir(dataDir).catch(() => []);
  return names.some((name) => name === 'postgres' || name === 'postgres.location');
}

/**
 * Opens the database as the server would; where one is running on the data folder already, its
 * database is used through its socket. Nothing is migrated, published or changed.
 */
export async function attach(env: NodeJS.ProcessEnv): Promise<Attached> {
  const config = readConfig(env);
  if (config.databaseUrl === undefined && !(await hasDatabase(config.dataDir))) {
    throw new ConfigError(
      `${config.dataDir} 里还没有数据：请先 npm start，或用 HUIYIN_DATA 指明目录。` +
        `There is no data in ${config.dataDir}: start Huiyin first, or say where by HUIYIN_DATA.`,
    );
  }
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
