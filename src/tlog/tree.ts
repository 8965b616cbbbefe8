import { EMPTY_ROOT, HASH_SIZE, merkleRoot, nodeHash } from './hash.ts';
import { bad, good, type Result } from './result.ts';
import { levelWidth, TILE_WIDTH } from './tile.ts';

/**
 * The right edge of a tree: all that is needed to append to it, to tell its root and to serve its
 * partial tiles. Full tiles never change and are stored elsewhere, for good. An edge is a value:
 * `append` returns a new one and shares with the old the levels that did not change.
 */
export interface Edge {
  /** Entries in the tree. */
  readonly size: number;
  /** By level, the partial tile: 0…255 hashes in a row. The last level is not empty. */
  readonly tiles: readonly Buffer[];
  /**
   * By level, the roots of the perfect subtrees that `tiles` falls into, widest first: one for
   * each 1 in the binary width. Kept because it makes an append cost one node hash a leaf and a
   * root cost a few; it follows from `tiles` and isn't encoded.
   */
  readonly spines: readonly (readonly Buffer[])[];
}

/** A tile that an append completed: 8,192 bytes, to be stored under its coordinates for ever. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly bytes: Buffer;
}

export interface Appended {
  readonly edge: Edge;
  readonly size: number;
  readonly fullTiles: readonly FullTile[];
}

export function emptyEdge(): Edge {
  return { size: 0, tiles: [], spines: [] };
}

/**
 * The edge after these leaves, and the tiles that they filled, lower levels first. n leaves cost
 * at most n · (1 + 1/256 + …) node hashes, and copying the edge's changed levels once.
 */
export function append(edge: Edge, leafHashes: readonly Uint8Array[]): Appended {
  const size = edge.size + leafHashes.length;
  if (!Number.isSafeInteger(size)) throw new RangeError(`tree size ${size}`);
  const tiles = [...edge.tiles];
  const spines = [...edge.spines];
  const fullTiles: FullTile[] = [];
  // A full tile's root is the next hash of the level above, so each level feeds the next.
  let hashes = leafHashes;
  for (let level = 0; hashes.length > 0; level++) {
    const filled = fill(tiles[level] ?? NO_HASHES, spines[level] ?? [], hashes);
    const first = Math.floor(levelWidth(edge.size, level) / TILE_WIDTH);
    filled.full.forEach((bytes, i) => fullTiles.push({ level, index: first + i, bytes }));
    tiles[level] = filled.rest;
    spines[level] = filled.spine;
    hashes = filled.roots;
  }
  return { edge: { size, tiles, spines }, size, fullTiles };
}

const NO_HASHES = Buffer.alloc(0);
const TILE_BYTES = TILE_WIDTH * HASH_SIZE;

/** One level: what was there and what comes, cut into full tiles with their roots, and a rest. */
function fill(tile: Buffer, spineBefore: readonly Buffer[], hashes: readonly Uint8Array[]) {
  const roots: Buffer[] = [];
  let spine = [...spineBefore];
  let width = tile.length / HASH_SIZE;
  for (const hash of hashes) {
    if (hash.length !== HASH_SIZE) throw new RangeError(`leaf hash of ${hash.length} bytes`);
    // As in a binary counter, each trailing 1 of the width carries: two equal subtrees merge.
    let node: Buffer = Buffer.from(hash);
    for (let carry = width; carry % 2 === 1; carry >>= 1) {
      node = nodeHash(spine.pop() ?? NO_HASHES, node);
    }
    width += 1;
    if (width < TILE_WIDTH) {
      spine.push(node);
    } else {
      roots.push(node);
      spine = [];
      width = 0;
    }
  }
  const row = Buffer.concat([tile, ...hashes]);
  const full = roots.map((_, i) => Buffer.from(row.subarray(i * TILE_BYTES, (i + 1) * TILE_BYTES)));
  return { full, roots, rest: Buffer.from(row.subarray(roots.length * TILE_BYTES)), spine };
}

/** The tree's root (RFC 6962 §2.1); at most 8 node hashes a level. */
export function rootOf(edge: Edge): Buffer {
  let root: Buffer | undefined;
  for (const spine of edge.spines) {
    for (const subtree of spine.toReversed()) root = root ? nodeHash(subtree, root) : subtree;
  }
  return root ?? EMPTY_ROOT;
}

/** The partial tile of the edge at these coordinates, or undefined: full, empty or elsewhere. */
export function edgeTile(edge: Edge, level: number, index: number): Buffer | undefined {
  const tile = edge.tiles[level];
  if (tile === undefined || tile.length === 0) return undefined;
  return Math.floor(levelWidth(edge.size, level) / TILE_WIDTH) === index ? tile : undefined;
}

/** The size as uint64, then each level's partial tile, lowest first (docs/formats/log.md). */
export function encodeEdge(edge: Edge): Buffer {
  const head = Buffer.alloc(8);
  head.writeBigUInt64BE(BigInt(edge.size));
  return Buffer.concat([head, ...edge.tiles]);
}

/**
 * Accepts exactly what `encodeEdge` writes: the size fixes every width. Costs up to 254 node
 * hashes a level for the spines, so a caller that appends often keeps the edge in memory.
 */
export function decodeEdge(bytes: Buffer): Result<Edge> {
  const size = bytes.length < 8 ? NaN : Number(bytes.readBigUInt64BE());
  if (!Number.isSafeInteger(size)) return bad('edge without a usable tree size');
  const tiles: Buffer[] = [];
  let at = 8;
  for (let level = 0; levelWidth(size, level) > 0; level++) {
    const end = at + (levelWidth(size, level) % TILE_WIDTH) * HASH_SIZE;
    if (end > bytes.length) return bad(`edge of tree size ${size} ends in level ${level}`);
    tiles.push(Buffer.from(bytes.subarray(at, end)));
    at = end;
  }
  if (at !== bytes.length)
    return bad(`edge of tree size ${size} has ${bytes.length - at} more bytes`);
  return good({ size, tiles, spines: tiles.map(spineOf) });
}

function spineOf(tile: Buffer): Buffer[] {
  const spine: Buffer[] = [];
  let at = 0;
  for (let bit = TILE_BYTES / 2; bit >= HASH_SIZE; bit /= 2) {
    if (tile.length - at < bit) continue;
    spine.push(merkleRoot(tile.subarray(at, at + bit)));
    at += bit;
  }
  return spine;
}
