import { setImmediate } from 'node:timers/promises';
import { own } from '../kernel/own.ts';
import { isRefusal } from '../kernel/refusal.ts';
import {
  columnIndex,
  findMapping,
  mappedSheet,
  readBook,
  rowsOf,
  type Book,
  type BookRefusal,
  type Cell,
  type FoundSheet,
  type Mapping,
  type ReadRow,
  type Remembered,
  type Row,
  type Sheet,
} from '../documents/index.ts';
import type { ImportWarning } from '../texts/import-texts.ts';

/** A cell that somebody put right: `Sheet1!F12` and what it should say. */
export interface Correction {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

export interface Warning {
  readonly code: ImportWarning;
  readonly params: { readonly [name: string]: string | number };
}

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly lastRow: number;
  readonly width: number;
}

/** How the rows of a file name something, and how many rows do. */
export interface NamedBy {
  readonly name: string;
  readonly rows: number;
}

/** Names are counted up to here; no ledger has so many units. */
export const MOST_NAMES = 2_000;

export interface Opened {
  readonly sheets: readonly SheetInfo[];
  /** How each sheet is read that looks like a ledger, or that somebody mapped. */
  readonly mapping: { readonly [sheet: string]: FoundSheet };
  readonly warnings: readonly Warning[];
  /** Again each time it is called; gives others their turn. */
  rows(): AsyncGenerator<ReadRow>;
  /** Rows that are headings, totals or notes, as of the last full reading. */
  skipped(): number;
  /** What its rows name, as of the last full reading; the first `MOST_NAMES` of each. */
  named(): { readonly units: readonly NamedBy[]; readonly categories: readonly NamedBy[] };
}

/** Reads a file as an office's ledger, with what people changed of its mapping and its cells. */
export async function openLedger(
  bytes: Uint8Array,
  fileName: string,
  chosen: Mapping | undefined,
  corrections: readonly Correction[],
  remembered: Remembered,
): Promise<Opened | BookRefusal> {
  const read = await readBook(bytes, { fileName });
  if (isRefusal(read)) return read;
  const book = corrected(read, corrections);
  const mapping = mappingOf(book, chosen, remembered);
  let skipped = 0;
  const units = new Map<string, number>();
  const categories = new Map<string, number>();
  return {
    sheets: book.sheets.map(({ name, hidden, filledRows, lastRow, width }) => ({
      ...{ name, hidden, rows: filledRows, lastRow, width },
    })),
    mapping,
    warnings: warningsOf(book, mapping),
    skipped: () => skipped,
    named: () => ({ units: listOf(units), categories: listOf(categories) }),
    async *rows() {
      skipped = 0;
      units.clear();
      categories.clear();
      let n = 0;
      for await (const row of rowsOf(book, mapping, () => (skipped += 1))) {
        n += 1;
        const { unit, supporting = [], category } = row.row.values;
        see(units, [...(unit === undefined ? [] : [unit]), ...supporting]);
        see(categories, [category ?? '']);
        if (n % 16 === 0) await setImmediate();
        yield row;
      }
    },
  };
}

function see(seen: Map<string, number>, names: readonly string[]): void {
  for (const name of new Set(names)) {
    if (seen.has(name) || seen.size < MOST_NAMES) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
}

function listOf(seen: ReadonlyMap<string, number>): readonly NamedBy[] {
  return [...seen].map(([name, rows]) => ({ name, rows }));
}

function mappingOf(book: Book, chosen: Mapping | undefined, remembered: Remembered) {
  if (!chosen) return findMapping(book, remembered);
  const sheets = book.sheets.flatMap((sheet): [string, FoundSheet][] => {
    const own_ = own(chosen, sheet.name);
    if (!own_) return [];
    return [[sheet.name, mappedSheet(sheet, own_)]];
  });
  return Object.fromEntries(sheets);
}

function warningsOf(book: Book, mapping: Mapping): readonly Warning[] {
  return book.sheets.flatMap(({ name, hidden, hiddenRows, filledRows }): Warning[] => {
    if (!own(mapping, name)) {
      const code = hidden ? 'sheet-hidden' : 'sheets-left-out';
      return filledRows > 1 ? [{ code, params: { sheet: name } }] : [];
    }
    return hiddenRows > 0
      ? [{ code: 'hidden-rows', params: { sheet: name, rows: hiddenRows } }]
      : [];
  });
}

/** The file with some of its cells put right. */
function corrected(book: Book, corrections: readonly Correction[]): Book {
  if (corrections.length === 0) return book;
  const bySheet = Map.groupBy(corrections, ({ sheet }) => sheet);
  const sheets = book.sheets.map((sheet): Sheet => {
    const own_ = bySheet.get(sheet.name);
    if (!own_) return sheet;
    const byRow = Map.groupBy(own_, ({ row }) => row);
    return {
      ...sheet,
      preview: sheet.preview.map((row) => correctedRow(row, byRow.get(row.number))),
      async *rows() {
        for await (const row of sheet.rows()) yield correctedRow(row, byRow.get(row.number));
      },
    };
  });
  return { ...book, sheets };
}

function correctedRow(row: Row, corrections: readonly Correction[] | undefined): Row {
  if (!corrections) return row;
  const cells = [...row.cells];
  for (const { column, text } of corrections) {
    const at = columnIndex(column);
    const cell: Cell | undefined = text === '' ? undefined : { kind: 'text', text };
    if (at !== undefined) cells[at] = cell;
  }
  return { ...row, cells };
}
