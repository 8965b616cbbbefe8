import type { LedgerField } from './row.ts';
import type { Noted, Written } from './reading.ts';
import { readWrittenDate } from './written-date.ts';

/** A row on its way: its cells by field, and which of them a merged range covers from where. */
export interface Gathered {
  readonly row: number;
  readonly through: number;
  readonly cells: Map<LedgerField, Written>;
  readonly tops: ReadonlyMap<LedgerField, number>;
  readonly fields: ReadonlyMap<LedgerField, number>;
  readonly ownCells: number;
  readonly noted: readonly Noted[];
}

const saying: readonly LedgerField[] = ['title', 'description'];
const identifying: readonly LedgerField[] = ['number', 'ordinal', 'externalNumber'];

/** A range over more rows than this is a slip of the hand, not one problem. */
const MOST_JOINED = 100;

/**
 * Whether a row is more of the matter above it: what it says is merged over both, and it has no
 * number of its own. Several measures or units of one problem are written so, and counting each as
 * a problem would make two of one.
 */
export function continues(above: Gathered, below: Gathered): boolean {
  if (below.row - above.row >= MOST_JOINED) return false;
  const covered = (field: LedgerField) => {
    const top = below.tops.get(field);
    return top !== undefined && top <= above.row && top === above.tops.get(field);
  };
  const says = saying.filter((field) => above.cells.has(field) || below.cells.has(field));
  const numbered = identifying.filter((field) => below.cells.has(field));
  return says.length > 0 && says.every(covered) && numbered.every(covered);
}

/** Both rows as one: lines under each other, further units as supporting ones, the later deadline. */
export function joined(above: Gathered, below: Gathered): Gathered {
  const cells = new Map(above.cells);
  const noted = above.noted.filter(({ code }) => code !== 'rows-joined');
  for (const [field, written] of below.cells) {
    const upper = cells.get(field);
    if (below.tops.has(field) && below.tops.get(field) === above.tops.get(field)) continue;
    if (!upper) cells.set(field, written);
    else if (upper.text === written.text || upper.text.split('\n').includes(written.text)) continue;
    else if (field === 'deadline' || field === 'externalDeadline' || field === 'closedOn') {
      if (isLater(written, upper)) cells.set(field, written);
      if (!noted.some(({ code }) => code === 'deadlines-differ')) {
        noted.push({ field, code: 'deadlines-differ' });
      }
    } else {
      const text = `${upper.text}\n${written.text}`;
      cells.set(field, { text, cell: { kind: 'text', text } });
    }
  }
  const field = saying.find((each) => cells.has(each)) ?? 'description';
  noted.push({ field, code: 'rows-joined', params: { last: below.row } });
  return { ...above, cells, through: below.row, noted };
}

function isLater(a: Written, b: Written): boolean {
  const [left, right] = [dayOf(a), dayOf(b)];
  return left !== undefined && (right === undefined || left > right);
}

function dayOf({ text, cell }: Written): string | undefined {
  if (cell.moment) return cell.moment.day;
  const date = readWrittenDate(text);
  return typeof date === 'string' ? undefined : date.moment.day;
}
