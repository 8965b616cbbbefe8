import { createHash, randomBytes } from 'node:crypto';
import { readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canEnter, isRoot, ownLikeFolder, serverAccount } from './account.ts';
import type { Account } from './account.ts';
import { cannotWriteError, EmbeddedError, systemCode } from './errors.ts';
import { exists, makeFolder } from './folders.ts';

/**
 * Where the database of one data folder lives. `folder` holds `data` (the cluster), `socket` and
 * `postgres.log`; `account` runs the server, undefined for our own.
 */
export type Home = { folder: string; cluster: string; account: Account | undefined };

const pointerName = 'postgres.location';

/**
 * Finds or makes the home of a data folder: `<dataDir>/postgres`, except that root's server
 * account may not be able to get there (a folder under /root). Then it lies in
 * `<systemFolder>/<hash of the path>-<random>`, and the pointer file in the data folder names it.
 * Random, so that a data folder deleted and made again starts empty rather than on old data.
 *
 * Throws EmbeddedError when a home that should be there is gone: an empty ledger in its place
 * would look like a loss.
 */
export async function findHome(dataDir: string, systemFolder: string): Promise<Home> {
  const pointed = await readPointer(dataDir);
  const folder = pointed ?? join(dataDir, 'postgres');
  const cluster = join(folder, 'data');
  if (pointed !== undefined && !(await exists(pointed))) {
    throw new EmbeddedError(
      'start-failed',
      `${join(dataDir, pointerName)} says that the database is in ${pointed}, and it is not there.`,
    );
  }
  if (!isRoot()) {
    await makeFolder(folder, 0o700);
    await refuseForeign(cluster);
    return { folder, cluster, account: undefined };
  }
  const account = await serverAccount(dataDir, cluster);
  const fresh = !(await exists(folder));
  if (fresh) await makeFolder(folder, 0o711);
  if (await canEnter(account, folder)) return { folder, cluster, account };
  if (!fresh) throw unreachable(account, folder);
  await rmdir(folder);
  const moved = await makeSystemHome(dataDir, systemFolder);
  if (!(await canEnter(account, moved))) throw unreachable(account, moved);
  return { folder: moved, cluster: join(moved, 'data'), account };
}

async function makeSystemHome(dataDir: string, systemFolder: string): Promise<string> {
  await makeFolder(systemFolder, 0o755);
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const folder = join(systemFolder, `${hash}-${randomBytes(3).toString('hex')}`);
  await makeFolder(folder, 0o711);
  const pointer = join(dataDir, pointerName);
  await writeFile(pointer, `${folder}\n`, { flush: true });
  ownLikeFolder(pointer);
  return folder;
}

function unreachable(account: Account, folder: string): EmbeddedError {
  return new EmbeddedError(
    'cannot-write',
    `The account ${account.name}, which runs the database for root, can't enter ${folder}. ` +
      `Let it pass through the folders above.`,
  );
}

async function readPointer(dataDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(dataDir, pointerName), 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function refuseForeign(cluster: string): Promise<void> {
  if (!(await exists(cluster))) return;
  const { uid } = await stat(cluster);
  if (uid === process.getuid?.()) return;
  throw cannotWriteError(cluster, `it belongs to user ${uid}; Huiyin runs as another`);
}
