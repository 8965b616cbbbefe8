import { access, chmod, lchown, mkdir } from 'node:fs/promises';
import type { Account } from './account.ts';
import { ownLikeFolder } from './account.ts';

/** Makes a folder with exactly this mode, whatever the umask; one that is there is left as it is. */
export async function makeFolder(path: string, mode: number): Promise<void> {
  if ((await mkdir(path, { recursive: true })) === undefined) return;
  await chmod(path, mode);
  ownLikeFolder(path);
}

/** Makes `path` a folder of the account's own, which nobody else may look into. */
export async function givePrivateFolder(path: string, account: Account | undefined): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o700);
  if (account !== undefined) await lchown(path, account.uid, account.gid);
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
