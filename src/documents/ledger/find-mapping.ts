import { createHash } from 'node:crypto';
import { columnName, limits, type Book, type Row, type Sheet } from '../book/book.ts';
import { matchHeader, normalHeader, type HeaderMatch } from './header-words.ts';
import type { ColumnMap, LedgerField, SheetMapping } from './row.ts';
import { yearOf } from './written-date.ts';

/** A mapping with its reasons, for a person to look at and change. */
export interface FoundSheet extends SheetMapping {
  /** The headers as they read, rows joined by ` / `. */
  readonly headers: { readonly [column: string]: string };
  /** How sure each column is, 0 to 1; a remembered one is 1. */
  readonly confidences: { readonly [column: string]: number };
  /** How sure the whole is, 0 to 1. */
  readonly confidence: number;
  /** The same for sheets whose headers say the same in the same columns. */
  readonly signature: string;
  readonly title?: string;
}

export type FoundMapping = { readonly [sheet: string]: FoundSheet };

/** What an office chose the last time for headers of this signature. */
export type Remembered = (signature: string) => ColumnMap | undefined;

const MOST_HEADER_ROWS = 3;
/** Headers stand near the top; what is below 30 filled rows is data. */
const DEEPEST_HEADER = 30;

/**
 * How each visible sheet that looks like a ledger is to be read. Hidden ones are left out, since
 * nobody sees what they would import; `findSheetMapping` maps one that is asked for by name.
 */
export function findMapping(book: Book, remembered?: Remembered): FoundMapping {
  const found: [string, FoundSheet][] = [];
  for (const sheet of book.sheets) {
    const mapping = sheet.hidden ? undefined : findSheetMapping(sheet, remembered);
    if (mapping) found.push([sheet.name, mapping]);
  }
  return Object.fromEntries(found);
}

export function findSheetMapping(sheet: Sheet, remembered?: Remembered): FoundSheet | undefined {
  const rows = sheet.preview.slice(0, DEEPEST_HEADER);
  let best: Candidate | undefined;
  for (const [at, row] of rows.entries()) {
    for (let size = 1; size <= MOST_HEADER_ROWS && at + size <= rows.length; size += 1) {
      const last = rows[at + size - 1];
      if (!last || last.number - row.number !== size - 1) break;
      const candidate = candidateOf(sheet, rows.slice(at, at + size));
      if (candidate.score > (best?.score ?? 0)) best = candidate;
    }
  }
  if (!best || !isLedger(best)) return undefined;
  return described(sheet, whole(sheet, best), remembered);
}

/** The headers with the rows that they are merged with: a group stands over its columns. */
function whole(sheet: Sheet, found: Candidate): Candidate {
  let first = found.rows[0]?.number ?? 1;
  let last = found.rows.at(-1)?.number ?? first;
  for (const { top, bottom } of sheet.merges) {
    if (bottom === top || bottom - top >= MOST_HEADER_ROWS) continue;
    if (top < first && bottom >= first) first = top;
    if (top <= last && bottom > last) last = bottom;
  }
  const rows = sheet.preview.filter(({ number }) => number >= first && number <= last);
  return rows.length > found.rows.length ? candidateOf(sheet, rows) : found;
}

interface Column {
  readonly index: number;
  readonly header: string;
  readonly normal: string;
  readonly match: HeaderMatch | undefined;
}

interface Candidate {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly score: number;
}

function candidateOf(sheet: Sheet, rows: readonly Row[]): Candidate {
  const texts = rows.map((row) => headerTexts(sheet, row));
  const width = Math.max(...texts.map((row) => row.length));
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
function headerTexts(sheet: Sheet, row: Row): string[] {
  const texts: string[] = [];
  for (const [index, cell] of row.cells.entries()) {
    if (cell) texts[index] = cell.text.replaceAll(/\s+/g, ' ').trim();
  }
  for (const range of sheet.merges) {
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

function isLedger({ columns }: Candidate): boolean {
  const fields = new Set(columns.flatMap((column) => column.match?.field ?? []));
  const says = fields.has('title') || fields.has('description');
  return fields.size >= 4 || (says && fields.size >= 2);
}

function described(sheet: Sheet, best: Candidate, remembered?: Remembered): FoundSheet {
  const first = best.rows[0]?.number ?? 1;
  const last = best.rows.at(-1)?.number ?? first;
  const signature = signatureOf(best.columns);
  const chosen = remembered?.(signature);
  const { columns, confidences } = chosen
    ? rememberedColumns(best.columns, chosen)
    : assigned(best.columns);
  const all = Object.values(confidences);
  const sure = all.filter((confidence) => confidence > 0);
  const mean = sure.reduce((sum, confidence) => sum + confidence, 0) / Math.max(1, sure.length);
  // Columns that nobody knows make the whole a little less sure.
  const confidence = mean * (0.6 + (0.4 * sure.length) / Math.max(1, all.length));
  const title = sheet.preview
    .filter((row) => row.number < first)
    .flatMap((row) => row.cells.flatMap((cell) => cell?.text ?? []))
    .join(' ')
    .slice(0, 200);
  const year = yearOf(title) ?? yearOf(sheet.name);
  return {
    headerRows: [first, last],
    columns,
    headers: byLetter(best.columns, (column) => column.header),
    confidences,
    confidence: Math.round(confidence * 100) / 100,
    signature,
    ...(title !== '' && { title }),
    ...(year !== undefined && { year }),
  };
}

function assigned(columns: readonly Column[]) {
  const taken = new Map<LedgerField, Column>();
  for (const column of columns) {
    const { match } = column;
    if (!match) continue;
    const rival = taken.get(match.field);
    if (!rival || (rival.match?.confidence ?? 0) < match.confidence) taken.set(match.field, column);
  }
  const platform = taken.has('externalNumber') && !taken.has('externalDeadline');
  const map: [string, LedgerField | 'ignored'][] = [];
  const sure: [string, number][] = [];
  for (const column of columns) {
    const letter = columnName(column.index);
    const field = column.match?.field;
    const first = field !== undefined && taken.get(field) === column;
    // 牵头单位 and 责任单位 side by side: the one that leads is named first.
    if (field === 'unit' && !first && !taken.has('supporting')) {
      taken.set('supporting', column);
      map.push([letter, 'supporting']);
      sure.push([letter, 0.5]);
    } else if (first) {
      // In a platform's export the deadline is the platform's.
      map.push([letter, field === 'deadline' && platform ? 'externalDeadline' : field]);
      sure.push([letter, column.match?.confidence ?? 0]);
    } else {
      map.push([letter, 'ignored']);
      sure.push([letter, 0]);
    }
  }
  return { columns: Object.fromEntries(map), confidences: Object.fromEntries(sure) };
}

function rememberedColumns(columns: readonly Column[], chosen: ColumnMap) {
  return {
    columns: byLetter(columns, (column) => chosen[columnName(column.index)] ?? 'ignored'),
    confidences: byLetter(columns, () => 1),
  };
}

function signatureOf(columns: readonly Column[]): string {
  const said = columns.map(({ index, normal }) => [columnName(index), normal]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

function byLetter<V>(columns: readonly Column[], value: (column: Column) => V) {
  return Object.fromEntries(columns.map((column) => [columnName(column.index), value(column)]));
}
