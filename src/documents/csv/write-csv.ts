import { looksCalculated } from '../xlsx/write-text.ts';

/** Numbers and codes of ours stay bare; whatever somebody wrote is a text. */
export type CsvCell = string | number | null;

const PIECE = 32 * 1024;

/**
 * Text of separated values (RFC 4180) with a byte order mark, without which Excel takes UTF-8 for
 * the system's own encoding. A text that a spreadsheet would calculate gets an apostrophe in front,
 * and so does one that begins with an apostrophe: `openCsv` takes one away from such cells.
 */
export async function* writeCsv(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  let piece = `\ufeff${line(header)}`;
  for await (const row of rows) {
    piece += line(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function line(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // A zero byte makes a text of two bytes a sign of it, for us as for others.
  const text = cell.toWellFormed().replaceAll('\0', '');
  const safe = looksCalculated(text) || text.startsWith("'") ? `'${text}` : text;
  return /[",\r\n;\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
