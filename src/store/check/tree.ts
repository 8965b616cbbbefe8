import { HASH_SIZE, leafHash, merkleRoot } from '../../tlog/hash.ts';
import { levelWidth, TILE_WIDTH } from '../../tlog/tile.ts';
import {
  append,
  decodeEdge,
  edgeTile,
  emptyEdge,
  encodeEdge,
  rootOf,
  type Edge,
} from '../../tlog/tree.ts';
import type { Findings } from './findings.ts';
import type { EventRow, Scan } from './scan.ts';

export interface StoredHead {
  readonly size: number;
  readonly root: Buffer;
  readonly edge: Buffer;
}

/**
 * Builds the tree again from the leaves and compares it with tiles, edge and root. Where a leaf and
 * the stored tree disagree, the rest of the stored tree says which of the two was changed, so that
 * one changed bit is one finding.
 */
export class TreeCheck {
  readonly #scan: Scan;
  readonly #findings: Findings;
  readonly #head: StoredHead;
  readonly #stored: Edge | undefined;
  /** The stored edge leads to the stored root: it can be a witness against a leaf. */
  readonly #edgeHolds: boolean;
  #edge = emptyEdge();
  /** Sizes at which the root is asked for, in order. */
  readonly #wanted: number[];
  readonly roots = new Map<number, Buffer>();
  /** Tiles compared. */
  tiles = 0;

  constructor(scan: Scan, findings: Findings, head: StoredHead, rootsAt: readonly number[]) {
    this.#scan = scan;
    this.#findings = findings;
    this.#head = head;
    const decoded = decodeEdge(head.edge);
    this.#stored = decoded.ok ? decoded.value : undefined;
    this.#edgeHolds = this.#stored !== undefined && rootOf(this.#stored).equals(head.root);
    this.#wanted = [...rootsAt].sort((a, b) => a - b);
    this.#takeRoots();
  }

  /** How many entries the stored tree has, whatever became of their rows. */
  get storedSize(): number {
    return this.#edgeHolds ? (this.#stored?.size ?? 0) : 0;
  }

  get size(): number {
    return this.#edge.size;
  }

  /** The next entry's leaf; an index that was left out is missing in the table. */
  async grow(events: readonly EventRow[], tiles: ReadonlyMap<number, Buffer>): Promise<void> {
    const hashes: Buffer[] = [];
    for (const { index, leaf } of events) {
      const next = this.#edge.size + hashes.length;
      if (index < next) {
        this.#findings.extra('event', index);
        continue;
      }
      for (let lost = next; lost < index; lost += 1) {
        // Behind the end of the tree nothing is missing: the index itself was changed.
        if (lost >= Math.max(this.storedSize, this.#head.size)) break;
        if (lost - next < 10) this.#findings.missing('event', lost);
        hashes.push(this.#storedLeaf(lost, tiles) ?? leafHash(''));
      }
      if (index !== this.#edge.size + hashes.length) {
        this.#findings.extra('event', index);
        continue;
      }
      hashes.push(await this.#judged(index, leafHash(leaf), tiles));
    }
    await this.#append(hashes);
  }

  /** After the last event. */
  async finish(): Promise<void> {
    const tiles = new Map<number, Buffer>();
    const lost: Buffer[] = [];
    for (let index = this.size; index < this.storedSize; index += 1) {
      if (lost.length < 10) this.#findings.missing('event', index);
      lost.push(this.#storedLeaf(index, tiles) ?? leafHash(''));
    }
    await this.#append(lost);
    const { size, root, edge } = this.#head;
    if (size !== this.size)
      this.#findings.wrong('head', '', 'size', `${String(this.size)} entries`);
    if (!root.equals(rootOf(this.#edge))) this.#findings.wrong('head', '', 'root');
    if (!edge.equals(encodeEdge(this.#edge))) this.#findings.wrong('head', '', 'edge');
    await this.#findExtraTiles();
  }

  #storedLeaf(index: number, tiles: ReadonlyMap<number, Buffer>): Buffer | undefined {
    const n = Math.floor(index / TILE_WIDTH);
    const at = (index % TILE_WIDTH) * HASH_SIZE;
    const tile = tiles.get(n) ?? (this.#stored && edgeTile(this.#stored, 0, n));
    const hash = tile?.subarray(at, at + HASH_SIZE);
    return hash?.length === HASH_SIZE ? hash : undefined;
  }

  /** The hash to go on with, once it is known who is right. */
  async #judged(index: number, found: Buffer, tiles: ReadonlyMap<number, Buffer>): Promise<Buffer> {
    const stored = this.#storedLeaf(index, tiles);
    if (!stored || stored.equals(found)) return found;
    const n = Math.floor(index / TILE_WIDTH);
    const tile = tiles.get(n);
    const above = tile && (await this.#storedHash(1, n));
    const holds = tile ? above?.equals(merkleRoot(tile)) : this.#edgeHolds;
    if (holds !== true) return found;
    this.#findings.wrong('event', index, 'leaf', 'not the entry that the tree holds');
    return stored;
  }

  async #storedHash(level: number, index: number): Promise<Buffer | undefined> {
    const n = Math.floor(index / TILE_WIDTH);
    const { client, tenant } = this.#scan;
    const { rows } = await client.query<{ bytes: Buffer }>(
      'select bytes from tile where tenant = $1 and level = $2 and n = $3',
      [tenant, level, n],
    );
    const tile = rows[0]?.bytes ?? (this.#stored && edgeTile(this.#stored, level, n));
    const at = (index % TILE_WIDTH) * HASH_SIZE;
    return tile?.subarray(at, at + HASH_SIZE);
  }

  async #append(hashes: readonly Buffer[]): Promise<void> {
    let rest = hashes;
    while (rest.length > 0) {
      const next = this.#wanted[0];
      const take = next === undefined ? rest.length : Math.min(rest.length, next - this.size);
      const grown = append(this.#edge, rest.slice(0, take));
      this.#edge = grown.edge;
      rest = rest.slice(take);
      await this.#compareTiles(grown.fullTiles);
      this.#takeRoots();
    }
  }

  #takeRoots(): void {
    while (this.#wanted[0] !== undefined && this.#wanted[0] <= this.size) {
      const size = this.#wanted.shift();
      if (size === this.size) this.roots.set(size, rootOf(this.#edge));
    }
  }

  async #compareTiles(
    full: readonly { level: number; index: number; bytes: Buffer }[],
  ): Promise<void> {
    if (full.length === 0) return;
    const { client, tenant } = this.#scan;
    const { rows } = await client.query<{ level: number; n: string; bytes: Buffer }>(
      `select t.level, t.n, t.bytes from unnest($2::smallint[], $3::bigint[]) as w(level, n)
       join tile t on t.tenant = $1 and t.level = w.level and t.n = w.n`,
      [tenant, full.map(({ level }) => level), full.map(({ index }) => index)],
    );
    const stored = new Map(rows.map(({ level, n, bytes }) => [`${String(level)} ${n}`, bytes]));
    for (const { level, index, bytes } of full) {
      this.tiles += 1;
      const key = `${String(level)} ${String(index)}`;
      const tile = stored.get(key);
      if (!tile) this.#findings.missing('tile', key);
      else if (!tile.equals(bytes)) this.#findings.wrong('tile', key, 'bytes');
    }
  }

  async #findExtraTiles(): Promise<void> {
    const { client, tenant } = this.#scan;
    const { rows } = await client.query<{ level: number; n: string }>(
      'select level, n from tile where tenant = $1',
      [tenant],
    );
    for (const { level, n } of rows) {
      const isFull =
        level >= 0 &&
        Number(n) >= 0 &&
        (Number(n) + 1) * TILE_WIDTH <= levelWidth(this.size, level);
      if (!isFull) this.#findings.extra('tile', `${String(level)} ${n}`);
    }
  }
}
