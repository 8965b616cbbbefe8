import { dayNumber } from '../../kernel/time.ts';
import { momentOfSerial } from '../xlsx/serial-date.ts';
import { noteText, type Reading, type Written } from './reading.ts';
import type { Deadline, LedgerField, Moment } from './row.ts';
import { readWrittenDate, type WrittenDate } from './written-date.ts';
import { deadlineByWords } from './written-words.ts';

/** The deadline of a cell; undefined, and noted, where it isn't understood. */
export function deadlineOf(
  written: Written,
  found: Moment | undefined,
  reading: Reading,
): Deadline | undefined {
  const words = deadlineByWords(written.text);
  // 立行立改，2019年10月底前: where a date is written as well, the date is the deadline.
  const date = words ? dateIn(written.text) : written;
  if (date === undefined) return words;
  const moment = momentOf('deadline', date, found, reading);
  return moment && { kind: 'day', day: moment.day };
}

/** A date stands near the words that it belongs to. */
const MOST_PARTS = 20;

function dateIn(text: string): Written | undefined {
  for (const part of text.split(/[，,；;、\n。()（）]/, MOST_PARTS)) {
    const parsed = readWrittenDate(part);
    if (part.trim() !== '' && typeof parsed !== 'string') {
      return { text: part, cell: { kind: 'text', text: part } };
    }
  }
  return undefined;
}

/** The date of a cell, noting what had to be guessed. */
export function momentOf(
  field: LedgerField,
  { text, cell }: Written,
  found: Moment | undefined,
  reading: Reading,
): Moment | undefined {
  if (cell.kind === 'date' && cell.moment && cell.precision === 'day') {
    return inRange(field, cell.moment, reading);
  }
  const year = reading.year ?? (found && Number(found.day.slice(0, 4)));
  const parsed = readWrittenDate(text, year);
  if (typeof parsed !== 'string') {
    const moment = asWritten(field, parsed);
    const { day } = moment;
    if (parsed.yearGuessed) reading.note(field, 'year-guessed', { day });
    else if (parsed.precision !== 'day' && field !== 'deadline') {
      reading.note(field, 'date-without-day', { day });
    }
    return inRange(field, moment, reading);
  }
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : 0;
  const moment = serial > 32_874 ? momentOfSerial(serial, false) : undefined;
  if (moment) {
    reading.note(field, 'date-from-number', { day: moment.day });
    return text.includes('.') ? moment : { day: moment.day };
  }
  noteText(reading, field, parsed, text);
  return undefined;
}

/** A deadline lasts to the end of its month; what happened must not lie ahead of today. */
function asWritten(field: LedgerField, { moment, precision }: WrittenDate): Moment {
  if (field === 'deadline' || field === 'externalDeadline' || precision === 'day') return moment;
  const [year = '', month = ''] = moment.day.split('-');
  return { day: `${year}-${precision === 'month' ? month : '01'}-01` };
}

const EARLIEST = dayNumber('1980-01-01');
const LATEST = dayNumber('2100-01-01');

function inRange(field: LedgerField, moment: Moment, reading: Reading): Moment {
  const number = dayNumber(moment.day);
  if (number < EARLIEST || number > LATEST) {
    reading.note(field, 'date-out-of-range', { day: moment.day });
  }
  return moment;
}
