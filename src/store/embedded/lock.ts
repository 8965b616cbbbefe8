import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ownLikeFolder } from './account.ts';
import { cannotWriteError, DataFolderInUse, EmbeddedError } from './errors.ts';

export type FolderLock = { release(): void };

// A lock must not depend on somebody still pointing at the object that holds it.
const held = new Set<DatabaseSync>();

/**
 * Takes a folder for this process until `release` or the end of the process, however it ends.
 *
 * Node has no call for file locks, but the SQLite inside it takes them: an open exclusive
 * transaction on `huiyin.lock` is a POSIX record lock. The kernel drops it with the process, so no
 * lock is ever stale and no process id is compared; it works on paths of any length, between
 * containers that share a folder, and twice within one process (SQLite sees to that).
 * Nothing else in this process may open and close `huiyin.lock`: POSIX would drop the lock.
 *
 * Throws DataFolderInUse, or EmbeddedError 'cannot-write'.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'huiyin.lock');
  const holder = join(folder, 'huiyin.holder');
  const database = open(file, folder);
  try {
    database.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    database.close();
    if (sqliteCode(error) === sqliteBusy) throw new DataFolderInUse(folder, readHolder(holder));
    throw lockError(folder, error);
  }
  held.add(database);
  const release = () => {
    if (!held.delete(database)) return;
    rmSync(holder, { force: true });
    database.close();
  };
  try {
    ownLikeFolder(file);
    // Only for the sentence that refuses the next one; nothing is decided by it.
    writeFileSync(holder, `${process.pid}\n`);
    ownLikeFolder(holder);
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

const sqliteBusy = 5;
const sqliteNotADatabase = 26;

function open(file: string, folder: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw lockError(folder, error);
  }
}

function lockError(folder: string, error: unknown): EmbeddedError {
  const detail = error instanceof Error ? error.message : String(error);
  if (sqliteCode(error) !== sqliteNotADatabase) return cannotWriteError(folder, detail, error);
  const text = `The file huiyin.lock in ${folder} is not Huiyin's. Move it away and start again.`;
  return new EmbeddedError('start-failed', text, detail, error);
}

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function readHolder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
