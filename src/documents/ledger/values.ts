import { dayNumber } from '../../kernel/time.ts';
import type { Cell } from '../book/book.ts';
import { momentOfSerial } from '../xlsx/serial-date.ts';
import type {
  CellTrouble,
  Deadline,
  LedgerField,
  LedgerValues,
  Moment,
  TroubleCode,
} from './row.ts';
import { readWrittenDate, type WrittenDate } from './written-date.ts';
import {
  closedByWords,
  deadlineByWords,
  kindByWords,
  satisfiedByWords,
  splitNames,
} from './written-words.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type Noted = Omit<CellTrouble, 'ref'>;
/** A cell as it reads, cleaned, with the cell that it came from. */
export interface Written {
  readonly text: string;
  readonly cell: Cell;
}
export type WrittenCells = ReadonlyMap<LedgerField, Written>;

interface Reading {
  readonly year?: number;
  note(field: LedgerField, code: TroubleCode, params?: Noted['params']): void;
}

/** What the cells of a row mean, and what isn't clear about them. */
export function valuesOf(
  cells: WrittenCells,
  year: number | undefined,
): { readonly values: LedgerValues; readonly noted: readonly Noted[] } {
  const noted: Noted[] = [];
  const values: Mutable<LedgerValues> = {};
  const reading: Reading = {
    ...(year !== undefined && { year }),
    note: (field, code, params) => noted.push({ field, code, ...(params && { params }) }),
  };
  // The day of finding first: deadlines without a year follow it.
  const found = cells.get('foundOn');
  if (found) setDate(values, 'foundOn', found, reading);
  for (const [field, written] of cells) {
    if (field === 'foundOn') continue;
    if (written.cell.kind === 'error') note(reading, field, 'error-value', written.text);
    else if (written.cell.kind === 'uncalculated') reading.note(field, 'formula-without-value');
    else setValue(values, field, written, reading);
  }
  afterwards(values, cells, reading);
  return { values, noted };
}

function setValue(
  values: Mutable<LedgerValues>,
  field: LedgerField,
  written: Written,
  reading: Reading,
): void {
  const { text } = written;
  switch (field) {
    case 'foundOn':
    case 'externalDeadline':
    case 'closedOn':
      return setDate(values, field, written, reading);
    case 'deadline': {
      const deadline = deadlineOf(written, values.foundOn, reading);
      if (deadline) values.deadline = deadline;
      return;
    }
    case 'closed': {
      const closed = closedByWords(text);
      if (closed === undefined) note(reading, field, 'closed-unclear', text);
      else values.closed = closed;
      return;
    }
    case 'satisfied': {
      const satisfied = satisfiedByWords(text);
      if (satisfied === undefined) note(reading, field, 'satisfied-unclear', text);
      else if (satisfied !== 'none') values.satisfied = satisfied;
      return;
    }
    case 'kind': {
      const kind = kindByWords(text);
      if (kind) values.kind = kind;
      else note(reading, field, 'kind-unclear', text);
      return;
    }
    case 'unit':
    case 'supporting':
      return setUnits(values, field, text, reading);
    case 'leader':
    case 'person':
      values[field] = splitNames(text);
      return;
    case 'number':
    case 'externalNumber':
    case 'contactPhone':
      if (lostDigits(written.cell)) note(reading, field, 'digits-lost', text);
      values[field] = text;
      return;
    default:
      values[field] = text;
  }
}

function setUnits(
  values: Mutable<LedgerValues>,
  field: 'unit' | 'supporting',
  text: string,
  reading: Reading,
): void {
  const names = splitNames(text);
  const support = (more: readonly string[]) => {
    const all = [...(values.supporting ?? []), ...more].filter((name) => name !== values.unit);
    if (all.length > 0) values.supporting = [...new Set(all)];
  };
  if (field === 'supporting') return support(names);
  const [lead, ...rest] = names;
  if (lead === undefined) return;
  values.unit = lead;
  support(rest);
  if (rest.length > 0) reading.note(field, 'several-units', { rest: rest.join('、') });
}

function setDate(
  values: Mutable<LedgerValues>,
  field: 'foundOn' | 'closedOn' | 'externalDeadline',
  written: Written,
  reading: Reading,
): void {
  const moment = momentOf(field, written, values.foundOn, reading);
  if (!moment) return;
  if (field === 'closedOn') values.closedOn = moment.day;
  else values[field] = moment;
}

function deadlineOf(
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
function momentOf(
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
  note(reading, field, parsed, text);
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

function afterwards(values: Mutable<LedgerValues>, cells: WrittenCells, reading: Reading): void {
  if (values.number === undefined && values.externalNumber !== undefined) {
    values.number = values.externalNumber;
  }
  if (values.title === undefined && values.description === undefined) {
    const field = cells.has('title') ? 'title' : 'description';
    reading.note(field, 'nothing-said');
  }
  if (values.closedOn !== undefined) {
    if (!cells.has('closed')) values.closed = true;
    else if (values.closed === false) reading.note('closedOn', 'closed-date-without-closed');
  }
}

/** Spreadsheets keep 15 digits of a number; the rest of a longer one are zeros by now. */
function lostDigits(cell: Cell): boolean {
  if (/^\d(\.\d+)?e\+\d+$/i.test(cell.text)) return true;
  return cell.kind === 'number' && cell.text.replaceAll(/\D/g, '').length > 15;
}

function note(reading: Reading, field: LedgerField, code: TroubleCode, text: string): void {
  reading.note(field, code, { text: text.length > 80 ? `${text.slice(0, 80)}…` : text });
}
