import pg from 'pg';
import { startEmbedded } from '../store/embedded/index.ts';
import type { Config } from './config.ts';

export interface Database {
  readonly pool: pg.Pool;
  /** Resolves if the embedded server goes away while we run. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

/** The server that DATABASE_URL names, else the embedded one in the data folder. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  log?: (line: string) => void,
): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    const pool = poolOf({ connectionString: config.databaseUrl });
    return { pool, lost: new Promise(() => undefined), close: () => pool.end() };
  }
  const server = await startEmbedded({ dataDir: config.dataDir, ...(log ? { log } : {}) });
  const pool = poolOf(server.connection);
  return {
    pool,
    lost: server.exited.then(() => undefined),
    async close() {
      await pool.end();
      await server.stop();
    },
  };
}

function poolOf(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: 12, pipeline: true });
  // An idle client that the server drops is replaced by the pool; the next query tells if it's down.
  pool.on('error', () => undefined);
  return pool;
}
