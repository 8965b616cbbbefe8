import { readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { EmbeddedError, startEmbedded } from './index.ts';
import type { Embedded } from './index.ts';
import { lockFolder } from './lock.ts';
import { stopOrphan } from './postmaster.ts';
import { doorVariable, testFolder, testFolderPrefix, testRoot, testSettings } from './testing.ts';
import type { DoorAnswer } from './testing.ts';

let tearDown: () => Promise<void> = async () => {};

/**
 * Opens a door (a unix socket) at which test files ask for the shared server: whoever asks first
 * has it started, and a run without database tests never pays for it.
 */
export async function setup(): Promise<void> {
  await sweep();
  const folder = await testFolder();
  const lock = lockFolder(folder);
  let embedded: Promise<Embedded> | undefined;
  const answer = async (): Promise<DoorAnswer> => {
    try {
      const dataDir = join(folder, 'data');
      embedded ??= startEmbedded({ dataDir, durable: false, settings: testSettings });
      return { connection: (await embedded).connection };
    } catch (error) {
      const detail = error instanceof EmbeddedError ? error.detail : undefined;
      return { error: `${String(error)}\n${detail ?? ''}` };
    }
  };
  const door = createServer((socket) => {
    socket.on('error', () => {});
    void answer().then((text) => socket.end(JSON.stringify(text)));
  });
  const path = join(folder, 'door');
  await new Promise<void>((resolve) => door.listen(path, resolve));
  process.env[doorVariable] = path;
  tearDown = async () => {
    door.close();
    await (await embedded?.catch(() => undefined))?.stop();
    lock.release();
    await rm(folder, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await tearDown();
}

const minute = 60_000;

/** Removes what a killed run left behind: its folder, and the server that may still run in it. */
async function sweep(): Promise<void> {
  for (const name of await readdir(testRoot())) {
    if (!name.startsWith(testFolderPrefix)) continue;
    const folder = join(testRoot(), name);
    const info = await stat(folder).catch(() => undefined);
    const isOurs = info?.uid === process.getuid?.();
    if (info === undefined || !isOurs || Date.now() - info.mtimeMs < 10 * minute) continue;
    try {
      const lock = lockFolder(folder);
      await stopOrphan(join(folder, 'data', 'postgres', 'data'));
      lock.release();
      await rm(folder, { recursive: true, force: true });
    } catch {
      // In use by another run, or not removable: neither is this run's concern.
    }
  }
}
