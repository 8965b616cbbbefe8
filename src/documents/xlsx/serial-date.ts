import { dayNumber, dayOf } from '../../kernel/time.ts';
import type { Moment } from '../ledger/row.ts';

const EPOCH_1900 = dayNumber('1899-12-31');
const EPOCH_1904 = dayNumber('1904-01-01');
const LATEST = dayNumber('9999-12-31');
/** Serial 60 is 1900-02-29, a day that never was; Lotus 1-2-3 counted it, and all have since. */
const PHANTOM = 60;

/** The date and time of a cell's number, or undefined when it can be none. */
export function momentOfSerial(serial: number, from1904: boolean): Moment | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  // To the minute: halves of a second that binary fractions lose must not move it.
  const minutes = Math.round((serial - Math.floor(serial)) * 24 * 60);
  const whole = Math.floor(serial) + (minutes === 24 * 60 ? 1 : 0);
  const shift = from1904 || whole < PHANTOM ? 0 : 1;
  if (!from1904 && whole === PHANTOM) return undefined;
  const number = (from1904 ? EPOCH_1904 : EPOCH_1900) + whole - shift;
  if (number > LATEST) return undefined;
  const inDay = minutes % (24 * 60);
  return { day: dayOf(number), time: `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}` };
}

/** The number of a date for a workbook that counts from 1900; the days before 1900-03-01 aren't. */
export function serialOfDay(day: string): number | undefined {
  const serial = dayNumber(day) - EPOCH_1900 + 1;
  return serial > PHANTOM ? serial : undefined;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
