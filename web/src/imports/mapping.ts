import type { Field, ImportView, Mapping, Row } from './imports.ts';

/** What somebody chose otherwise than it was guessed, by sheet and column. */
export interface ChosenColumns {
  readonly [sheet: string]: { readonly [column: string]: Field };
}

type SheetMapping = ImportView['mapping'][number];

/** The whole mapping with what was chosen: the API takes all of it. */
export function changedMapping(mapping: readonly SheetMapping[], chosen: ChosenColumns): Mapping {
  return Object.fromEntries(
    mapping.map(({ sheet, headerRows, columns }) => [
      sheet,
      {
        headerRows: [headerRows[0] ?? 1, headerRows[1] ?? headerRows[0] ?? 1],
        columns: Object.fromEntries(
          columns.map(({ column, field }) => [column, chosen[sheet]?.[column] ?? field]),
        ),
      },
    ]),
  );
}

/** Whether a column was guessed so poorly that somebody should look. */
export function isUnsure({ columns }: SheetMapping): boolean {
  return columns.some(({ field, confidence }) => field !== 'ignored' && confidence < 0.7);
}

/** Up to three different contents of a column. */
export function samplesOf(rows: readonly Row[], sheet: string, field: Field): readonly string[] {
  if (field === 'ignored') return [];
  const texts = rows
    .filter((row) => row.sheet === sheet)
    .map(({ cells }) => cells[field] ?? '')
    .filter((text) => text !== '')
    .map((text) => (text.length > 16 ? `${text.slice(0, 15)}…` : text));
  return [...new Set(texts)].slice(0, 3);
}

export interface GridColumn {
  readonly field: Exclude<Field, 'ignored'>;
  readonly name: string;
}

/** The columns that people see: every field that some sheet has, in the order of the file. */
export function gridColumns(mapping: readonly SheetMapping[]): readonly GridColumn[] {
  const byField = new Map<string, GridColumn>();
  for (const { field, fieldName } of mapping.flatMap(({ columns }) => columns)) {
    if (field !== 'ignored' && !byField.has(field)) byField.set(field, { field, name: fieldName });
  }
  return [...byField.values()];
}

const saying: readonly Field[] = ['title', 'description'];

/** What is to be put right must not hide at the right: after what says which matter it is. */
export function troubledFirst(
  columns: readonly GridColumn[],
  rows: readonly Row[],
): readonly GridColumn[] {
  const troubled = new Set(rows.flatMap((row) => row.troubles.map(({ field }) => field)));
  const rank = ({ field }: GridColumn) =>
    saying.includes(field) ? 0 : troubled.has(field) ? 1 : 2;
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

/** Where a field of a sheet stands: the letters of its column. */
export function columnOf(
  mapping: readonly SheetMapping[],
  sheet: string,
  field: Field,
): string | undefined {
  const columns = mapping.find((each) => each.sheet === sheet)?.columns;
  return columns?.find((each) => each.field === field)?.column;
}
