import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_ROOT, merkleRoot } from './hash.ts';
import { ReferenceTree } from './reference-tree.ts';
import { tileWidth } from './tile.ts';
import { append, decodeEdge, edgeTile, emptyEdge, encodeEdge, rootOf, type Edge } from './tree.ts';

const reference = new ReferenceTree(70_000);

/** Appends up to `size` in batches of the sizes given, over and over, checking as it goes. */
function grow(size: number, batches: readonly number[]): { edge: Edge; full: Map<string, Buffer> } {
  const full = new Map<string, Buffer>();
  let edge = emptyEdge();
  for (let i = 0; edge.size < size; i++) {
    const next = Math.min(size, edge.size + (batches[i % batches.length] ?? 1));
    const appended = append(edge, reference.leaves.slice(edge.size, next));
    for (const { level, index, bytes } of appended.fullTiles) {
      expect(full.has(`${level}/${index}`)).toBe(false);
      full.set(`${level}/${index}`, bytes);
    }
    ({ edge } = appended);
    expect(appended.size).toBe(next);
    expect(edge.size).toBe(next);
  }
  return { edge, full };
}

function expectTreeOf(size: number, edge: Edge, full: Map<string, Buffer>): void {
  expect(rootOf(edge).equals(reference.root(0, size)), `root of ${size}`).toBe(true);
  let fullTiles = 0;
  for (let level = 0; 256 ** level <= size; level++) {
    const count = Math.floor(size / 256 ** level);
    for (let index = 0; index * 256 < count; index++) {
      const width = tileWidth(size, level, index);
      const tile = width === 256 ? full.get(`${level}/${index}`) : edgeTile(edge, level, index);
      expect(tile?.equals(reference.tile(level, index, width)), `${level}/${index}`).toBe(true);
      fullTiles += width === 256 ? 1 : 0;
    }
    expect(edgeTile(edge, level, Math.floor(count / 256) + 1)).toBeUndefined();
  }
  expect(full.size).toBe(fullTiles);
  expect(edge.tiles.at(-1)?.length).not.toBe(0);
}

test('one by one, the root is right at every size to 1,000', () => {
  let edge = emptyEdge();
  expect(rootOf(edge).equals(EMPTY_ROOT)).toBe(true);
  for (let size = 1; size <= 1000; size++) {
    ({ edge } = append(edge, reference.leaves.slice(size - 1, size)));
    expect(rootOf(edge).equals(reference.root(0, size)), `size ${size}`).toBe(true);
  }
});

test.each([1, 2, 3, 255, 256, 257, 511, 512, 513, 2047, 4096, 65_535, 65_536, 65_537, 70_000])(
  'the tiles, edge and root of a tree of %i are those of the definition',
  (size) => {
    const { edge, full } = grow(size, [1, 255, 256, 257, 1000, 3, 40_000]);
    expectTreeOf(size, edge, full);
  },
);

test('batches of any size give the same tree', () => {
  const batch = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 1500 }));
  fc.assert(
    fc.property(fc.array(batch, { minLength: 1, maxLength: 6 }), (batches) => {
      const size = batches.reduce((a, b) => a + b);
      const { edge, full } = grow(size, batches);
      expectTreeOf(size, edge, full);
      expect(decodeEdge(encodeEdge(edge))).toEqual({ ok: true, value: edge });
    }),
    { numRuns: 60 },
  );
});

test('appending nothing changes nothing, and an old edge stays usable', () => {
  const { edge } = grow(700, [700]);
  const bytes = encodeEdge(edge);
  expect(append(edge, [])).toEqual({ edge, size: 700, fullTiles: [] });
  append(edge, reference.leaves.slice(700, 2000));
  expect(encodeEdge(edge).equals(bytes)).toBe(true);
  expect(rootOf(edge).equals(reference.root(0, 700))).toBe(true);
});

test('an appended hash is copied, so its buffer may be used again', () => {
  const buffer = Buffer.from(reference.leaves[0]!);
  const { edge } = append(emptyEdge(), [buffer]);
  buffer.fill(0);
  expect(rootOf(edge).equals(reference.leaves[0]!)).toBe(true);
});

test('unchanged levels are shared with the edge before', () => {
  const { edge } = grow(70_000, [70_000]);
  const { edge: next } = append(edge, reference.leaves.slice(0, 1));
  expect(next.tiles[1]).toBe(edge.tiles[1]);
  expect(next.tiles[2]).toBe(edge.tiles[2]);
});

test('an edge goes on after decoding as before', () => {
  for (const size of [0, 1, 255, 256, 300, 65_535, 65_536, 66_000]) {
    const { edge } = grow(size, [5000]);
    const decoded = decodeEdge(encodeEdge(edge));
    expect(decoded).toEqual({ ok: true, value: edge });
    if (!decoded.ok) return;
    const leaves = reference.leaves.slice(size, size + 300);
    expect(append(decoded.value, leaves)).toEqual(append(edge, leaves));
  }
});

test('the encoded edge is the size and the partial tiles', () => {
  expect(encodeEdge(emptyEdge()).toString('hex')).toBe('0000000000000000');
  const { edge } = grow(258, [258]);
  const bytes = encodeEdge(edge);
  expect(bytes).toHaveLength(8 + 3 * 32);
  expect(bytes.readBigUInt64BE()).toBe(258n);
  expect(bytes.subarray(8, 72).equals(reference.tile(0, 1, 2))).toBe(true);
  expect(bytes.subarray(72).equals(merkleRoot(reference.tile(0, 0, 256)))).toBe(true);
});

test('an encoded edge cut at any byte, longer or too large is refused', () => {
  const bytes = encodeEdge(grow(258, [258]).edge);
  for (let end = 0; end < bytes.length; end++) {
    expect(decodeEdge(bytes.subarray(0, end)).ok, `cut at ${end}`).toBe(false);
  }
  expect(decodeEdge(Buffer.concat([bytes, Buffer.alloc(1)])).ok).toBe(false);
  expect(decodeEdge(Buffer.concat([bytes, Buffer.alloc(32)])).ok).toBe(false);
  expect(decodeEdge(Buffer.from('0020000000000000', 'hex')).ok).toBe(false);
  expect(decodeEdge(Buffer.from('ffffffffffffffff', 'hex')).ok).toBe(false);
});

test('a tree of the largest size can be held, and not exceeded', () => {
  const size = Number.MAX_SAFE_INTEGER;
  const bytes = Buffer.alloc(8 + (6 * 255 + 31) * 32);
  bytes.writeBigUInt64BE(BigInt(size));
  const edge = decodeEdge(bytes);
  expect(edge.ok).toBe(true);
  if (edge.ok) expect(() => append(edge.value, [EMPTY_ROOT])).toThrow(RangeError);
});

test('a leaf hash of a wrong length is a mistake of the caller', () => {
  expect(() => append(emptyEdge(), [Buffer.alloc(31)])).toThrow(RangeError);
  expect(() => append(emptyEdge(), [EMPTY_ROOT, Buffer.alloc(0)])).toThrow(RangeError);
});
