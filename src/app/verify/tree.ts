import { HASH_SIZE } from '../../tlog/hash.ts';
import { proveConsistency, rootAt, checkConsistency } from '../../tlog/proof.ts';
import type { HashReader } from '../../tlog/reader.ts';
import { TILE_WIDTH, tilePath, tilesBetween, tileWidth, type Tile } from '../../tlog/tile.ts';
import { append, edgeTile, emptyEdge, rootOf, type Edge, type FullTile } from '../../tlog/tree.ts';
import type { Verdict } from './findings.ts';
import { readTile, type LogSource } from './source.ts';

/** The tree built from entries, compared with the tiles that are served and with the signed root. */
export class TreeRun {
  readonly #source: LogSource;
  readonly #verdict: Verdict;
  readonly #size: number;
  #edge: Edge = emptyEdge();
  #tiles = 0;
  /** Entries whose leaf hash isn't the one in the tile. */
  readonly #differing: number[] = [];
  /** Tiles that aren't what the entries make. */
  readonly #wrong: Tile[] = [];

  constructor(source: LogSource, verdict: Verdict, size: number) {
    this.#source = source;
    this.#verdict = verdict;
    this.#size = size;
  }

  get size(): number {
    return this.#edge.size;
  }

  root(): Buffer {
    return rootOf(this.#edge);
  }

  async grow(hashes: readonly Buffer[]): Promise<void> {
    const grown = append(this.#edge, hashes);
    this.#edge = grown.edge;
    for (const tile of grown.fullTiles) await this.#compare(tile);
  }

  /** After the last entry: the partial tiles, and whose fault a difference is. */
  async finish(root: Buffer): Promise<void> {
    for (const { level, index, width } of tilesBetween(0, this.#size)) {
      const bytes = width < TILE_WIDTH ? edgeTile(this.#edge, level, index) : undefined;
      if (bytes) await this.#compare({ level, index, bytes });
    }
    this.#verdict.note({ note: 'tiles', tiles: this.#tiles });
    if (this.root().equals(root)) {
      for (const tile of this.#wrong) this.#verdict.fault('wrong-tile', tilePath(tile));
      return;
    }
    const served = await this.#servedRoot();
    if (served?.equals(root)) {
      for (const index of this.#differing)
        this.#verdict.fault('wrong-entry', `entry ${String(index)}`);
    } else {
      this.#verdict.fault('wrong-root', 'checkpoint');
      for (const index of this.#differing)
        this.#verdict.fault('wrong-entry', `entry ${String(index)}`);
      for (const tile of this.#wrong) this.#verdict.fault('wrong-tile', tilePath(tile));
    }
  }

  /** That an earlier tree begins this one, proved from the tiles alone. */
  async checkEarlier(size: number, root: Buffer, newRoot: Buffer): Promise<boolean> {
    try {
      const proof = await proveConsistency(size, this.#size, this.#reader());
      return checkConsistency(size, root, this.#size, newRoot, proof).ok;
    } catch {
      return false;
    }
  }

  async #compare({ level, index, bytes }: FullTile): Promise<void> {
    const tile = { level, index, width: bytes.length / HASH_SIZE };
    const served = await readTile(this.#source, tile);
    this.#tiles += 1;
    if (!served) {
      this.#verdict.fault('missing-file', tilePath(tile));
      return;
    }
    if (served.equals(bytes)) return;
    this.#wrong.push(tile);
    if (level > 0) return;
    for (let i = 0; i < tile.width; i += 1) {
      const [at, end] = [i * HASH_SIZE, (i + 1) * HASH_SIZE];
      if (!bytes.subarray(at, end).equals(served.subarray(at, end))) {
        this.#differing.push(index * TILE_WIDTH + i);
      }
    }
  }

  async #servedRoot(): Promise<Buffer | undefined> {
    try {
      return await rootAt(this.#size, this.#reader());
    } catch {
      return undefined;
    }
  }

  #reader(): HashReader {
    return {
      readTiles: (tiles) =>
        Promise.all(
          tiles.map(async ({ level, index }) => {
            const width = tileWidth(this.#size, level, index);
            const bytes = await readTile(this.#source, { level, index, width });
            if (!bytes) throw new Error('a tile is missing');
            return bytes;
          }),
        ),
    };
  }
}
