import { own } from '../../kernel/own.ts';
import type { LedgerField, Mapping } from '../../documents/index.ts';
import { ledgerFields } from '../../texts/document-words.ts';
import { ConfigError } from '../config.ts';

export interface HeaderRows {
  readonly sheet: string;
  readonly rows: readonly [number, number];
}

export interface MappedColumn {
  readonly sheet: string;
  readonly column: string;
  readonly field: LedgerField | 'ignored';
}

/** `Sheet1!3-4`, or `Sheet1!3`. */
export function headerRows(text: string): HeaderRows {
  const found = /^(?<sheet>[^!]+)!(?<first>[1-9]\d{0,6})(?:-(?<last>[1-9]\d{0,6}))?$/u.exec(text);
  const { sheet, first, last = first } = found?.groups ?? {};
  if (sheet === undefined || first === undefined) {
    throw new ConfigError(`--header 'Sheet1!3-4': ${text}`);
  }
  return { sheet, rows: [Number(first), Number(last)] };
}

/** `Sheet1!B=description`; `ignored` leaves a column out. */
export function mappedColumn(text: string): MappedColumn {
  const found = /^(?<sheet>[^!]+)!(?<column>[A-Za-z]{1,3})=(?<field>\w+)$/u.exec(text);
  const { sheet, column, field: said } = found?.groups ?? {};
  const field = ([...ledgerFields, 'ignored'] as const).find((each) => each === said);
  if (sheet === undefined || column === undefined || field === undefined) {
    const fields = [...ledgerFields, 'ignored'].join(' ');
    throw new ConfigError(`--map 'Sheet1!B=description': ${text}\n${fields}`);
  }
  return { sheet, column: column.toUpperCase(), field };
}

/** A sheet that isn't read yet is read from its first row, unless its headers were shown. */
export function withColumns(mapping: Mapping, columns: readonly MappedColumn[]): Mapping {
  const all = new Map(Object.entries(mapping));
  for (const { sheet, column, field } of columns) {
    const before = own(Object.fromEntries(all), sheet) ?? { headerRows: [1, 1], columns: {} };
    all.set(sheet, { ...before, columns: { ...before.columns, [column]: field } });
  }
  return Object.fromEntries(all);
}
