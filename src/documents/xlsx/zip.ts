import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { BookError, limits } from '../book/book.ts';

/** The parts of an xlsx file, by name. What they inflate to is counted over the archive's life. */
export interface Archive {
  readonly names: readonly string[];
  /** The part's bytes in pieces of at most 64 KiB; throws `BookError`. */
  read(name: string): AsyncGenerator<Uint8Array>;
  /** Counts no more: every part that will be read again has passed once. */
  trust(): void;
}

const STORED = 0;
const DEFLATED = 8;

/**
 * Opens a zip by its central directory. yauzl is asked for the raw bytes only: its own check of
 * sizes trusts the directory and can swallow its error, so we inflate and count ourselves.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip = await fromBufferPromise(buffer, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: false,
      strictFileNames: false,
    });
    if (zip.entryCount > limits.parts) {
      throw new BookError('book-too-many-parts', { most: limits.parts });
    }
    let declared = 0;
    for await (const entry of zip.eachEntry()) {
      declared += entry.uncompressedSize;
      if (declared > limits.inflatedBytes) throw tooFar();
      if (entry.isEncrypted()) throw new BookError('book-password');
      // Two parts of one name: which one is read would depend on the program.
      const name = entry.fileName.replaceAll('\\', '/').replace(/^\//, '');
      if (entries.has(name)) throw new BookError('book-broken');
      if (!name.endsWith('/')) entries.set(name, entry);
    }
  } catch (error) {
    // No file that we take has parts of the size that zip64 is for.
    if (error instanceof Error && error.message.startsWith('zip64 ')) throw tooFar();
    throw error instanceof BookError ? error : new BookError('book-broken');
  }
  let budget: number = limits.inflatedBytes;

  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name);
    if (!entry) throw new BookError('book-broken');
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
      throw new BookError('book-broken');
    }
    let raw: Readable | undefined;
    let sum = 0;
    try {
      raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
      const deflated = entry.compressionMethod === DEFLATED;
      const stream = deflated ? raw.pipe(createInflateRaw({ chunkSize: 64 * 1024 })) : raw;
      if (deflated) raw.on('error', (error) => stream.destroy(error));
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        budget -= chunk.length;
        if (budget < 0) {
          throw tooFar();
        }
        sum = crc32(chunk, sum);
        yield chunk;
      }
      if (sum !== entry.crc32) throw new BookError('book-broken');
    } catch (error) {
      throw error instanceof BookError ? error : new BookError('book-broken');
    } finally {
      raw?.destroy();
    }
  }

  return {
    names: [...entries.keys()],
    read,
    trust: () => {
      budget = Infinity;
    },
  };
}

function tooFar(): BookError {
  return new BookError('book-inflates-too-far', { most: limits.inflatedBytes });
}
