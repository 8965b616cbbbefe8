import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { superuser } from './cluster.ts';
import { findHome } from './home.ts';
import { isPostmasterOf, readPostmasterFile } from './postmaster.ts';
import { socketPort } from './socket.ts';
import type { Connection } from './start.ts';

/**
 * The way to the server that another Huiyin has running on a data folder, for commands that only
 * read while it serves. Undefined if none is ready to take connections.
 */
export async function findRunning(
  dataDir: string,
  systemFolder = '/var/lib/huiyin',
): Promise<Connection | undefined> {
  const { cluster } = await findHome(await realpath(dataDir), systemFolder);
  const file = await readPostmasterFile(cluster);
  if (!file || file.status !== 'ready' || !(await isPostmasterOf(file.pid, cluster)))
    return undefined;
  // Line 5 of postmaster.pid: the folder of the socket.
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  const host = lines[4]?.trim();
  if (host === undefined || host === '') return undefined;
  return { host, port: socketPort, user: superuser, database: 'huiyin', ssl: false };
}
