import { refuse } from '../../kernel/refusal.ts';
import type { BookRefusal, BookRefusalCode, Moment } from '../ledger/row.ts';

/** A whole file, however it was made: sheets of rows of cells, read row by row. */
export interface Book {
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold something, hidden ones included: those are read like any other. */
  readonly filledRows: number;
  readonly hiddenRows: number;
  /** The last row, and the number of columns, that hold something; 0 if none do. */
  readonly lastRow: number;
  readonly width: number;
  readonly merges: readonly Range[];
  /** The first rows that hold something, for finding the headers. */
  readonly preview: readonly Row[];
  /** All rows that hold something, from the first. Each call reads the file again. */
  rows(): AsyncIterable<Row>;
}

export interface Row {
  /** As the spreadsheet numbers it, from 1; records of a csv file are numbered alike. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column, from 0 for A. Empty cells are absent. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncalculated';
  /** As it reads; a date as 2019-10-31, 2019年10月 (no day shown) or with its time. */
  readonly text: string;
  /** Set for dates. */
  readonly moment?: Moment;
  readonly precision?: 'day' | 'month' | 'year';
}

/** Rows from 1, columns from 0, both ends included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a file may hold. Sizes are counted while it is inflated, never taken from its own headers. */
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  inflatedBytes: 200 * 1024 * 1024,
  parts: 2_000,
  sheets: 50,
  /** Rows that hold something, of all sheets. */
  rows: 60_000,
  columns: 200,
  /** Cells that hold something, of all sheets. */
  cells: 3_000_000,
  /** Characters of one cell (Excel's own limit). */
  cellLength: 32_767,
  /** Characters of all texts that cells share. */
  sharedText: 40_000_000,
  merges: 100_000,
  /** Cell formats, and number formats. */
  formats: 65_536,
  previewRows: 60,
} as const;

/** How a refusal leaves the depths of a reader; `readBook` turns it back into a value. */
export class BookError extends Error {
  readonly refusal: BookRefusal;

  constructor(code: BookRefusalCode, detail?: { readonly [key: string]: string | number }) {
    super(code);
    this.refusal = refuse(code, detail);
  }
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** The number of a column by its letters (`A` is 0), or undefined if they name none. */
export function columnIndex(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(letters)) return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
