import { createHash } from 'node:crypto';
import { columnName, type Book, type Sheet } from '../book/book.ts';
import { findHeaders, headerCandidates, headersAt, type Column, type Headers } from './headers.ts';
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
  const found = findHeaders(sheet);
  if (!remembered || (found && remembered(signatureOf(found.columns)))) {
    return found && described(sheet, found, remembered);
  }
  // Somebody may have shown which rows are the headers, where no word of them is known.
  for (const each of headerCandidates(sheet)) {
    if (each.columns.length > 0 && remembered(signatureOf(each.columns))) {
      return described(sheet, each, remembered);
    }
  }
  return found && described(sheet, found, remembered);
}

/** A sheet as somebody mapped it; without columns they are as its headers say. */
export function mappedSheet(sheet: Sheet, { headerRows, columns, year }: SheetMapping): FoundSheet {
  const chosen = Object.keys(columns).length > 0 ? columns : undefined;
  const found = described(sheet, headersAt(sheet, headerRows), () => chosen);
  return {
    ...found,
    headerRows,
    ...(chosen ? { columns, confidence: 1 } : {}),
    ...(year === undefined ? {} : { year }),
  };
}

function described(sheet: Sheet, best: Headers, remembered?: Remembered): FoundSheet {
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
  const said = byLetter(columns, (): LedgerField | 'ignored' => 'ignored');
  // A column without a header may be chosen too.
  const all = { ...said, ...chosen };
  const confidences = Object.fromEntries(Object.keys(all).map((letter) => [letter, 1]));
  return { columns: all, confidences };
}

function signatureOf(columns: readonly Column[]): string {
  const said = columns.map(({ index, normal }) => [columnName(index), normal]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

function byLetter<V>(columns: readonly Column[], value: (column: Column) => V) {
  return Object.fromEntries(columns.map((column) => [columnName(column.index), value(column)]));
}
