import type { Readable } from 'node:stream';
import { documentTexts } from '../../texts/document-texts.ts';
import type { Language } from '../../texts/index.ts';
import { writeXlsx, type OutCell, type OutSheet } from '../xlsx/write-xlsx.ts';
import type { LedgerField, LedgerValues } from './row.ts';

/** A column of the office's own form; without a header it has the glossary's. */
export interface LedgerColumn {
  readonly field: LedgerField;
  readonly header?: string;
}

export type LedgerCells = { readonly [field in LedgerField]?: OutCell };

export interface LedgerForm {
  readonly language: Language;
  /** Above the headers, merged over all columns. */
  readonly title?: string;
  readonly sheetName?: string;
}

/**
 * The columns of a 整改台账 as the glossary has them, with what a later import needs to know a row
 * again (number) and to leave it closed.
 */
export const ledgerColumns: readonly LedgerColumn[] = (
  [
    'ordinal',
    'number',
    'source',
    'title',
    'description',
    'category',
    'goal',
    'measures',
    'leader',
    'unit',
    'supporting',
    'person',
    'deadline',
    'progress',
    'verifier',
    'closed',
    'closedOn',
    'evidence',
  ] as const
).map((field) => ({ field }));

const wide: ReadonlySet<LedgerField> = new Set([
  'title',
  'description',
  'goal',
  'measures',
  'progress',
  'evidence',
  'remark',
  'place',
]);

/** Streams a ledger as xlsx in the given columns; see `writeXlsx` for what may fail. */
export function writeLedger(
  rows: Iterable<LedgerCells> | AsyncIterable<LedgerCells>,
  columns: readonly LedgerColumn[],
  { language, title, sheetName }: LedgerForm,
): Readable {
  const { fields } = documentTexts(language);
  const sheet: OutSheet = {
    name: sheetName ?? title ?? (language === 'en' ? 'Ledger' : '整改台账'),
    ...(title !== undefined && { title }),
    columns: columns.map(({ field, header }) => ({
      header: header ?? fields[field],
      width: field === 'ordinal' ? 6 : wide.has(field) ? 32 : 14,
    })),
    rows: inColumns(rows, columns),
  };
  return writeXlsx(sheet);
}

async function* inColumns(
  rows: Iterable<LedgerCells> | AsyncIterable<LedgerCells>,
  columns: readonly LedgerColumn[],
): AsyncGenerator<readonly OutCell[]> {
  for await (const row of rows) yield columns.map(({ field }) => row[field]);
}

/** What the values of a row are written as, so that `rowsOf` reads the same values. */
export function cellsOf(values: LedgerValues, language: Language): LedgerCells {
  const texts = documentTexts(language);
  const { deadline, closed, satisfied, kind, closedOn, leader, supporting, person, ...plain } =
    values;
  return {
    ...plain,
    ...(leader && { leader: leader.join('、') }),
    ...(supporting && { supporting: supporting.join('、') }),
    ...(person && { person: person.join('、') }),
    ...(kind && { kind: texts.kinds[kind] }),
    ...(deadline && { deadline: deadlineCell(deadline, texts) }),
    ...(closed !== undefined && { closed: closed ? texts.yes : texts.no }),
    ...(closedOn !== undefined && { closedOn: { day: closedOn } }),
    ...(satisfied && { satisfied: texts.satisfied[satisfied] }),
  };
}

function deadlineCell(
  deadline: NonNullable<LedgerValues['deadline']>,
  texts: { readonly atOnce: string; readonly continuing: string },
): OutCell {
  switch (deadline.kind) {
    case 'day':
      return { day: deadline.day };
    case 'at-once':
      return texts.atOnce;
    case 'continuing':
      return texts.continuing;
  }
}
