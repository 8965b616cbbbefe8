import type { Day } from '../kernel/time.ts';
import { measures } from './measures.ts';
import type { Sums } from './rates.ts';

/**
 * What a period came to, from the sums at its beginning and at its end: of a stock what stands at
 * the end, of a flow what happened between.
 */
export function periodOf(before: Sums, after: Sums): Sums {
  return Object.fromEntries(
    measures.map(({ id, nature }) => {
      const end = after[id] ?? 0;
      return [id, nature === 'stock' ? end : end - (before[id] ?? 0)];
    }),
  );
}

/** From the month of `first` to that of `last` without gaps, as `2026-11`; of these the last `most`. */
export function monthsOf(first: Day, last: Day, most: number): readonly string[] {
  const months: string[] = [];
  let month = last.slice(0, 7);
  while (month >= first.slice(0, 7) && months.length < most) {
    months.unshift(month);
    month = monthBefore(month);
  }
  return months;
}

function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number > 1
    ? `${String(year).padStart(4, '0')}-${String(number - 1).padStart(2, '0')}`
    : `${String(year - 1).padStart(4, '0')}-12`;
}
