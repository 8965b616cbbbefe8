import { parseDecimal } from './canonical.ts';
import { bad, good, type Result } from './result.ts';

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles, "Merkle Tree"). */
export const TILE_WIDTH = 256;

/**
 * Coordinates of a tile: the first `width` (1…256; 256 = full) hashes of the `index`-th tile of a
 * `level`. Hash i of it is the Merkle tree hash of the entries from (index · 256 + i) · 256^level,
 * 256^level of them.
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Coordinates of an entry bundle; it spans the same entries as the level 0 tile of that index. */
export interface BundleAt {
  readonly index: number;
  readonly width: number;
}

/** Hashes of `level` in a tree of `size` entries. Exact: powers of two divide doubles exactly. */
export function levelWidth(size: number, level: number): number {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`tree size ${size}`);
  return Math.floor(size / TILE_WIDTH ** level);
}

/** Width of a tile in a tree of `size` entries: 256 full, 1…255 partial, 0 not there yet. */
export function tileWidth(size: number, level: number, index: number): number {
  return Math.min(TILE_WIDTH, Math.max(0, levelWidth(size, level) - index * TILE_WIDTH));
}

/**
 * The tiles, partial ones included, that a tree of `newSize` has and one of `oldSize` hasn't:
 * with oldSize 0, the whole tree. About (newSize − oldSize) / 255 + 1 a level.
 */
export function* tilesBetween(oldSize: number, newSize: number): Generator<Tile> {
  if (oldSize > newSize) throw new RangeError(`tree size ${newSize} is before ${oldSize}`);
  for (let level = 0; levelWidth(newSize, level) > 0; level++) {
    const end = levelWidth(newSize, level);
    if (levelWidth(oldSize, level) === end) continue;
    const first = Math.floor(levelWidth(oldSize, level) / TILE_WIDTH);
    for (let index = first; index * TILE_WIDTH < end; index++) {
      yield { level, index, width: tileWidth(newSize, level, index) };
    }
  }
}

/** `tile/<L>/<N>[.p/<W>]`, e.g. level 0, index 1234067, width 7: `tile/0/x001/x234/067.p/7`. */
export function tilePath({ level, index, width }: Tile): string {
  if (!Number.isInteger(level) || level < 0 || level > 63) throw new RangeError(`level ${level}`);
  return `tile/${level}/${indexPath({ index, width })}`;
}

/** `tile/entries/<N>[.p/<W>]`. */
export function bundlePath(at: BundleAt): string {
  return `tile/entries/${indexPath(at)}`;
}

/** Accepts exactly what `tilePath` writes. */
export function parseTilePath(path: string): Result<Tile> {
  const parts = /^tile\/(0|[1-9][0-9]?)\/(.+)$/.exec(path);
  const level = Number(parts?.[1]);
  const at = parseIndexPath(parts?.[2] ?? '');
  if (!(level <= 63) || at === undefined) return bad('not the path of a tile');
  return good({ level, ...at });
}

/** Accepts exactly what `bundlePath` writes. */
export function parseBundlePath(path: string): Result<BundleAt> {
  const at = path.startsWith('tile/entries/') ? parseIndexPath(path.slice(13)) : undefined;
  return at === undefined ? bad('not the path of an entry bundle') : good(at);
}

/** Groups of three digits, all but the last marked by an x, so that no file is also a folder. */
function indexPath({ index, width }: BundleAt): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`tile index ${index}`);
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new RangeError(`tile width ${width}`);
  }
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

function parseIndexPath(path: string): BundleAt | undefined {
  const parts = /^((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  const groups = parts?.[1];
  if (groups === undefined) return undefined;
  const index = Number(groups.replaceAll(/[x/]/g, ''));
  const width = parts?.[2] === undefined ? TILE_WIDTH : parseDecimal(parts[2]);
  if (!Number.isSafeInteger(index) || width === undefined || width < 1 || width > TILE_WIDTH) {
    return undefined;
  }
  // The round trip refuses what is left: a leading x000, a width of 256 spelt out.
  return indexPath({ index, width }) === path ? { index, width } : undefined;
}
