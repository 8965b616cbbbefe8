import { own } from '../kernel/own.ts';
import { plusDays, startOfDay, toInstant, toSeconds, type Day } from '../kernel/time.ts';
import type { LedgerField, LedgerRow, LedgerValues } from '../documents/index.ts';
import type { People } from '../domain/people/index.ts';
import { ledgerWords, type LedgerEntry } from '../domain/problem/index.ts';
import type { ImportTrouble } from '../texts/import-texts.ts';
import { isOurs, type Directory } from './names.ts';

/** What people chose for names that the file uses: a unit, or null for "to be dispatched". */
export interface Choices {
  readonly units: { readonly [name: string]: string | null };
  /** `*` stands for every name that isn't known. */
  readonly categories: { readonly [name: string]: string };
}

export interface Setting {
  readonly office: string;
  readonly today: Day;
  readonly utcOffsetMinutes: number;
  readonly people: People;
  readonly units: Directory;
  readonly categories: Directory;
  readonly choices: Choices;
}

/** What a row says as a command has it, without the import that brings it and its own hash. */
export type Draft = Omit<LedgerEntry, 'import' | 'row'>;

export interface Resolved {
  /** Absent if the row can't be imported. */
  readonly draft?: Draft;
  readonly occurredOn?: Day;
  readonly troubles: readonly FieldTrouble[];
  readonly unknownUnit?: string;
  readonly unknownCategory?: string;
}

export interface FieldTrouble {
  readonly field: LedgerField;
  readonly code: ImportTrouble;
}

const MOST_TITLE = 100;
/** As a leaf may hold it: no free text. */
const CODE = /^[A-Za-z0-9_.:+/=@,-]{1,60}$/;

/** Finds the codes of what a row names. Pure. */
export function resolve({ values, cells }: LedgerRow, setting: Setting): Resolved {
  const { office, today } = setting;
  const troubles: FieldTrouble[] = [];
  const unit = unitOf(values.unit, setting, troubles);
  const category = categoryOf(values.category, setting);
  if (category === undefined) troubles.push({ field: 'category', code: 'unknown-category' });
  const found = values.foundOn?.day;
  const isFuture = found !== undefined && found > today;
  if (isFuture) troubles.push({ field: 'foundOn', code: 'found-in-future' });
  const supporting = supportingOf(values.supporting ?? [], unit, setting, troubles);
  const unknown = {
    ...(unit === undefined ? { unknownUnit: values.unit ?? '' } : {}),
    ...(category === undefined ? { unknownCategory: values.category ?? '' } : {}),
  };
  const says = values.title ?? values.description;
  if (unit === undefined || category === undefined || says === undefined) {
    return { troubles, ...unknown };
  }
  const title = values.title ?? firstLine(says);
  const { area } = values;
  const isCode = area !== undefined && /^\d{2,12}$/.test(area);
  const draft: Draft = {
    office,
    kind: values.kind ?? (values.externalNumber === undefined ? 'finding' : 'help'),
    category,
    ...(unit === null ? {} : { lead: unit }),
    ...(supporting.length === 0 ? {} : { coHandlers: supporting }),
    ...(isCode ? { area } : {}),
    ...externalOf(values, setting),
    ...(values.deadline === undefined ? {} : { deadline: values.deadline }),
    ...(values.closed ? { closed: true } : {}),
    ...(values.closed && values.closedOn !== undefined ? { closedOn: values.closedOn } : {}),
    title: Array.from(title).slice(0, MOST_TITLE).join(''),
    description: values.description ?? says,
    words: wordsOf(cells, values),
    ...(values.place === undefined ? {} : { place: values.place }),
    ...contactOf(values),
  };
  return { draft, troubles, ...(found === undefined || isFuture ? {} : { occurredOn: found }) };
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 40) ?? text;
}

/** A unit of ours; null: it waits for dispatch; undefined: nobody has said yet who that is. */
function unitOf(
  name: string | undefined,
  { units, choices, people, office }: Setting,
  troubles: FieldTrouble[],
): string | null | undefined {
  if (name === undefined) return null;
  const chosen = own(choices.units, name);
  const unit = chosen === undefined ? units.find(name) : chosen;
  if (unit === undefined) troubles.push({ field: 'unit', code: 'unknown-unit' });
  if (unit === undefined || unit === null) return unit;
  if (isOurs(people, unit, office)) return unit;
  troubles.push({ field: 'unit', code: 'unit-outside' });
  return null;
}

function categoryOf(
  name: string | undefined,
  { categories, choices }: Setting,
): string | undefined {
  const chosen = own(choices.categories, name ?? '');
  const found = name === undefined ? undefined : categories.find(name);
  return chosen ?? found ?? own(choices.categories, '*');
}

function supportingOf(
  names: readonly string[],
  lead: string | null | undefined,
  { units, choices, people, office }: Setting,
  troubles: FieldTrouble[],
): readonly string[] {
  const found = names.flatMap((name) => {
    const unit = own(choices.units, name) ?? units.find(name);
    if (unit === undefined) troubles.push({ field: 'supporting', code: 'unknown-supporting' });
    return unit === undefined || unit === lead || !isOurs(people, unit, office) ? [] : [unit];
  });
  return [...new Set(found)];
}

function externalOf(values: LedgerValues, { utcOffsetMinutes }: Setting) {
  const { externalNumber, channel, externalDeadline } = values;
  if (externalNumber === undefined && externalDeadline === undefined) return {};
  const code = (text: string | undefined) =>
    text !== undefined && CODE.test(text) ? text : undefined;
  const number = code(externalNumber);
  const deadline = externalDeadline && instantOf(externalDeadline, utcOffsetMinutes);
  return {
    external: {
      channel: code(channel) ?? '12345',
      ...(number === undefined ? {} : { number }),
      ...(deadline === undefined ? {} : { deadline }),
    },
  };
}

/** A day without a time lasts to its end. */
function instantOf({ day, time }: { day: Day; time?: string }, offset: number): string {
  if (time === undefined) return startOfDay(plusDays(day, 1), offset);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return toInstant(toSeconds(startOfDay(day, offset)) + hours * 3600 + minutes * 60);
}

/** As the file writes them, but for what is said elsewhere. */
function wordsOf(cells: LedgerRow['cells'], values: LedgerValues): Draft['words'] {
  const lists = {
    leader: values.leader?.join('、'),
    person: values.person?.join('、'),
    supporting: values.supporting?.join('、'),
    unit: values.unit,
    number: values.number,
    closedOn: values.closedOn,
  };
  const words = ledgerWords.flatMap((word) => {
    const text = (lists as { readonly [word: string]: string | undefined })[word] ?? cells[word];
    return text === undefined || text === '' ? [] : [[word, text] as const];
  });
  return Object.fromEntries(words);
}

function contactOf({ contactName: name, contactPhone: phone }: LedgerValues) {
  if (name === undefined && phone === undefined) return {};
  return {
    contact: { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) },
  };
}
