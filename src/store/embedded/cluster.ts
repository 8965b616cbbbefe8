import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { DataFolderVersion, EmbeddedError, serverError, systemCode } from './errors.ts';
import { givePrivateFolder } from './folders.ts';
import type { Home } from './home.ts';
import { run } from './run.ts';

export const superuser = 'huiyin';

/**
 * Makes the cluster of a home unless it is there; then it checks that its major version is the
 * binaries' own. A crash on the way leaves no half a cluster: it gets its name when complete.
 *
 * Throws DataFolderVersion, or EmbeddedError.
 */
export async function ensureCluster(
  home: Home,
  binaries: Binaries,
  durable: boolean,
): Promise<'made' | 'found'> {
  const found = await clusterVersion(home.cluster);
  if (found === binaries.major) return 'found';
  if (found !== undefined) throw new DataFolderVersion(home.cluster, found, binaries.major);
  await removePartial(home.folder);
  const partial = join(home.folder, `${partialPrefix}${process.pid}`);
  await givePrivateFolder(partial, home.account);
  const { status, output } = await run(
    join(binaries.folder, 'bin', 'initdb'),
    [
      `--pgdata=${partial}`,
      `--username=${superuser}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      // Code point order, and upper and lower case beyond ASCII, the same on every machine.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    home.account,
  );
  if (status !== 0) {
    await removePartial(home.folder);
    throw serverError('Making the database', home.folder, output);
  }
  await rename(partial, home.cluster);
  if (durable) await syncFolder(home.folder);
  return 'made';
}

const partialPrefix = 'data.partial-';

/** undefined: there is no cluster yet. */
async function clusterVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  const entries = await readdir(cluster).catch(() => []);
  if (entries.length === 0) return undefined;
  const text = `${cluster} holds files, but no PostgreSQL data. Move them away and start again.`;
  throw new EmbeddedError('start-failed', text);
}

async function removePartial(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(partialPrefix)) await rm(join(folder, name), { recursive: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
