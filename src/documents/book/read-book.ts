import { openCsv } from '../csv/open-csv.ts';
import { openXlsx } from '../xlsx/open-xlsx.ts';
import type { BookRefusal } from '../ledger/row.ts';
import { BookError, limits, type Book } from './book.ts';
import { formatOf } from './format.ts';

/**
 * Reads a file of tables, or says why not. What the file is is decided by its bytes; its name must
 * agree, so that nobody is surprised by what was read. Bounded by `limits` in size and memory; work
 * is done in pieces of 64 KiB, between which others get their turn.
 */
export async function readBook(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  { fileName }: { readonly fileName: string },
): Promise<Book | BookRefusal> {
  try {
    const bytes = source instanceof Uint8Array ? checked(source) : await gathered(source);
    switch (formatOf(bytes, fileName)) {
      case 'xlsx':
        return await openXlsx(bytes);
      case 'csv':
        return await openCsv(bytes, sheetName(fileName));
    }
  } catch (error) {
    if (error instanceof BookError) return error.refusal;
    throw error;
  }
}

function checked(bytes: Uint8Array): Uint8Array {
  if (bytes.length > limits.fileBytes) throw tooLarge();
  return bytes;
}

async function gathered(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limits.fileBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): BookError {
  return new BookError('book-too-large', { most: limits.fileBytes });
}

function sheetName(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? '';
  return (
    base
      .replace(/\.[^.]*$/, '')
      .slice(0, 100)
      .toWellFormed() || 'csv'
  );
}
