import type { Json } from '../kernel/json.ts';
import type { CellTrouble, LedgerField, LedgerRow, Mapping } from '../documents/index.ts';
import type { ImportJob, ImportRow, RowOutcome, Standing } from '../store/imports.ts';
import type { RowTrouble } from '../texts/import-texts.ts';
import type { Choices, Draft } from './entry.ts';
import type { Proposal } from './names.ts';
import type { Correction, Opened, SheetInfo, Warning } from './read.ts';

/** What people decided about a file, kept with its job. */
export interface Chosen extends Choices {
  readonly mapping?: Mapping;
  readonly corrections: readonly Correction[];
  /** Of the names chosen, those that the office chose with an earlier file, and nobody since. */
  readonly remembered?: {
    readonly units: readonly string[];
    readonly categories: readonly string[];
  };
}

export interface UnknownName {
  /** As the file writes it; empty where it writes nothing. */
  readonly name: string;
  readonly rows: number;
  readonly proposals: readonly Proposal[];
}

/** What the dry run found in a file. */
export interface Found {
  /** SHA-256 of the file, base64url. */
  readonly file: string;
  readonly sheets: readonly SheetInfo[];
  readonly mapping: Opened['mapping'];
  readonly warnings: readonly Warning[];
  readonly unknownUnits: readonly UnknownName[];
  readonly unknownCategories: readonly UnknownName[];
  /** What the rows name, known or not. */
  readonly named?: ReturnType<Opened['named']>;
}

export interface Counts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Changed in the file, but people have worked on them since, or no file brought them: left alone. */
  readonly touched: number;
  /** Of the new and changed ones, those that the ledger calls closed. */
  readonly closed: number;
  readonly troubled: number;
  /** Once it was undone. */
  readonly takenBack?: TakenBack;
}

/** Rows of an undone import: taken back, as they were before it, and kept: why. */
export interface TakenBack {
  readonly undone: number;
  readonly restored: number;
  /** Worked on since. */
  readonly touched: number;
  /** Changed by a later import. */
  readonly later: number;
  /** Sealed, which the words before weren't. */
  readonly sealed: number;
}

export const noCounts = {
  ...{ new: 0, changed: 0, same: 0, touched: 0, closed: 0, troubled: 0 },
} satisfies Counts;

export interface Trouble {
  readonly ref: CellTrouble['ref'];
  readonly field: LedgerField;
  readonly code: RowTrouble;
  readonly params?: { readonly [name: string]: string | number };
}

/** A row of a job with its contents typed: all of them were written by this module. */
export interface Row {
  readonly n: number;
  readonly read: { readonly row: LedgerRow; readonly troubles: readonly CellTrouble[] };
  readonly standing: Standing;
  readonly stream: string | null;
  readonly entry: {
    readonly draft: Draft;
    readonly digest: string;
    readonly occurredOn?: string;
    /** Where the words are that it would change. */
    readonly index?: number;
    /** Whom to call back stands there too, and stays: the file has no column for it. */
    readonly keepsContact?: boolean;
  } | null;
  readonly troubles: readonly Trouble[];
  readonly outcome: RowOutcome | null;
}

export interface Job extends Omit<ImportJob, 'found' | 'choices' | 'counts'> {
  readonly found: Found;
  readonly choices: Chosen;
  readonly counts: Counts;
}

export function jobOf(stored: ImportJob): Job {
  return stored as unknown as Job;
}

export function rowOf(stored: ImportRow): Row {
  return stored as unknown as Row;
}

export function storedRow(row: Row): ImportRow {
  return row as unknown as ImportRow;
}

export function asJson(value: unknown): Json {
  return value as Json;
}
