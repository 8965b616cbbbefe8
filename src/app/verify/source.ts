import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HASH_SIZE } from '../../tlog/hash.ts';
import { TILE_WIDTH, tilePath, type Tile } from '../../tlog/tile.ts';

/** Where a log's files are read, by the paths of docs/formats/log.md. */
export interface LogSource {
  /** Undefined if there is no such file. Rejects if the source can't be read. */
  read(path: string): Promise<Buffer | undefined>;
}

export function directorySource(folder: string): LogSource {
  return {
    async read(path) {
      try {
        return await readFile(join(folder, path));
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
        throw error;
      }
    },
  };
}

const ATTEMPTS = 4;

/** A live log, e.g. `https://huiyin.example.cn/log/yongan`. */
export function addressSource(address: string): LogSource {
  const base = address.replace(/\/*$/, '/');
  return {
    async read(path) {
      const url = new URL(path, base);
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await fetch(url);
          if (answer.ok) return Buffer.from(await answer.arrayBuffer());
          await answer.body?.cancel();
          if (answer.status === 404 || answer.status === 410) return undefined;
          throw new Error(`${url.href} answered ${String(answer.status)}`);
        } catch (error) {
          if (attempt === ATTEMPTS) throw error;
          await sleep(250 * 2 ** attempt);
        }
      }
    },
  };
}

/** A tile with the hashes asked for. The full tile serves for a partial one (C2SP tlog-tiles). */
export async function readTile(source: LogSource, tile: Tile): Promise<Buffer | undefined> {
  const bytes = await source.read(tilePath(tile));
  if (bytes || tile.width === TILE_WIDTH) return bytes;
  const full = await source.read(tilePath({ ...tile, width: TILE_WIDTH }));
  return full?.length === TILE_WIDTH * HASH_SIZE ? full.subarray(0, tile.width * HASH_SIZE) : full;
}
