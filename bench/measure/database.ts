import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded, type Connection } from '../../src/store/embedded/index.ts';

export interface BenchDatabase {
  readonly connection: Connection;
  /** Of the database server. */
  readonly pid: number;
  readonly pool: pg.Pool;
  /** For another process: the same database as an address. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A new embedded server with the settings of the program, fsync and all, in a folder of its own. */
export async function benchDatabase(): Promise<BenchDatabase> {
  // Under /tmp also where TMPDIR lies in root's home: the server's account must get there.
  const folder = await mkdtemp('/tmp/huiyin-bench-');
  await chmod(folder, 0o711);
  const server = await startEmbedded({ dataDir: join(folder, 'data') });
  const { connection } = server;
  const pool = new pg.Pool({ ...connection, max: 12, pipeline: true });
  pool.on('error', () => undefined);
  const { user, database, host, port } = connection;
  return {
    connection,
    pid: server.serverPid,
    pool,
    url: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    async drop() {
      await pool.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
