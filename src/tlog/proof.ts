import { EMPTY_ROOT, HASH_SIZE, nodeHash } from './hash.ts';
import { readHashes, type HashReader, type Span } from './reader.ts';
import { bad, type Check } from './result.ts';

/** Most hashes of any proof: the height of a tree of 2^53 − 1 entries, and one more. */
export const MAX_PROOF = 54;

/**
 * PATH of RFC 6962 §2.1.1: the hashes that lead from entry `index` to the root of the tree of
 * `size`, the leaf's sibling first; at most ⌈log₂ size⌉. Reads at most two tiles a level, in one
 * call. Throws a RangeError unless 0 ≤ index < size.
 */
export async function proveInclusion(
  size: number,
  index: number,
  reader: HashReader,
): Promise<Buffer[]> {
  if (!isSize(size) || !isSize(index) || index >= size) {
    throw new RangeError(`inclusion of entry ${index} in a tree of ${size}`);
  }
  const spans: Span[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      spans.push({ start: middle, end });
      end = middle;
    } else {
      spans.push({ start, end: middle });
      start = middle;
    }
  }
  return readHashes(size, spans.reverse(), reader);
}

/**
 * PROOF of RFC 6962 §2.1.2: that the tree of `size` begins with the tree of `oldSize`; at most
 * ⌈log₂ size⌉ + 1 hashes, none if the sizes are equal or the old is 0. Reads at most two tiles a
 * level, in one call. Throws a RangeError unless 0 ≤ oldSize ≤ size.
 */
export async function proveConsistency(
  oldSize: number,
  size: number,
  reader: HashReader,
): Promise<Buffer[]> {
  if (!isSize(size) || !isSize(oldSize) || oldSize > size) {
    throw new RangeError(`consistency of a tree of ${size} with one of ${oldSize}`);
  }
  if (oldSize === 0 || oldSize === size) return [];
  const spans: Span[] = [];
  let [start, end] = [0, size];
  // SUBPROOF: walk down to the subtree that ends where the old tree ends.
  while (end !== oldSize) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      spans.push({ start: middle, end });
      end = middle;
    } else {
      spans.push({ start, end: middle });
      start = middle;
    }
  }
  // If that subtree is the old tree as a whole, the checker has its hash: the old root.
  if (start !== 0) spans.push({ start, end });
  return readHashes(size, spans.reverse(), reader);
}

/** The root of the tree as it was at `size`; reads at most one tile a level, in one call. */
export async function rootAt(size: number, reader: HashReader): Promise<Buffer> {
  if (!isSize(size)) throw new RangeError(`tree size ${size}`);
  const [root] = await readHashes(size, size === 0 ? [] : [{ start: 0, end: size }], reader);
  return root ?? EMPTY_ROOT;
}

/**
 * RFC 9162 §2.1.3.2: does the tree of `size` under `root` hold `leafHash` at `index`? Every
 * argument may come from outside. At most one node hash for each hash of the proof.
 */
export function checkInclusion(
  leafHash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): Check {
  if (![leafHash, root, ...proof].every(isHash)) return bad('a hash is not of 32 bytes');
  if (!isSize(size) || !isSize(index) || index >= size) {
    return bad(`the tree of ${size} has no entry ${index}`);
  }
  let [fn, sn] = [index, size - 1];
  let r = leafHash;
  for (const p of proof) {
    if (sn === 0) return bad('inclusion proof is too long');
    if (isOdd(fn) || fn === sn) {
      r = nodeHash(p, r);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      r = nodeHash(r, p);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) return bad('inclusion proof is too short');
  return isEqual(r, root) ? GOOD : bad('inclusion proof does not lead to the root');
}

/**
 * RFC 9162 §2.1.4.2: does the tree of `size` under `root` begin with the tree of `oldSize` under
 * `oldRoot`? Every argument may come from outside. At most two node hashes for each of the proof.
 * The empty tree begins every tree, and a tree itself, each with an empty proof.
 */
export function checkConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  size: number,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): Check {
  if (![oldRoot, root, ...proof].every(isHash)) return bad('a hash is not of 32 bytes');
  if (!isSize(size) || !isSize(oldSize) || oldSize > size) {
    return bad(`a tree of ${size} can't begin with a tree of ${oldSize}`);
  }
  if (oldSize === 0 && !isEqual(oldRoot, EMPTY_ROOT)) return bad('not the root of an empty tree');
  if (oldSize === size && !isEqual(oldRoot, root)) return bad('two roots for one tree size');
  if (oldSize === 0 || oldSize === size) {
    return proof.length === 0 ? GOOD : bad('consistency proof is too long');
  }
  // If the old size is a power of two, its root is a node of the new tree and starts the proof.
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined) return bad('consistency proof is too short');
  let [fn, sn] = [oldSize - 1, size - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [first, first];
  for (const c of rest) {
    if (sn === 0) return bad('consistency proof is too long');
    if (isOdd(fn) || fn === sn) {
      [fr, sr] = [nodeHash(c, fr), nodeHash(c, sr)];
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, c);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) return bad('consistency proof is too short');
  if (!isEqual(fr, oldRoot)) return bad('consistency proof does not lead to the old root');
  return isEqual(sr, root) ? GOOD : bad('consistency proof does not lead to the root');
}

const GOOD: Check = { ok: true };

const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_SIZE;
const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

// Not >> and &: those would cut sizes to 32 bits.
const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

/** The largest power of two below n, for n ≥ 2: where RFC 6962 §2.1 splits n entries. */
function splitOf(n: number): number {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

function isPowerOfTwo(n: number): boolean {
  return n === 1 || splitOf(n) * 2 === n;
}
