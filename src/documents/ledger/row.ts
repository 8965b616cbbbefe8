import type { Day } from '../../kernel/time.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { BookRefusalCode, LedgerField, TroubleCode } from '../../texts/document-words.ts';

export type { BookRefusalCode, LedgerField, TroubleCode };

/** A file that isn't read at all: what is wrong with it, and the limit that it passes. */
export type BookRefusal = Refusal<BookRefusalCode>;

/** Where a cell stands, as the spreadsheet's own users name it: row 1 is the first, column `A`. */
export interface CellRef {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

/** A local date, with the time of day (`HH:MM`) where one was written. */
export interface Moment {
  readonly day: Day;
  readonly time?: string;
}

/** 2019年10月底 is the day 2019-10-31; 立行立改 is at once; 长期坚持 has no end. */
export type Deadline =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'at-once' }
  | { readonly kind: 'continuing' };

export type MatterKind =
  'finding' | 'help' | 'complaint' | 'tip-off' | 'inquiry' | 'suggestion' | 'praise';
export type Satisfaction = 'yes' | 'basically' | 'no';

/** What the cells of a row mean. A field is absent where its cell is empty or not understood. */
export interface LedgerValues {
  /** The office's own number; where there is none, the other platform's. */
  readonly number?: string;
  readonly ordinal?: string;
  readonly source?: string;
  readonly kind?: MatterKind;
  readonly title?: string;
  readonly description?: string;
  readonly category?: string;
  readonly goal?: string;
  readonly measures?: string;
  readonly leader?: readonly string[];
  /** The lead unit as written; where a cell names several, the first. */
  readonly unit?: string;
  /** Supporting units, and the further ones of a cell that names several lead units. */
  readonly supporting?: readonly string[];
  readonly person?: readonly string[];
  readonly deadline?: Deadline;
  readonly progress?: string;
  readonly verifier?: string;
  readonly closedOn?: Day;
  readonly closed?: boolean;
  readonly evidence?: string;
  readonly place?: string;
  readonly area?: string;
  readonly foundOn?: Moment;
  readonly externalNumber?: string;
  readonly channel?: string;
  readonly externalDeadline?: Moment;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly satisfied?: Satisfaction;
  readonly remark?: string;
}

export interface LedgerRow {
  readonly ref: { readonly sheet: string; readonly row: number };
  /** The last row, where a matter covers several by merged cells. */
  readonly through?: number;
  /** Every mapped cell as it reads in the file, merged ones filled in. */
  readonly cells: { readonly [field in LedgerField]?: string };
  readonly values: LedgerValues;
}

export interface CellTrouble {
  readonly ref: CellRef;
  readonly field: LedgerField;
  readonly code: TroubleCode;
  readonly params?: { readonly [name: string]: string | number };
}

export interface ReadRow {
  readonly row: LedgerRow;
  readonly troubles: readonly CellTrouble[];
}

/** What a column holds, by its letter. */
export interface ColumnMap {
  readonly [column: string]: LedgerField | 'ignored';
}

export interface SheetMapping {
  /** First and last row of the headers; the rows after them are read. */
  readonly headerRows: readonly [number, number];
  readonly columns: ColumnMap;
  /** The year of dates that name none (10月底前), where a title or the sheet's name says it. */
  readonly year?: number;
}

/** How each sheet is read, by its name; a sheet that isn't named is left out. */
export interface Mapping {
  readonly [sheet: string]: SheetMapping;
}
