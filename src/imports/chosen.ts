import { refuse, type Refusal } from '../kernel/refusal.ts';
import { columnIndex, type Mapping } from '../documents/index.ts';
import type { Chosen, Found } from './job.ts';
import { MOST_NAMES, type Correction, type SheetInfo } from './read.ts';

/** Why a correction can't be meant: what it names isn't in the file. */
export function cellRefusal(
  sheets: readonly SheetInfo[],
  cells: readonly Correction[],
): Refusal | undefined {
  for (const { sheet: name, row, column } of cells) {
    const sheet = sheets.find((each) => each.name === name);
    if (!sheet) return refuse('unknown-sheet', { sheet: name });
    if (row > sheet.lastRow || !hasColumn(sheet, column)) {
      return refuse('beyond-sheet', { sheet: name, cell: `${column}${String(row)}` });
    }
  }
  return undefined;
}

/** Why a mapping can't be meant: what it names isn't in the file, or it says one thing twice. */
export function mappingRefusal(
  sheets: readonly SheetInfo[],
  mapping: Mapping,
): Refusal | undefined {
  for (const [name, { headerRows, columns }] of Object.entries(mapping)) {
    const sheet = sheets.find((each) => each.name === name);
    if (!sheet) return refuse('unknown-sheet', { sheet: name });
    const [first, last] = headerRows;
    if (first > last) return refuse('headers-reversed', { sheet: name });
    if (last > sheet.lastRow) return refuse('beyond-sheet', { sheet: name, cell: String(last) });
    const letters = Object.keys(columns).filter((each) => columns[each] !== 'ignored');
    const beyond = letters.find((each) => !hasColumn(sheet, each));
    if (beyond !== undefined) return refuse('beyond-sheet', { sheet: name, cell: beyond });
    for (const same of Map.groupBy(letters, (each) => columns[each]).values()) {
      if (same.length > 1) return refuse('field-twice', { sheet: name, columns: same.join(', ') });
    }
  }
  return undefined;
}

function hasColumn({ width }: SheetInfo, column: string): boolean {
  const index = columnIndex(column);
  return index !== undefined && index < width;
}

/** Refuses a name that no row of the file has; `*` and the empty one stand for what is left. */
export function nameRefusal(
  { named }: Found,
  names: Partial<Pick<Chosen, 'units' | 'categories'>>,
): Refusal | undefined {
  const isIn = (kind: 'units' | 'categories', name: string) => {
    const all = named?.[kind] ?? [];
    const isRest = kind === 'categories' && (name === '*' || name === '');
    return isRest || all.length >= MOST_NAMES || all.some((each) => each.name === name);
  };
  const name =
    Object.keys(names.units ?? {}).find((each) => !isIn('units', each)) ??
    Object.keys(names.categories ?? {}).find((each) => !isIn('categories', each));
  return name === undefined ? undefined : refuse('unknown-name', { name });
}
