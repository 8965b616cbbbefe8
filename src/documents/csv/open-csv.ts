import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { BookError, limits, type Book, type Cell, type Row } from '../book/book.ts';
import { delimiterOf } from './delimiter.ts';
import { decodedPieces, encodingOf } from './encoding.ts';

/** Opens a text of separated values as a book of one sheet, named after the file. */
export async function openCsv(bytes: Uint8Array, name: string): Promise<Book> {
  const encoding = await encodingOf(bytes);
  const beginning = decodedPieces(bytes.subarray(0, 256 * 1024), encoding)
    .take(4)
    .toArray()
    .join('')
    .replace(/^\ufeff/, '');
  const { delimiter, skipFirst } = delimiterOf(beginning);
  const rows = () => rowsOfText(decodedPieces(bytes, encoding), delimiter, skipFirst);
  const preview: Row[] = [];
  let filledRows = 0;
  let cells = 0;
  let lastRow = 0;
  let width = 0;
  for await (const row of rows()) {
    if (preview.length < limits.previewRows) preview.push(row);
    filledRows += 1;
    lastRow = row.number;
    width = Math.max(width, row.cells.length);
    for (const cell of row.cells) if (cell) cells += 1;
    if (filledRows > limits.rows) throw new BookError('book-too-many-rows', { most: limits.rows });
    if (cells > limits.cells) throw new BookError('book-too-many-cells', { most: limits.cells });
  }
  const shape = { hidden: false, filledRows, hiddenRows: 0, lastRow, width, merges: [] };
  return { format: 'csv', sheets: [{ name, ...shape, preview, rows }] };
}

async function* rowsOfText(
  pieces: Iterable<string>,
  delimiter: string,
  skipFirst: boolean,
): AsyncGenerator<Row> {
  const source = Readable.from(inTurns(pieces));
  const parser = source.pipe(
    parse({
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      // A quote that never ends would gather the rest of the file.
      max_record_size: limits.cellLength * 20,
      from: skipFirst ? 2 : 1,
    }),
  );
  let number = skipFirst ? 1 : 0;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      number += 1;
      const row = rowOf(number, record);
      if (row) yield row;
    }
  } catch (error) {
    throw error instanceof BookError ? error : new BookError('book-broken');
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Between two pieces others get their turn: the parser itself never waits for anything. */
async function* inTurns(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await turn();
  }
}

function rowOf(number: number, record: readonly string[]): Row | undefined {
  const cells: (Cell | undefined)[] = [];
  for (const [column, written] of record.entries()) {
    const text = bare(written);
    if (text.trim() === '') continue;
    if (text.length > limits.cellLength) {
      throw new BookError('book-cell-too-long', { most: limits.cellLength });
    }
    if (column >= limits.columns) {
      throw new BookError('book-too-many-columns', { most: limits.columns });
    }
    cells[column] = { kind: 'text', text };
  }
  return cells.length > 0 ? { number, hidden: false, cells } : undefined;
}

/**
 * Platforms write long numbers as `="0012"` or with a tab, and our own files put an apostrophe
 * before what a spreadsheet would calculate: all to be read as the text behind it.
 */
function bare(written: string): string {
  const formula = /^="([^"]*)"$/.exec(written);
  if (formula) return formula[1] ?? '';
  return /^'[=+\-@\t\r\n＝＋－＠']/.test(written) ? written.slice(1) : written;
}
