import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBundle, MAX_ENTRY, parseBundle } from './bundle.ts';

test('entries stand after their big-endian length', () => {
  const bytes = formatBundle([Buffer.from('回'), Buffer.from(''), Buffer.alloc(258, 0x61)]);
  expect(bytes.subarray(0, 10).toString('hex')).toBe('0003e59b9e00000102' + '61');
  expect(bytes).toHaveLength(2 + 3 + 2 + 2 + 258);
});

test('what is written is read again', () => {
  const entry = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 256 }), (entries) => {
      const parsed = parseBundle(formatBundle(entries), entries.length);
      expect(parsed).toEqual({ ok: true, value: entries.map((bytes) => Buffer.from(bytes)) });
    }),
  );
});

test('the longest entry fits and a longer one is a mistake of the caller', () => {
  const bytes = formatBundle([Buffer.alloc(MAX_ENTRY)]);
  expect(parseBundle(bytes, 1).ok).toBe(true);
  expect(() => formatBundle([Buffer.alloc(MAX_ENTRY + 1)])).toThrow(RangeError);
  expect(() => formatBundle([])).toThrow(RangeError);
  expect(() => formatBundle(Array.from({ length: 257 }, () => Buffer.alloc(0)))).toThrow(
    RangeError,
  );
});

test('a bundle cut at any byte, or longer, or of another width is refused', () => {
  const bytes = formatBundle([Buffer.from('one'), Buffer.from(''), Buffer.from('three')]);
  expect(parseBundle(bytes, 3).ok).toBe(true);
  for (let end = 0; end < bytes.length; end++) {
    expect(parseBundle(bytes.subarray(0, end), 3).ok, `cut at ${end}`).toBe(false);
  }
  expect(parseBundle(Buffer.concat([bytes, Buffer.alloc(1)]), 3).ok).toBe(false);
  expect(parseBundle(Buffer.concat([bytes, Buffer.alloc(2)]), 3).ok).toBe(false);
  expect(parseBundle(bytes, 2).ok).toBe(false);
  expect(parseBundle(bytes, 4).ok).toBe(false);
  expect(parseBundle(Buffer.alloc(0), 1).ok).toBe(false);
});
