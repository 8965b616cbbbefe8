import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bundlePath,
  parseBundlePath,
  parseTilePath,
  tilePath,
  tilesBetween,
  tileWidth,
} from './tile.ts';

const paths: [path: string, level: number, index: number, width: number][] = [
  ['tile/0/000', 0, 0, 256],
  ['tile/0/000.p/1', 0, 0, 1],
  ['tile/63/999.p/255', 63, 999, 255],
  ['tile/3/x001/000', 3, 1000, 256],
  ['tile/0/x001/x234/067', 0, 1234067, 256],
  ['tile/0/x001/x234/067.p/7', 0, 1234067, 7],
  ['tile/0/x009/x007/x199/x254/x740/991', 0, Number.MAX_SAFE_INTEGER, 256],
];

test.each(paths)('%s', (path, level, index, width) => {
  expect(tilePath({ level, index, width })).toBe(path);
  expect(parseTilePath(path)).toEqual({ ok: true, value: { level, index, width } });
  const bundle = path.replace(/^tile\/[0-9]+/, 'tile/entries');
  expect(bundlePath({ index, width })).toBe(bundle);
  expect(parseBundlePath(bundle)).toEqual({ ok: true, value: { index, width } });
});

// prettier-ignore
const badIndexes = [
  '', '/', '0', '00', '0000', '1000', '01', '+01', '-01', ' 01', '0x1', '٠٠٠', '000 ', '000\n',
  'x000', 'x000/', 'x000/001', 'x000/x001/000', '001/000', 'x001/x000', 'x1/000', 'X001/000',
  'x001//000', 'x001/000/', '/000', '../000', 'x001/../000', 'x001/00', 'x0001/000',
  '000.p', '000.p/', '000.p/0', '000.p/00', '000.p/01', '000.p/256', '000.p/257', '000.p/999',
  '000.p/1000', '000.p/-1', '000.p/+1', '000.p/1.0', '000.p/1e1', '000.p/1/', '000.p/1.p/1',
  '000.P/1', '000.p1', '000p/1', '000/p/1', '000.p/1\n', '000.p/1?x', '000%2ep/1', '000\0',
  'x009/x007/x199/x254/x740/992', 'x001/x000/x000/x000/x000/x000/000',
];

// prettier-ignore
const badTiles = [
  '', 'tile', 'tile/', 'tile/0', 'tile/0/', 'tile//000', 'tile/00/000', 'tile/01/000',
  'tile/64/000', 'tile/99/000', 'tile/100/000', 'tile/-1/000', 'tile/x/000', 'tile/entries/000',
  'tile/data/000', 'tile/8/0/000', '/tile/0/000', ' tile/0/000', 'tile/0/000/', 'Tile/0/000',
  'tiles/0/000', 'tile/0 /000', 'tile/1.0/000', 'tile/0\n/000',
  ...badIndexes.map((index) => `tile/0/${index}`),
];

test('any other spelling of a tile path is refused', () => {
  expect(badTiles.filter((path) => parseTilePath(path).ok)).toEqual([]);
});

test('any other spelling of a bundle path is refused', () => {
  const bad = ['', 'tile/entries', 'tile/0/000', 'tile/data/000', 'entries/000'];
  bad.push(...badIndexes.map((index) => `tile/entries/${index}`));
  expect(bad.filter((path) => parseBundlePath(path).ok)).toEqual([]);
});

test('a path that parses is the path that is written', () => {
  const piece = fc.constantFrom('tile/', '0', '1', '9', 'x', '/', '.p/', '000', '256', 'entries/');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = `tile/0/${pieces.join('')}`;
      const tile = parseTilePath(path);
      return !tile.ok || tilePath(tile.value) === path;
    }),
    { numRuns: 5000 },
  );
});

test('coordinates that no tile has are a mistake of the caller', () => {
  const tile = { level: 0, index: 0, width: 256 };
  for (const level of [-1, 64, 0.5, NaN]) {
    expect(() => tilePath({ ...tile, level })).toThrow(RangeError);
  }
  for (const index of [-1, 0.5, NaN, 2 ** 53]) {
    expect(() => bundlePath({ ...tile, index })).toThrow(RangeError);
  }
  for (const width of [-1, 0, 257, 1.5, NaN]) {
    expect(() => tilePath({ ...tile, width })).toThrow(RangeError);
  }
  for (const size of [-1, 0.5, NaN, 2 ** 53]) {
    expect(() => tileWidth(size, 0, 0)).toThrow(RangeError);
  }
  expect(() => [...tilesBetween(2, 1)]).toThrow(RangeError);
});

test('a tree of 70,000 has the tiles of the example in tlog-tiles', () => {
  const tiles = [...tilesBetween(0, 70_000)];
  const count = (level: number, full: boolean) =>
    tiles.filter((tile) => tile.level === level && (tile.width === 256) === full);
  expect(count(0, true)).toHaveLength(273);
  expect(count(0, false)).toEqual([{ level: 0, index: 273, width: 112 }]);
  expect(count(1, true)).toHaveLength(1);
  expect(count(1, false)).toEqual([{ level: 1, index: 1, width: 17 }]);
  expect(count(2, false)).toEqual([{ level: 2, index: 0, width: 1 }]);
  expect(tiles).toHaveLength(273 + 1 + 1 + 1 + 1);
});

test('a tree of 256 has a full tile and one hash above it', () => {
  expect([...tilesBetween(0, 256)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
});

test('tiles between two sizes are those that changed', () => {
  for (let old = 0; old <= 70_000; old += 997) {
    for (const size of [old, old + 1, old + 255, old + 70_000]) {
      const before = new Set([...tilesBetween(0, old)].map(tilePath));
      const added = [...tilesBetween(0, size)].map(tilePath).filter((path) => !before.has(path));
      expect([...tilesBetween(old, size)].map(tilePath)).toEqual(added);
    }
  }
});

test('widths stay exact at the largest sizes', () => {
  const size = Number.MAX_SAFE_INTEGER;
  expect(tileWidth(size, 0, 2 ** 45 - 1)).toBe(255);
  expect(tileWidth(size, 0, 2 ** 45 - 2)).toBe(256);
  expect(tileWidth(size, 6, 0)).toBe(31);
  expect(tileWidth(size, 7, 0)).toBe(0);
  expect(tileWidth(size, 63, 0)).toBe(0);
});
