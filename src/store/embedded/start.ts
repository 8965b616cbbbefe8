import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { isRoot } from './account.ts';
import { findBinaries, usableBinaries } from './binaries.ts';
import { ensureCluster, superuser } from './cluster.ts';
import { asEmbeddedError, cannotWriteError, systemCode } from './errors.ts';
import { makeFolder } from './folders.ts';
import { findHome } from './home.ts';
import { lockFolder } from './lock.ts';
import type { FolderLock } from './lock.ts';
import { stopOrphan } from './postmaster.ts';
import { startServer } from './server.ts';
import type { ServerExit } from './server.ts';
import { serverSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { closeSocketFolder, openSocketFolder, socketPort } from './socket.ts';

export type EmbeddedOptions = {
  /** HUIYIN_DATA. Made if it isn't there. */
  dataDir: string;
  /** Hears what is being done, a sentence at a time. */
  log?: (line: string) => void;
  /** False gives up fsync, for throw-away databases of tests. Default true. */
  durable?: boolean;
  /** Sizes of the server that differ from the defaults, such as `shared_buffers`. */
  settings?: Settings;
  /** Where root puts what its server account could not reach otherwise. */
  systemFolder?: string;
};

/** Can be handed to `new pg.Pool(...)` as it is. */
export type Connection = {
  host: string;
  port: number;
  user: string;
  database: string;
  ssl: false;
};

export type Embedded = {
  connection: Connection;
  /** The data folder, its symbolic links resolved. */
  dataDir: string;
  serverPid: number;
  /** Resolves when the server has ended: after `stop`, or because it died. */
  exited: Promise<ServerExit>;
  /**
   * Shuts the server down (clients still connected are cut off), waits for it and frees the
   * folder. Also to be called after a death, before starting again. Further calls do nothing.
   */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that Huiyin brings, on the data of one folder, and makes what is missing:
 * the folder, the cluster, the database `huiyin`. Takes about 1.5 s the first time and 0.2 s later.
 * What an earlier Huiyin left running in this folder is stopped first.
 *
 * Throws EmbeddedError only: DataFolderInUse, DataFolderVersion, or one of the other codes.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const locks: FolderLock[] = [];
  try {
    return await start(options, locks);
  } catch (error) {
    for (const lock of locks) lock.release();
    throw asEmbeddedError(error, options.dataDir);
  }
}

async function start(options: EmbeddedOptions, locks: FolderLock[]): Promise<Embedded> {
  const { log = () => {}, durable = true, systemFolder = '/var/lib/huiyin' } = options;
  const dataDir = await openDataDir(options.dataDir);
  locks.push(lockFolder(dataDir));
  const home = await findHome(dataDir, systemFolder);
  // A copy of the data folder has a copy of the pointer: both lead to one home.
  if (home.folder !== join(dataDir, 'postgres')) locks.push(lockFolder(home.folder));
  const shelter = isRoot() ? systemFolder : home.folder;
  const binaries = await usableBinaries(await findBinaries(), shelter, home.account);
  const orphan = await stopOrphan(home.cluster);
  if (orphan !== undefined) log(`Stopped the database of an earlier run (process ${orphan})`);
  const made = await ensureCluster(home, binaries, durable);
  if (made === 'made') log(`Made a PostgreSQL ${binaries.version} database in ${home.cluster}`);
  const socketFolder = await openSocketFolder(home);
  const connection = {
    host: socketFolder,
    port: socketPort,
    user: superuser,
    database: 'huiyin',
    ssl: false,
  } as const;
  const extra = options.settings ?? {};
  const settings = serverSettings({ durable, socketFolder, port: socketPort, extra });
  const server = await startServer(home, binaries, settings, log);
  try {
    await ensureDatabase(connection);
  } catch (error) {
    await server.stop();
    throw error;
  }
  log(`PostgreSQL ${binaries.version} is ready (process ${server.pid})`);
  const stop = once(async () => {
    await server.stop();
    await closeSocketFolder(home);
    for (const lock of locks) lock.release();
  });
  return { connection, dataDir, serverPid: server.pid, exited: server.exited, stop };
}

async function openDataDir(path: string): Promise<string> {
  const folder = resolve(path);
  // Under root the server's account has to pass through to the folder inside.
  await makeFolder(folder, isRoot() ? 0o711 : 0o700).catch((error: unknown) => {
    // What Node says of a read-only file system.
    if (systemCode(error) === 'ENOENT') throw cannotWriteError(folder, String(error), error);
    throw error;
  });
  return realpath(folder);
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const name = connection.database;
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
}
