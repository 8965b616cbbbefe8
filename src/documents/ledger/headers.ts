import { limits, type Range, type Row, type Sheet } from '../book/book.ts';
import { matchHeader, normalHeader, type HeaderMatch } from './header-words.ts';
import type { LedgerField } from './row.ts';

const MOST_HEADER_ROWS = 3;
/** Headers stand near the top; what is below 30 filled rows is data. */
const DEEPEST_HEADER = 30;

/** The rows of a sheet that are most likely its headers; undefined if it is no ledger. */
export function findHeaders(sheet: Sheet): Headers | undefined {
  const rows = sheet.preview.slice(0, DEEPEST_HEADER);
  const deepest = rows.at(-1)?.number ?? 0;
  const merges = sheet.merges.filter(({ top }) => top <= deepest);
  let best: Headers | undefined;
  for (const [at, row] of rows.entries()) {
    for (let size = 1; size <= MOST_HEADER_ROWS && at + size <= rows.length; size += 1) {
      const last = rows[at + size - 1];
      if (!last || last.number - row.number !== size - 1) break;
      const candidate = headersOf(sheet, merges, rows.slice(at, at + size));
      if (candidate.score > (best?.score ?? 0)) best = candidate;
    }
  }
  return best && isLedger(best) ? whole(sheet, merges, best) : undefined;
}

/** The headers with the rows that they are merged with: a group stands over its columns. */
function whole(sheet: Sheet, merges: readonly Range[], found: Headers): Headers {
  let first = found.rows[0]?.number ?? 1;
  let last = found.rows.at(-1)?.number ?? first;
  for (const { top, bottom } of merges) {
    if (bottom === top || bottom - top >= MOST_HEADER_ROWS) continue;
    if (top < first && bottom >= first) first = top;
    if (top <= last && bottom > last) last = bottom;
  }
  const rows = sheet.preview.filter(({ number }) => number >= first && number <= last);
  return rows.length > found.rows.length ? headersOf(sheet, merges, rows) : found;
}

/** The headers that stand in these rows, whatever they say. */
export function headersAt(sheet: Sheet, [first, last]: readonly [number, number]): Headers {
  const rows = sheet.preview.filter(({ number }) => number >= first && number <= last);
  return headersOf(
    sheet,
    sheet.merges.filter(({ top }) => top <= last),
    rows,
  );
}

/** All rows, and neighbouring rows, that may be headers: the upper and the fewer first. */
export function* headerCandidates(sheet: Sheet): Generator<Headers> {
  const rows = sheet.preview.slice(0, DEEPEST_HEADER);
  for (const { number } of rows) {
    for (let size = 1; size <= MOST_HEADER_ROWS; size += 1) {
      yield headersAt(sheet, [number, number + size - 1]);
    }
  }
}

export interface Column {
  readonly index: number;
  readonly header: string;
  readonly normal: string;
  readonly match: HeaderMatch | undefined;
}

export interface Headers {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly score: number;
}

function headersOf(sheet: Sheet, merges: readonly Range[], rows: readonly Row[]): Headers {
  const texts = rows.map((row) => headerTexts(sheet, merges, row));
  const width = Math.max(0, ...texts.map((row) => row.length));
  const columns: Column[] = [];
  for (let index = 0; index < width; index += 1) {
    const said = texts.map((row) => row[index] ?? '').filter((text) => text !== '');
    const distinct = said.filter((text, at) => text !== said[at - 1]);
    if (distinct.length > 0) columns.push(columnOf(index, distinct));
  }
  const fields = new Set<LedgerField>();
  let score = 0;
  for (const { match, header } of columns) {
    if (!match) score -= header.length > 40 ? 0.5 : 0.1;
    else if (fields.has(match.field)) score -= 0.1;
    else score += match.confidence;
    if (match) fields.add(match.field);
  }
  // With equal gain the shorter header wins: a row of data adds nothing.
  return { rows, columns, score: score - rows.length * 0.2 };
}

/** A column's header from its rows, outermost first: 整改情况 over 销号日期. */
function columnOf(index: number, said: readonly string[]): Column {
  const normals = said.map(normalHeader);
  const joined = normals.join('');
  const bottom = normals.at(-1) ?? '';
  const matches = [joined, bottom].map(matchHeader);
  const known = matches.find((match) => match?.confidence === 1) ?? matches.find((match) => match);
  return { index, header: said.join(' / '), normal: joined, match: known };
}

/** The texts of a row that may be headers, with merged ones in every cell that they cover. */
function headerTexts(sheet: Sheet, merges: readonly Range[], row: Row): string[] {
  const texts: string[] = [];
  for (const [index, cell] of row.cells.entries()) {
    if (cell) texts[index] = cell.text.replaceAll(/\s+/g, ' ').trim();
  }
  for (const range of merges) {
    if (row.number < range.top || row.number > range.bottom) continue;
    const top = sheet.preview.find((other) => other.number === range.top);
    const text = top?.cells[range.left]?.text.replaceAll(/\s+/g, ' ').trim();
    if (text === undefined) continue;
    // A title over all columns is no header of any of them.
    if (range.right - range.left >= 8) continue;
    const right = Math.min(range.right, limits.columns - 1);
    for (let index = range.left; index <= right; index += 1) texts[index] ??= text;
  }
  return texts;
}

function isLedger({ columns }: Headers): boolean {
  const fields = new Set(columns.flatMap((column) => column.match?.field ?? []));
  const says = fields.has('title') || fields.has('description');
  return fields.size >= 4 || (says && fields.size >= 2);
}
