import chineseDays from 'chinese-days';
import { DAY_SECONDS, dayNumber, dayOf, weekday } from '../kernel/time.ts';

export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

/**
 * The State Council's days off and make-up working days of a year, as `MM-DD`; undefined where none
 * is published. The library calls every weekday of an unpublished year a working day without saying
 * so: a year in which it knows no holiday is an unpublished one.
 */
export function publishedCalendar(year: number): CalendarYear | undefined {
  const [first, last] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  if (chineseDays.getHolidaysInRange(first, last, false).length === 0) return undefined;
  const holidays: string[] = [];
  const workdays: string[] = [];
  for (let n = dayNumber(first); n <= dayNumber(last); n += 1) {
    const day = dayOf(n);
    const { work } = chineseDays.getDayDetail(day);
    const weekend = weekday(day) > 5;
    if (weekend && work) workdays.push(day.slice(5));
    if (!weekend && !work) holidays.push(day.slice(5));
  }
  return { year, holidays, workdays };
}

/** The published calendars of last year, this year and the two that follow. */
export function publishedCalendars(now: number): readonly CalendarYear[] {
  const year = Number(dayOf(Math.floor(now / 1000 / DAY_SECONDS)).slice(0, 4));
  return [year - 1, year, year + 1, year + 2].map(publishedCalendar).filter((y) => y !== undefined);
}
