import type { Cell } from '../book/book.ts';
import { deadlineOf, momentOf } from './cell-dates.ts';
import {
  cut,
  noteText,
  type Noted,
  type Reading,
  type Written,
  type WrittenCells,
} from './reading.ts';
import type { LedgerField, LedgerValues } from './row.ts';
import { closedByWords, kindByWords, satisfiedByWords, splitNames } from './written-words.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What the cells of a row mean, and what isn't clear about them. */
export function valuesOf(
  cells: WrittenCells,
  mapped: ReadonlyMap<LedgerField, unknown>,
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
    if (written.cell.kind === 'error') noteText(reading, field, 'error-value', written.text);
    else if (written.cell.kind === 'uncalculated') reading.note(field, 'formula-without-value');
    else setValue(values, field, written, reading);
  }
  afterwards(values, cells, mapped, reading);
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
      if (closed === undefined) noteText(reading, field, 'closed-unclear', text);
      else values.closed = closed;
      return;
    }
    case 'satisfied': {
      const satisfied = satisfiedByWords(text);
      if (satisfied === undefined) noteText(reading, field, 'satisfied-unclear', text);
      else if (satisfied !== 'none') values.satisfied = satisfied;
      return;
    }
    case 'kind': {
      const kind = kindByWords(text);
      if (kind) values.kind = kind;
      else noteText(reading, field, 'kind-unclear', text);
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
      if (lostDigits(written.cell)) noteText(reading, field, 'digits-lost', text);
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
  if (rest.length > 0) reading.note(field, 'several-units', { rest: cut(rest.join('、')) });
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

function afterwards(
  values: Mutable<LedgerValues>,
  cells: WrittenCells,
  mapped: ReadonlyMap<LedgerField, unknown>,
  reading: Reading,
): void {
  if (values.number === undefined && values.externalNumber !== undefined) {
    values.number = values.externalNumber;
  }
  if (values.title === undefined && values.description === undefined) {
    const field = mapped.has('description') ? 'description' : 'title';
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
