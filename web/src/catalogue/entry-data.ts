import { newId } from '../api/organisation.ts';
import {
  clocks,
  nextMonth,
  secondsOf,
  versionNow,
  written,
  type Entry,
  type EntryKind,
  type Grade,
  type Limit,
  type LimitUnit,
  type SetEntry,
} from './catalogue.ts';
import { settingFields, weightFields } from './entry-fields.tsx';

/** What a form holds; the names of its fields are those of the entry. */
export interface Typed {
  readonly [field: string]: unknown;
}

interface TypedLimit extends Omit<Limit, 'seconds'> {
  readonly amount: number;
  readonly unit: LimitUnit;
}

const named: readonly EntryKind[] = ['category', 'grade', 'sector'];
export const isNamed = (kind: EntryKind) => named.includes(kind);

/** A form starts with what holds now, and for most kinds with the first of next month. */
export function startOf(kind: EntryKind, entry: Entry | undefined, today: string): Typed {
  const validFrom = kind === 'settings' ? today : nextMonth(today);
  if (entry === undefined) {
    const limit = { unit: 'days', runs: 'workdays', from: 'dispatch' };
    return kind === 'grade'
      ? {
          validFrom,
          ...Object.fromEntries(clocks.map((clock) => [clock, limit])),
          dispatch: { ...limit, from: 'registration' },
        }
      : { validFrom };
  }
  const now = versionNow(entry, today) ?? {};
  const limits =
    kind === 'grade'
      ? Object.fromEntries(
          clocks.map((clock) => {
            const limit = (now as Grade)[clock];
            return [clock, { ...written(limit), runs: limit.runs, from: limit.from }];
          }),
        )
      : {};
  const { zh, en } = entry.names;
  return { ...now, ...limits, zh, en, validFrom };
}

/** The version as the API takes it. */
export function setEntryOf(kind: EntryKind, entry: Entry | undefined, typed: Typed): SetEntry {
  const text = (field: string) => {
    const value = typed[field];
    return typeof value === 'string' ? value.trim() : '';
  };
  const code = entry?.code ?? (text('code') || newId('r'));
  const en = text('en');
  const names = isNamed(kind)
    ? { names: en === '' ? { zh: text('zh') } : { zh: text('zh'), en } }
    : {};
  const head = { code, validFrom: text('validFrom'), ...names };
  const data = dataOf(kind, typed, text);
  // Kind and data belong together: `dataOf` makes the one from the other.
  return { kind, ...head, data } as SetEntry;
}

function dataOf(kind: EntryKind, typed: Typed, text: (field: string) => string): object {
  const filled = (field: string) => (text(field) === '' ? {} : { [field]: text(field) });
  const numbers = (fields: readonly string[]) =>
    Object.fromEntries(fields.map((field) => [field, typed[field]]));
  switch (kind) {
    case 'category':
      return { grade: text('grade'), ...filled('parent'), ...filled('sensitive') };
    case 'grade':
      return Object.fromEntries(
        clocks.map((clock) => {
          const { amount, unit, runs, from } = typed[clock] as TypedLimit;
          return [clock, { seconds: secondsOf(amount, unit), runs, from }];
        }),
      );
    case 'sector':
      return {};
    case 'routing':
      return { category: text('category'), area: text('area'), unit: text('unit') };
    case 'weights':
      return numbers(weightFields);
    case 'settings':
      return numbers(settingFields);
  }
}
