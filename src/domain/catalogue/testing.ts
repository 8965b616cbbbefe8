import chineseDays from 'chinese-days';
import { dayNumber, dayOf, weekday } from '../../kernel/time.ts';
import type { CalendarYear } from './calendar.ts';

/** A published year as the library has it: what differs from Monday-to-Friday. */
export function publishedYear(year: number): CalendarYear {
  const holidays: string[] = [];
  const workdays: string[] = [];
  const [first, next] = [`${String(year)}-01-01`, `${String(year + 1)}-01-01`];
  for (let n = dayNumber(first); n < dayNumber(next); n += 1) {
    const day = dayOf(n);
    const isUsual = weekday(day) <= 5;
    const works = chineseDays.isWorkday(day);
    if (isUsual && !works) holidays.push(day.slice(5));
    if (!isUsual && works) workdays.push(day.slice(5));
  }
  return { holidays, workdays };
}
