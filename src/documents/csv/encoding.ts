import { setImmediate as turn } from 'node:timers/promises';
import { BookError } from '../book/book.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The encoding of a text that an office's program wrote: a byte order mark says it; without one it
 * is UTF-8 if it can be, and else GB18030, which holds GBK and GB2312. Text with zero bytes is
 * UTF-16 if they fall on one side only. Throws `BookError` on what is no text.
 */
export async function encodingOf(bytes: Uint8Array): Promise<Encoding> {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 4096).entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even > 0 && odd > 0) throw new BookError('book-not-a-table');
  if (odd > 0) return 'utf-16le';
  if (even > 0) return 'utf-16be';
  if (await decodes(bytes, 'utf-8')) return 'utf-8';
  if (await decodes(bytes, 'gb18030')) return 'gb18030';
  throw new BookError('book-not-a-table');
}

/** The text in pieces; call `encodingOf` first, which proves that it decodes. */
export function* decodedPieces(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const piece of pieces(bytes)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function decodes(bytes: Uint8Array, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (const piece of pieces(bytes)) {
      decoder.decode(piece, { stream: true });
      await turn();
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  const size = 64 * 1024;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
