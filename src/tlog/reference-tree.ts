import { EMPTY_ROOT, leafHash, nodeHash } from './hash.ts';
import type { HashReader } from './reader.ts';

/**
 * The recursive definitions of RFC 6962 §2.1 and C2SP tlog-tiles, written out as they stand there
 * and as slow as that is, for the tests to compare with.
 */
export class ReferenceTree {
  readonly leaves: readonly Buffer[];
  readonly #roots = new Map<number, Buffer>();

  constructor(size: number) {
    this.leaves = Array.from({ length: size }, (_, i) => leafHash(`entry ${i}`));
  }

  /** MTH(D[start:end]) */
  root(start: number, end: number): Buffer {
    if (end - start === 0) return EMPTY_ROOT;
    if (end - start === 1) return this.leaves[start]!;
    const key = start * 2 ** 24 + end;
    const known = this.#roots.get(key);
    if (known) return known;
    const k = start + largestPowerOfTwoBelow(end - start);
    const root = nodeHash(this.root(start, k), this.root(k, end));
    this.#roots.set(key, root);
    return root;
  }

  /** PATH(m, D[start:end]), with m counted from 0 */
  path(m: number, start: number, end: number): Buffer[] {
    if (end - start === 1) return [];
    const k = start + largestPowerOfTwoBelow(end - start);
    return m < k
      ? [...this.path(m, start, k), this.root(k, end)]
      : [...this.path(m, k, end), this.root(start, k)];
  }

  /** SUBPROOF(m, D[start:end], whole), with m counted from 0 */
  subproof(m: number, start: number, end: number, whole: boolean): Buffer[] {
    if (m === end) return whole ? [] : [this.root(start, end)];
    const k = start + largestPowerOfTwoBelow(end - start);
    return m <= k
      ? [...this.subproof(m, start, k, whole), this.root(k, end)]
      : [...this.subproof(m, k, end, false), this.root(start, k)];
  }

  /** The `width` first hashes of a tile: MTH(D[(n · 256 + i) · 256^l : (n · 256 + i + 1) · 256^l]) */
  tile(level: number, index: number, width: number): Buffer {
    const span = 256 ** level;
    const first = index * 256;
    const hashes = Array.from({ length: width }, (_, i) =>
      this.root((first + i) * span, (first + i + 1) * span),
    );
    return Buffer.concat(hashes);
  }

  /** Reads exactly what is asked for, and notes it in `asked`. */
  reader(asked: string[] = []): HashReader {
    return {
      readTiles: (tiles) =>
        tiles.map(({ level, index, width }) => {
          asked.push(`${level}/${index}.${width}`);
          return this.tile(level, index, width);
        }),
    };
  }
}

function largestPowerOfTwoBelow(n: number): number {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}
