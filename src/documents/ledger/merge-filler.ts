import { limits, type Cell, type Range, type Row } from '../book/book.ts';

/** The cell that covers a column of a row, with the first row that it covers. */
export interface Covering {
  readonly cell: Cell;
  readonly top: number;
}

/**
 * A merged range holds its text in its first cell only; the rows below it see it here. Rows are to
 * be handed in from the first on, in order.
 */
export function mergeFiller(ranges: readonly Range[]): (row: Row) => ReadonlyMap<number, Covering> {
  const byTop = new Map<number, Range[]>();
  for (const range of ranges) {
    if (range.bottom <= range.top || range.left >= limits.columns) continue;
    const others = byTop.get(range.top);
    if (others) others.push(range);
    else byTop.set(range.top, [range]);
  }
  const active = new Map<number, Covering & { readonly bottom: number }>();
  return (row) => {
    for (const [column, { bottom }] of active) if (bottom < row.number) active.delete(column);
    for (const { left, top, bottom } of byTop.get(row.number) ?? []) {
      const cell = row.cells[left];
      if (cell) active.set(left, { cell, top, bottom });
    }
    return active;
  };
}
