import { lchownSync, lstatSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedError, systemCode } from './errors.ts';
import { run } from './run.ts';

/** An unprivileged account of the operating system. */
export type Account = { name: string; uid: number; gid: number };

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Who runs PostgreSQL when Huiyin itself is root, since PostgreSQL refuses to be root:
 * the owner of the data, else the owner of the folder, else the account `huiyin`, else `nobody`.
 * An operator who wants an account apart makes one named `huiyin` before the first start.
 */
export async function serverAccount(dataDir: string, cluster: string): Promise<Account> {
  const keeper = await ownerOf(cluster);
  // An existing cluster needs no name for its owner; only initdb looks one up.
  if (keeper !== undefined && keeper.uid !== 0) return { name: String(keeper.uid), ...keeper };
  const owner = await ownerOf(dataDir);
  if (owner !== undefined && owner.uid !== 0) {
    const account = await lookUp(String(owner.uid));
    if (account !== undefined) return account;
  }
  for (const name of ['huiyin', 'nobody']) {
    const account = await lookUp(name);
    if (account !== undefined) return account;
  }
  throw new EmbeddedError(
    'start-failed',
    'Huiyin runs as root, and PostgreSQL must not: add an account named huiyin for it.',
  );
}

/** Whether the account can go through every parent folder and look into this one. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  // Asked of the system rather than worked out from modes: access lists and mounts count too.
  const { status } = await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], account);
  return status === 0;
}

/**
 * When root writes into somebody's folder, the file becomes theirs: otherwise one start as root
 * would lock the owner out of their own data folder.
 */
export function ownLikeFolder(path: string): void {
  if (!isRoot()) return;
  const { uid, gid } = lstatSync(dirname(path));
  if (uid !== 0) lchownSync(path, uid, gid);
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function lookUp(nameOrUid: string): Promise<Account | undefined> {
  const ask = async (option: string) => {
    const { status, output } = await run('id', [option, nameOrUid]);
    return status === 0 ? output.trim() : undefined;
  };
  const [name, uid, gid] = await Promise.all([ask('-un'), ask('-u'), ask('-g')]);
  if (name === undefined || uid === undefined || gid === undefined) return undefined;
  if (Number(uid) === 0) return undefined;
  // On macOS nobody is 4294967294, which the system call takes as -2.
  return { name, uid: Number(uid) | 0, gid: Number(gid) | 0 };
}
