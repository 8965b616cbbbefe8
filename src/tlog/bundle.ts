import { bad, good, type Result } from './result.ts';
import { TILE_WIDTH } from './tile.ts';

/** Most bytes of one entry: its length is written as a uint16. */
export const MAX_ENTRY = 0xffff;

/** Entries of one bundle, each after its length as a big-endian uint16 (C2SP tlog-tiles). */
export function formatBundle(entries: readonly Uint8Array[]): Buffer {
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new RangeError(`bundle of ${entries.length} entries`);
  }
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY) throw new RangeError(`entry of ${entry.length} bytes`);
    parts.push(Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry);
  }
  return Buffer.concat(parts);
}

/** Exactly `width` entries and not a byte more. The entries share the memory of `bytes`. */
export function parseBundle(bytes: Buffer, width: number): Result<Buffer[]> {
  const entries: Buffer[] = [];
  let at = 0;
  while (entries.length < width) {
    if (at + 2 > bytes.length)
      return bad(`bundle ends after ${entries.length} of ${width} entries`);
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) return bad(`bundle ends inside entry ${entries.length}`);
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return at === bytes.length ? good(entries) : bad(`bundle goes on after ${width} entries`);
}
