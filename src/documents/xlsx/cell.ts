import { isDay } from '../../kernel/time.ts';
import type { Cell } from '../book/book.ts';
import type { Moment } from '../ledger/row.ts';
import type { NumberFormat } from './number-format.ts';
import { momentOfSerial } from './serial-date.ts';

/** A number cell as its format shows it. */
export function numberCell(value: number, format: NumberFormat, from1904: boolean): Cell {
  switch (format.kind) {
    case 'plain':
      return { kind: 'number', text: plainNumber(value) };
    case 'percent':
      return { kind: 'number', text: `${plainNumber(Number((value * 100).toPrecision(12)))}%` };
    case 'padded': {
      const whole = Number.isSafeInteger(value) && value >= 0;
      const text = plainNumber(value);
      return { kind: 'number', text: whole ? text.padStart(format.digits, '0') : text };
    }
    case 'date': {
      const moment = momentOfSerial(value, from1904);
      if (!moment) return { kind: 'number', text: plainNumber(value) };
      if (format.precision === 'none') return { kind: 'text', text: moment.time ?? '' };
      return dateCell(format.time ? moment : { day: moment.day }, format.precision);
    }
  }
}

/** A cell of the type `d`, which holds a date in ISO 8601. */
export function isoCell(text: string): Cell {
  const m = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z?)?$/.exec(text);
  if (!m || !isDay(m[1] ?? '')) return { kind: 'text', text };
  const moment = { day: m[1] ?? '', ...(m[2] !== undefined && { time: m[2] }) };
  return dateCell(moment, 'day');
}

function dateCell(moment: Moment, precision: 'day' | 'month' | 'year'): Cell {
  const [year = '', month] = moment.day.split('-');
  switch (precision) {
    case 'day': {
      const time = moment.time === undefined ? '' : ` ${moment.time}`;
      return { kind: 'date', text: `${moment.day}${time}`, moment, precision };
    }
    case 'month':
      return { kind: 'date', text: `${year}年${Number(month)}月`, moment, precision };
    case 'year':
      return { kind: 'date', text: `${year}年`, moment, precision };
  }
}

/** A number in digits, never as 2.0191031E+17; 15 significant ones, as spreadsheets show them. */
export function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const short = Number(value.toPrecision(15));
  const text = String(short);
  if (!text.includes('e')) return text;
  return Math.abs(short) >= 1 ? BigInt(short).toString() : short.toFixed(20).replace(/0+$/, '');
}
