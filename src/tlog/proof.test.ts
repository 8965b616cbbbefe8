import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_ROOT } from './hash.ts';
import {
  checkConsistency,
  checkInclusion,
  MAX_PROOF,
  proveConsistency,
  proveInclusion,
  rootAt,
} from './proof.ts';
import { ReferenceTree } from './reference-tree.ts';
import { append, edgeTile, emptyEdge } from './tree.ts';

const tree = new ReferenceTree(70_000);
const OK = { ok: true };

const same = (a: readonly Buffer[], b: readonly Buffer[]): boolean =>
  a.length === b.length && a.every((hash, i) => hash.equals(b[i]!));

test('the worked examples of RFC 6962 §2.1.3 come out', () => {
  const small = new ReferenceTree(7);
  // Entry 0 of 7 is proved by b, h, l; 4 by f, j, k; 6 by i, k. Here as spans of entries.
  const spans = (...pairs: [number, number][]) => pairs.map(([a, b]) => small.root(a, b));
  expect(small.path(0, 0, 7)).toEqual(spans([1, 2], [2, 4], [4, 7]));
  expect(small.path(3, 0, 7)).toEqual(spans([2, 3], [0, 2], [4, 7]));
  expect(small.path(4, 0, 7)).toEqual(spans([5, 6], [6, 7], [0, 4]));
  expect(small.path(6, 0, 7)).toEqual(spans([4, 6], [0, 4]));
  // From 3 to 7: c, d, g, l; from 4: l; from 6: i, j, k.
  expect(small.subproof(3, 0, 7, true)).toEqual(spans([2, 3], [3, 4], [0, 2], [4, 7]));
  expect(small.subproof(4, 0, 7, true)).toEqual(spans([4, 7]));
  expect(small.subproof(6, 0, 7, true)).toEqual(spans([4, 6], [6, 7], [0, 4]));
});

test('every entry of every tree to 300 is included by its path, and by no other index', () => {
  for (let size = 1; size <= 300; size++) {
    const root = tree.root(0, size);
    for (let index = 0; index < size; index++) {
      const proof = tree.path(index, 0, size);
      const leaf = tree.leaves[index]!;
      expect(checkInclusion(leaf, index, size, proof, root), `${index} of ${size}`).toEqual(OK);
      expect(checkInclusion(leaf, (index + 1) % (size + 1), size, proof, root).ok).toBe(false);
    }
  }
});

test('paths proved from tiles are those of the definition', async () => {
  for (let size = 1; size <= 300; size++) {
    const step = size <= 100 ? 1 : 13;
    for (let index = (size * 7) % step; index < size; index += step) {
      const proof = await proveInclusion(size, index, tree.reader());
      expect(same(proof, tree.path(index, 0, size)), `${index} of ${size}`).toBe(true);
    }
  }
});

test('every tree to 100 begins with every smaller one, and some to 300', async () => {
  for (let size = 0; size <= 300; size += size < 100 ? 1 : 7) {
    for (let old = 0; old <= size; old += size <= 100 ? 1 : 11) {
      const proof = await proveConsistency(old, size, tree.reader());
      if (old > 0) expect(same(proof, tree.subproof(old, 0, size, true))).toBe(true);
      const check = checkConsistency(old, tree.root(0, old), size, tree.root(0, size), proof);
      expect(check, `${old} to ${size}`).toEqual(OK);
    }
  }
});

test('every pair of sizes to 300 is consistent by its proof of the definition', () => {
  for (let size = 1; size <= 300; size++) {
    for (let old = 1; old <= size; old++) {
      const proof = tree.subproof(old, 0, size, true);
      const check = checkConsistency(old, tree.root(0, old), size, tree.root(0, size), proof);
      expect(check, `${old} to ${size}`).toEqual(OK);
    }
  }
});

test('proofs in trees of several thousand and at tile edges', async () => {
  const sizes = [511, 512, 1000, 4095, 4096, 4097, 5003, 65_535, 65_536, 65_537, 65_793, 70_000];
  for (const size of sizes) {
    const root = tree.root(0, size);
    expect((await rootAt(size, tree.reader())).equals(root)).toBe(true);
    for (const part of [0, 1, 255, 256, 257, size / 3, size / 2, 65_536, size - 256, size - 1]) {
      const index = Math.floor(part);
      if (index < 0 || index >= size) continue;
      const path = await proveInclusion(size, index, tree.reader());
      expect(checkInclusion(tree.leaves[index]!, index, size, path, root)).toEqual(OK);
      expect(same(path, tree.path(index, 0, size))).toBe(true);
      const proof = await proveConsistency(index, size, tree.reader());
      expect(checkConsistency(index, tree.root(0, index), size, root, proof)).toEqual(OK);
    }
  }
});

test('a proof is tied to each of its hashes, their order and their number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 700 }), fc.nat(), fc.nat(), (size, at, bit) => {
      const index = at % size;
      const root = tree.root(0, size);
      const leaf = tree.leaves[index]!;
      for (const proof of tampered(tree.path(index, 0, size), bit)) {
        expect(checkInclusion(leaf, index, size, proof, root).ok).toBe(false);
      }
      const old = index + 1;
      if (old === size) return;
      for (const proof of tampered(tree.subproof(old, 0, size, true), bit)) {
        expect(checkConsistency(old, tree.root(0, old), size, root, proof).ok).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

/** One bit wrong at each place, one hash missing, doubled or foreign, two exchanged, one cut. */
function* tampered(proof: readonly Buffer[], bit: number): Generator<Buffer[]> {
  for (let i = 0; i < proof.length; i++) {
    const wrong = Buffer.from(proof[i]!);
    wrong[(bit >> 3) % 32]! ^= 1 << (bit & 7);
    yield proof.with(i, wrong);
    yield proof.toSpliced(i, 1);
    yield proof.toSpliced(i, 0, proof[i]!);
    yield proof.with(i, proof[i]!.subarray(1));
    yield proof.with(i, Buffer.concat([proof[i]!, Buffer.alloc(1)]));
    if (i > 0) yield proof.with(i, proof[i - 1]!).with(i - 1, proof[i]!);
  }
  yield [...proof, EMPTY_ROOT];
  yield [EMPTY_ROOT, ...proof];
  yield Array.from({ length: MAX_PROOF + 1 }, () => EMPTY_ROOT);
}

test('another leaf, root or size is refused', () => {
  const proof = tree.path(42, 0, 100);
  const [leaf, root] = [tree.leaves[42]!, tree.root(0, 100)];
  expect(checkInclusion(leaf, 42, 100, proof, root)).toEqual(OK);
  expect(checkInclusion(tree.leaves[43]!, 42, 100, proof, root).ok).toBe(false);
  expect(checkInclusion(leaf, 42, 100, proof, tree.root(0, 101)).ok).toBe(false);
  expect(checkInclusion(leaf, 42, 10, proof, root).ok).toBe(false);
  expect(checkInclusion(root, 0, 1, [], root)).toEqual(OK);
  expect(checkInclusion(root, 0, 1, [root], root).ok).toBe(false);
  expect(checkInclusion(EMPTY_ROOT, 0, 0, [], EMPTY_ROOT).ok).toBe(false);
  expect(checkInclusion(leaf.subarray(1), 42, 100, proof, root).ok).toBe(false);
  expect(checkInclusion(leaf, 42, 100, proof, root.subarray(1)).ok).toBe(false);
  const consistency = tree.subproof(42, 0, 100, true);
  const old = tree.root(0, 42);
  expect(checkConsistency(42, old, 100, root, consistency)).toEqual(OK);
  expect(checkConsistency(43, old, 100, root, consistency).ok).toBe(false);
  expect(checkConsistency(42, old, 42, root, []).ok).toBe(false);
  expect(checkConsistency(42, root, 100, old, consistency).ok).toBe(false);
  expect(checkConsistency(100, root, 42, old, consistency).ok).toBe(false);
  expect(checkConsistency(42, old, 42, old, [old]).ok).toBe(false);
});

test('numbers from outside that are no sizes are refused, not thrown', () => {
  const hash = EMPTY_ROOT;
  for (const n of [-1, 0.5, NaN, Infinity, 2 ** 53, 2 ** 64]) {
    expect(checkInclusion(hash, n, 10, [], hash).ok).toBe(false);
    expect(checkInclusion(hash, 0, n, [], hash).ok).toBe(false);
    expect(checkConsistency(n, hash, 10, hash, []).ok).toBe(false);
    expect(checkConsistency(1, hash, n, hash, []).ok).toBe(false);
  }
});

test('the empty tree begins every tree, by no proof and by its own root only', async () => {
  const root = tree.root(0, 5);
  expect(await proveConsistency(0, 5, tree.reader())).toEqual([]);
  expect(checkConsistency(0, EMPTY_ROOT, 5, root, [])).toEqual(OK);
  expect(checkConsistency(0, EMPTY_ROOT, 0, EMPTY_ROOT, [])).toEqual(OK);
  expect(checkConsistency(0, EMPTY_ROOT, 5, root, [root]).ok).toBe(false);
  expect(checkConsistency(0, root, 5, root, []).ok).toBe(false);
  expect(checkConsistency(0, EMPTY_ROOT, 0, root, []).ok).toBe(false);
  expect((await rootAt(0, tree.reader())).equals(EMPTY_ROOT)).toBe(true);
});

test('sizes beyond 32 bits are computed exactly', () => {
  // Index and size 2^40 + 1 and 2^40 + 2: one sibling, then the root of the 2^40 before.
  const [left, right, before] = [tree.leaves[0]!, tree.leaves[1]!, tree.leaves[2]!];
  const pair = new ReferenceTree(2).root(0, 2);
  const size = 2 ** 40 + 2;
  const top = checkInclusion(pair, 0, 1, [], pair);
  expect(top).toEqual(OK);
  const { root } = { root: joined(before, pair) };
  expect(checkInclusion(right, size - 1, size, [left, before], root)).toEqual(OK);
  expect(checkInclusion(right, size - 1, size + 1, [left, before], root).ok).toBe(false);
  expect(checkConsistency(2 ** 40, before, size, root, [pair])).toEqual(OK);
});

function joined(left: Buffer, right: Buffer): Buffer {
  const { edge } = append(emptyEdge(), [left, right]);
  return edge.spines[0]![0]!;
}

test('an inclusion proof reads at most two tiles a level, each once, in one call', async () => {
  const asked: string[] = [];
  await proveInclusion(70_000, 300, tree.reader(asked));
  expect(asked.toSorted()).toEqual(['0/1.256', '0/273.112', '1/0.256', '1/1.17']);
  for (const [size, index] of [
    [70_000, 69_999],
    [65_536, 0],
    [66_000, 65_999],
    [300, 299],
  ]) {
    asked.length = 0;
    let calls = 0;
    const { readTiles } = tree.reader(asked);
    const reader = {
      readTiles: (tiles: Parameters<typeof readTiles>[0]) => (calls++, readTiles(tiles)),
    };
    await proveInclusion(size!, index!, reader);
    await proveConsistency(index!, size!, reader);
    expect(calls).toBeLessThanOrEqual(2);
    expect(asked.length).toBeLessThanOrEqual(2 * 2 * 3);
  }
});

test('full tiles and the edge of a grown log prove every earlier state', async () => {
  const full = new Map<string, Buffer>();
  const { edge, fullTiles } = append(emptyEdge(), tree.leaves.slice(0, 5003));
  for (const { level, index, bytes } of fullTiles) full.set(`${level}/${index}`, bytes);
  const reader = {
    readTiles: async (tiles: readonly { level: number; index: number }[]) =>
      tiles.map(
        ({ level, index }) => full.get(`${level}/${index}`) ?? edgeTile(edge, level, index)!,
      ),
  };
  for (let size = 1; size <= 5003; size += 311) {
    const root = await rootAt(size, reader);
    expect(root.equals(tree.root(0, size))).toBe(true);
    const index = (size * 31) % size;
    const proof = await proveInclusion(size, index, reader);
    expect(checkInclusion(tree.leaves[index]!, index, size, proof, root)).toEqual(OK);
    const consistency = await proveConsistency(size, 5003, reader);
    expect(checkConsistency(size, root, 5003, tree.root(0, 5003), consistency)).toEqual(OK);
  }
});

test('impossible arithmetic and a reader that gives too little throw', async () => {
  const reader = tree.reader();
  for (const [size, index] of [
    [0, 0],
    [5, 5],
    [5, -1],
    [5, 0.5],
    [-1, 0],
    [2 ** 53, 0],
  ]) {
    await expect(proveInclusion(size!, index!, reader)).rejects.toThrow(RangeError);
  }
  for (const [old, size] of [
    [6, 5],
    [-1, 5],
    [0.5, 5],
    [0, -1],
    [1, 2 ** 53],
  ]) {
    await expect(proveConsistency(old!, size!, reader)).rejects.toThrow(RangeError);
  }
  await expect(rootAt(-1, reader)).rejects.toThrow(RangeError);
  await expect(proveInclusion(5, 0, { readTiles: () => [] })).rejects.toThrow('too few hashes');
  const short = { readTiles: () => [tree.tile(0, 0, 4)] };
  await expect(proveInclusion(5, 0, short)).rejects.toThrow('too few hashes');
});
