import { lstat, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { systemCode } from './errors.ts';
import { givePrivateFolder } from './folders.ts';
import type { Home } from './home.ts';

/** The port is only a part of the socket's name: nothing listens on TCP. */
export const socketPort = 5432;

const socketName = `.s.PGSQL.${socketPort}`;

// sun_path holds 108 bytes on Linux and 104 on macOS, the closing NUL included.
const longestPath = 103;

/**
 * A private folder (mode 0700, of the server's account) for the socket: in the home, or in the
 * system's temporary folder when the home's path is too long for a socket. Call it only while no
 * server runs in this home: what an earlier one left is removed.
 */
export async function openSocketFolder(home: Home): Promise<string> {
  await closeSocketFolder(home);
  const near = join(home.folder, 'socket');
  if (Buffer.byteLength(join(near, socketName)) <= longestPath) {
    await givePrivateFolder(near, home.account);
    return near;
  }
  const far = await mkdtemp(join(shortFolder(), farPrefix));
  await givePrivateFolder(far, home.account);
  await writeFile(join(home.folder, pointerName), far);
  return far;
}

/** Removes the sockets, and the folder in the temporary place. */
export async function closeSocketFolder(home: Home): Promise<void> {
  await removeSockets(join(home.folder, 'socket'));
  const pointer = join(home.folder, pointerName);
  const far = await readFile(pointer, 'utf8').catch(() => undefined);
  if (far === undefined) return;
  // A path read from a file is followed only to what can be ours.
  if (basename(far).startsWith(farPrefix) && (await isFolder(far))) {
    await removeSockets(far);
    await rmdir(far).catch(() => undefined);
  }
  await rm(pointer, { force: true });
}

const farPrefix = 'huiyin-socket-';
const pointerName = 'socket.location';

function shortFolder(): string {
  // macOS hands out temporary folders of some 50 bytes; /tmp is there on both.
  return Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp';
}

async function removeSockets(folder: string): Promise<void> {
  await rm(join(folder, socketName), { force: true });
  await rm(join(folder, `${socketName}.lock`), { force: true });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
