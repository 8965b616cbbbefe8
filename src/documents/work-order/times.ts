import type { Day } from '../../kernel/time.ts';
import { isDay, plusDays } from '../../kernel/time.ts';

const DATE =
  '(?:(?<y>\\d{4})\\s*[-/.年]\\s*)?(?<m>\\d{1,2})\\s*[-/.月]\\s*(?<d>\\d{1,2})\\s*[日号]?';
const CLOCK =
  '(?:[\\sT,，]{0,3}(?<part>凌晨|早上|上午|中午|下午|晚上|晚)?\\s*(?<h>\\d{1,2})\\s*(?:[:：]\\s*(?<min>\\d{2})(?:[:：]\\d{2})?|[时点]\\s*(?:(?<min2>\\d{1,2})\\s*分?(?:\\d{1,2}秒)?|(?<half>半))?))?';
const MOMENT = new RegExp(`(?<!\\d)${DATE}${CLOCK}`, 'u');
const COMPACT =
  /(?<!\d)(?<y>20\d{2})(?<m>\d{2})(?<d>\d{2})(?:(?<h>\d{2})(?<min>\d{2})(?:\d{2})?)?(?!\d)/u;

export interface Moment {
  /** As the place's clocks show it: `2026-11-24T09:12`. */
  readonly value: string;
  readonly at: number;
  readonly length: number;
}

/**
 * The first date in a text, with its time. One without a year is the one nearest to `today`; one
 * without a time is `end` of its day for a deadline, else its beginning.
 */
export function momentIn(
  text: string,
  today: Day,
  end: 'begins' | 'ends' = 'begins',
): Moment | undefined {
  const found = MOMENT.exec(text) ?? COMPACT.exec(text);
  const parts = found?.groups;
  if (!found || !parts) return undefined;
  const { y, m = '', d = '', h, min, min2, half, part } = parts;
  const monthDay = `${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const day = y === undefined ? nearest(monthDay, today) : `${y}-${monthDay}`;
  if (day === undefined || !isDay(day)) return undefined;
  const place = { at: found.index, length: found[0].trimEnd().length };
  if (h === undefined) {
    return { value: `${day}T${end === 'ends' ? '23:59' : '00:00'}`, ...place };
  }
  const hour = hourOf(Number(h), part);
  const minute = half === undefined ? Number(min ?? min2 ?? 0) : 30;
  if (hour > 24 || minute > 59) return undefined;
  // 24:00 is the last minute of its day: the next one would be another date.
  const clock = hour === 24 ? '23:59' : `${two(hour)}:${two(minute)}`;
  return { value: `${day}T${clock}`, ...place };
}

function hourOf(hour: number, part: string | undefined): number {
  const isLate = part === '下午' || part === '晚上' || part === '晚';
  return isLate && hour < 12 ? hour + 12 : hour;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function nearest(monthDay: string, today: Day): Day | undefined {
  const year = Number(today.slice(0, 4));
  const candidates = [year - 1, year, year + 1].map((y) => `${y}-${monthDay}`).filter(isDay);
  const half = plusDays(today, -183);
  return candidates.find((day) => day >= half);
}
