import { createInflate } from 'node:zlib';
import { isPadding } from './phone-trailers.ts';

/** Bytes that the pixels may be longer than the header says: some programs write a row too many. */
const SLACK = 64 * 1024;

/**
 * Whether a PNG goes on behind its IEND, or its pixels unpack to more than its header says (PNG,
 * third edition, sections 5.3 and 10.1). Unpacks no more than that, without keeping it.
 */
export async function pngHoldsMore(png: Buffer): Promise<boolean> {
  const packed: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
    if (type !== 'IEND') continue;
    return !isPadding(png.subarray(at)) || (await unpacksPast(packed, sizeOf(png) + SLACK));
  }
  return false;
}

async function unpacksPast(packed: readonly Buffer[], most: number): Promise<boolean> {
  const inflate = createInflate({ chunkSize: 256 * 1024 });
  inflate.end(Buffer.concat(packed));
  let size = 0;
  try {
    for await (const bytes of inflate) {
      size += (bytes as Buffer).length;
      if (size > most) return true;
    }
  } catch {
    // Damaged: the decoder says so.
  }
  return false;
}

/** Bytes of the rows, each with its filter byte; an interlaced picture has them in seven passes. */
function sizeOf(png: Buffer): number {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bits = (png[24] ?? 16) * (samples.get(png[25] ?? 0) ?? 4);
  const rows = (across: number, down: number) =>
    across === 0 ? 0 : down * (1 + Math.ceil((across * bits) / 8));
  if (png[28] === 0) return rows(width, height);
  return passes.reduce(
    (sum, [x, y, stepX, stepY]) =>
      sum +
      rows(
        Math.max(0, Math.ceil((width - x) / stepX)),
        Math.max(0, Math.ceil((height - y) / stepY)),
      ),
    0,
  );
}

/** Of each colour type. */
const samples: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Adam7: where each pass begins, and its steps. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
