import { isDay, weekday, type Day } from '../../kernel/time.ts';
import type { CalendarYear } from './calendar.ts';

export interface LoadedYear extends CalendarYear {
  readonly year: number;
}

export type CalendarFault =
  | 'far-year'
  | 'no-holidays'
  | 'no-date'
  | 'date-twice'
  | 'too-many-holidays'
  | 'workday-no-weekend';

/** Mainland China's days off take about 20 weekdays a year; three times that is no calendar. */
const MOST_WEEKDAYS_OFF = 60;
/** Calendars are published a year ahead; imports may reach back some years. */
const YEARS_AROUND = 5;

/** What is wrong with a calendar that should be loaded today, and at which date. */
export function faultOf(
  { year, holidays, workdays }: LoadedYear,
  today: Day,
): { readonly why: CalendarFault; readonly date?: Day } | undefined {
  if (Math.abs(year - Number(today.slice(0, 4))) > YEARS_AROUND) return { why: 'far-year' };
  // A year that nobody knows a holiday of isn't published: its limits stay provisional.
  if (holidays.length === 0) return { why: 'no-holidays' };
  const dated = (date: string) => `${String(year)}-${date}`;
  const dates = [...holidays, ...workdays].map(dated);
  // Not said which: it may be any text.
  if (!dates.every(isDay)) return { why: 'no-date' };
  const twice = dates.find((date, n) => dates.indexOf(date) !== n);
  if (twice !== undefined) return { why: 'date-twice', date: twice };
  const weekdaysOff = holidays.filter((date) => weekday(dated(date)) <= 5);
  if (weekdaysOff.length > MOST_WEEKDAYS_OFF) return { why: 'too-many-holidays' };
  const usual = workdays.map(dated).find((date) => weekday(date) <= 5);
  return usual === undefined ? undefined : { why: 'workday-no-weekend', date: usual };
}

export function isSameCalendar(a: CalendarYear, b: CalendarYear): boolean {
  const listed = ({ holidays, workdays }: CalendarYear) =>
    [holidays, workdays].map((dates) => dates.toSorted().join()).join(';');
  return listed(a) === listed(b);
}
