import {
  DAY_SECONDS,
  plusDays,
  startOfDay,
  toInstant,
  toSeconds,
  weekday,
  localDay,
  type Day,
  type Instant,
} from '../../kernel/time.ts';
import { own } from '../../kernel/own.ts';
import type { Limit } from './events.ts';

/** A year's published days off and make-up working days, as `MM-DD`. */
export interface CalendarYear {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

export interface Calendar {
  readonly years: { readonly [year: string]: CalendarYear };
  readonly utcOffsetMinutes: number;
}

export interface Deadline {
  readonly due: Instant;
  /** The same limit in natural time, shown beside a working-day deadline. */
  readonly natural: Instant;
  /** It lies past the last published year, so days off there are a guess (weekends only). */
  readonly provisional: boolean;
}

/** It bounds the walk over days; a limit that isn't over by then is provisional and natural. */
const MOST_DAYS = 4000;

export function isWorkday(calendar: Calendar, day: Day): boolean {
  const year = own(calendar.years, day.slice(0, 4));
  const date = day.slice(5);
  if (year?.workdays.includes(date)) return true;
  if (year?.holidays.includes(date)) return false;
  return weekday(day) <= 5;
}

/**
 * When `seconds` of running time have passed since `from`. Under `workdays` only working days run,
 * each from local midnight to midnight: seven working days from Tuesday 09:00 end at 09:00 on the
 * seventh working day after it.
 */
export function deadline(
  calendar: Calendar,
  from: Instant,
  seconds: number,
  runs: Limit['runs'],
): Deadline {
  const natural = toInstant(toSeconds(from) + seconds);
  if (runs === 'always') return { due: natural, natural, provisional: false };
  let left = seconds;
  let at = from;
  let provisional = false;
  for (let n = 0; n < MOST_DAYS; n += 1) {
    const day = localDay(at, calendar.utcOffsetMinutes);
    const tomorrow = startOfDay(plusDays(day, 1), calendar.utcOffsetMinutes);
    provisional ||= own(calendar.years, day.slice(0, 4)) === undefined;
    if (isWorkday(calendar, day)) {
      const today = toSeconds(tomorrow) - toSeconds(at);
      if (left < today) return { due: toInstant(toSeconds(at) + left), natural, provisional };
      left -= today;
    }
    at = tomorrow;
  }
  // Years of nothing but holidays: refusing here would refuse every command on the stream.
  return { due: natural, natural, provisional: true };
}

/** The running time between two instants: the inverse of `deadline`. Zero if `to` is not later. */
export function running(
  calendar: Calendar,
  from: Instant,
  to: Instant,
  runs: Limit['runs'],
): number {
  const [a, b] = [toSeconds(from), toSeconds(to)];
  if (b <= a) return 0;
  if (runs === 'always') return b - a;
  let sum = 0;
  for (let at = a; at < b;) {
    const day = localDay(toInstant(at), calendar.utcOffsetMinutes);
    const start = toSeconds(startOfDay(day, calendar.utcOffsetMinutes));
    const end = Math.min(start + DAY_SECONDS, b);
    if (isWorkday(calendar, day)) sum += end - at;
    at = end;
  }
  return sum;
}
