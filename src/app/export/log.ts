import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logs } from '../../store/index.ts';
import { HASH_SIZE } from '../../tlog/hash.ts';
import { bundlePath, TILE_WIDTH, tilePath, tilesBetween } from '../../tlog/tile.ts';
import { openCheckpoint } from '../../tlog/checkpoint.ts';
import { noteVerifier } from '../../tlog/note.ts';
import { writeWhole } from '../files.ts';

export interface Exported {
  readonly size: number;
  /** Files that were not there before, or have changed. */
  readonly written: number;
}

/**
 * Writes a tenant's log as files, by the paths under which it is served, with its key. What is there
 * already stays (full tiles never change), so a later call adds only what is new. The checkpoint comes
 * last: until then the folder holds the log as it was.
 */
export async function exportLog(
  logs: Logs,
  { tenant, vkey }: { readonly tenant: string; readonly vkey: string },
  folder: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Exported> {
  const note = await logs.checkpoint(tenant);
  const size = note === undefined ? undefined : sizeOf(note, vkey);
  if (note === undefined || size === undefined)
    throw new Error(`${tenant} has no checkpoint of its key`);
  await refuseOther(folder, vkey);
  await mkdir(folder, { recursive: true });
  let written = 0;
  const tiles = [...tilesBetween(0, size)];
  let done = 0;
  for (const tile of tiles) {
    const { level, index, width } = tile;
    const expected = width * HASH_SIZE;
    if (await put(folder, tilePath(tile), expected, () => logs.tile(tenant, level, index, width))) {
      written += 1;
    }
    if (level === 0) {
      const path = bundlePath({ index, width });
      if (await put(folder, path, undefined, () => logs.entries(tenant, index, width)))
        written += 1;
      await dropPartial(folder, bundlePath({ index, width: TILE_WIDTH }), width);
    }
    await dropPartial(folder, tilePath({ ...tile, width: TILE_WIDTH }), width);
    done += 1;
    onProgress?.(done, tiles.length);
  }
  await writeWhole(join(folder, 'vkey'), `${vkey}\n`);
  await writeWhole(join(folder, 'checkpoint'), note);
  return { size, written };
}

function sizeOf(note: string, vkey: string): number | undefined {
  const key = noteVerifier(vkey);
  const opened = key.ok ? openCheckpoint(note, { origin: key.value.name, key: key.value }) : key;
  return opened.ok ? opened.value.checkpoint.size : undefined;
}

/** A folder with another log's files would become a mixture of both. */
async function refuseOther(folder: string, vkey: string): Promise<void> {
  const known = await readFile(join(folder, 'vkey'), 'utf8').catch(() => undefined);
  if (known !== undefined && known !== `${vkey}\n`) {
    throw new Error(`${folder} holds another log: ${known.trim()}`);
  }
}

/** Whether it had to be written. `length` undefined: any length will do for what is there. */
async function put(
  folder: string,
  path: string,
  length: number | undefined,
  read: () => Promise<Buffer | undefined>,
): Promise<boolean> {
  const file = join(folder, path);
  const known = await stat(file).catch(() => undefined);
  if (known && (length === undefined ? known.size > 0 : known.size === length)) return false;
  const bytes = await read();
  if (!bytes) throw new Error(`${path} is not to be had`);
  await writeWhole(file, bytes);
  return true;
}

/** Partial tiles of earlier exports: only the one of this width is still of use. */
async function dropPartial(folder: string, fullPath: string, width: number): Promise<void> {
  const partial = join(folder, `${fullPath}.p`);
  const names = await readdir(partial).catch(() => [] as string[]);
  const old = names.filter((name) => name !== String(width));
  if (old.length === names.length) await rm(partial, { recursive: true, force: true });
  else for (const name of old) await rm(join(partial, name), { force: true });
}
