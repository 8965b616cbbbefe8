import type { Cell } from '../book/book.ts';
import type { CellTrouble, LedgerField, TroubleCode } from './row.ts';

export type Noted = Omit<CellTrouble, 'ref'>;

/** A cell as it reads, cleaned, with the cell that it came from. */
export interface Written {
  readonly text: string;
  readonly cell: Cell;
}
export type WrittenCells = ReadonlyMap<LedgerField, Written>;

/** What the reading of one row knows beside the cell in hand, and where it notes what is unclear. */
export interface Reading {
  readonly year?: number;
  note(field: LedgerField, code: TroubleCode, params?: Noted['params']): void;
}

/** Notes a trouble with what the cell says. */
export function noteText(
  reading: Reading,
  field: LedgerField,
  code: TroubleCode,
  text: string,
): void {
  reading.note(field, code, { text: cut(text) });
}

/** Enough to know the cell by, in a list of many. */
export function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
}
