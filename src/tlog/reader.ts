import { HASH_SIZE, merkleRoot, nodeHash } from './hash.ts';
import { TILE_WIDTH, tileWidth, type Tile } from './tile.ts';

/** The seam to wherever tiles are kept. */
export interface HashReader {
  /**
   * For each tile asked for, in the same order, at least its `width` hashes from its first on;
   * more are allowed (a wider or the full tile serves for a partial one) and are ignored.
   */
  readTiles(tiles: readonly Tile[]): Promise<readonly Uint8Array[]> | readonly Uint8Array[];
}

/** The entries from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The Merkle tree hashes of `spans`, each a subtree that the splitting of RFC 6962 §2.1 makes in a
 * tree of `size`. One call of the reader, no tile twice; up to 255 node hashes a tile touched.
 * Throws if the reader fails or returns too little.
 */
export async function readHashes(
  size: number,
  spans: readonly Span[],
  reader: HashReader,
): Promise<Buffer[]> {
  const rows = spans.map(perfectParts);
  const tiles = new Map<string, Tile>();
  for (const { level, index } of rows.flat()) {
    tiles.set(`${level}/${index}`, { level, index, width: tileWidth(size, level, index) });
  }
  if (tiles.size === 0) return [];
  const asked = [...tiles.values()];
  const answers = await reader.readTiles(asked);
  const bytesOf = new Map(asked.map((tile, i) => [`${tile.level}/${tile.index}`, answers[i]]));
  return rows.map((row) =>
    row
      .map(({ level, index, from, to }) => {
        const hashes = bytesOf.get(`${level}/${index}`)?.subarray(from * HASH_SIZE, to * HASH_SIZE);
        if (hashes?.length !== (to - from) * HASH_SIZE) {
          throw new Error(`the reader gave too few hashes of tile ${level}/${index}`);
        }
        return merkleRoot(hashes);
      })
      .reduceRight((right, left) => nodeHash(left, right)),
  );
}

/** Hashes `from` up to `to` of a tile; their subtree is perfect. */
interface Part {
  readonly level: number;
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

const TILE_HEIGHT = 8;

/**
 * A span as perfect subtrees, widest first: one, or at the right edge of the tree one for each 1
 * in its binary length. A subtree of height 8 · L + r is 2^r neighbours in one tile of level L.
 */
function perfectParts({ start, end }: Span): Part[] {
  const parts: Part[] = [];
  for (let at = start; at < end;) {
    let height = 0;
    while (2 ** (height + 1) <= end - at) height += 1;
    const level = Math.floor(height / TILE_HEIGHT);
    const first = at / TILE_WIDTH ** level;
    const index = Math.floor(first / TILE_WIDTH);
    const from = first - index * TILE_WIDTH;
    parts.push({ level, index, from, to: from + 2 ** (height % TILE_HEIGHT) });
    at += 2 ** height;
  }
  return parts;
}
