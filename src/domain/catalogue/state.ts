import { assertNever } from '../../kernel/assert-never.ts';
import type { Recorded } from '../../kernel/event.ts';
import { own } from '../../kernel/own.ts';
import type { Day } from '../../kernel/time.ts';
import type { Calendar, CalendarYear } from './calendar.ts';
import type { CatalogueEvent, EntryData, EntryKind, LogMode, Settings } from './events.ts';
import type { LoadedYear } from './loading.ts';
import { seededSettings } from './seeds.ts';

/** One version of an entry; `data` absent from the day on which the entry ends. */
export interface Version<Data = unknown> {
  readonly validFrom: Day;
  readonly data?: Data;
}

/** Everything that a place may want otherwise, with the date from which it holds. */
export interface Catalogue {
  readonly entries: {
    readonly [K in EntryKind]: { readonly [code: string]: readonly Version<EntryData[K]>[] };
  };
  readonly years: { readonly [year: string]: CalendarYear };
  /** Another calendar of a year that is loaded, which a second person may grant. */
  readonly askedCalendar?: LoadedYear & { readonly who?: string };
  readonly settings: Settings;
  readonly logMode: LogMode;
  readonly askedLogMode?: { readonly mode: LogMode; readonly who?: string };
}

export const initial: Catalogue = {
  entries: { category: {}, grade: {}, sector: {}, routing: {}, weights: {}, settings: {} },
  years: {},
  settings: seededSettings,
  logMode: 'internal',
};

export function evolve(state: Catalogue, event: Recorded<CatalogueEvent>): Catalogue {
  switch (event.type) {
    case 'EntrySet': {
      const { kind, code, validFrom, data } = event.data;
      const next = withVersion(state, kind, code, { validFrom, data });
      return kind === 'settings' ? { ...next, settings: data } : next;
    }
    case 'EntryEnded': {
      const { kind, code, validFrom } = event.data;
      return withVersion(state, kind, code, { validFrom });
    }
    case 'CalendarAsked': {
      const { who } = event.by;
      const askedCalendar = { ...event.data, ...(who === undefined ? {} : { who }) };
      return { ...state, askedCalendar };
    }
    case 'CalendarLoaded': {
      const { year, ...days } = event.data;
      const { askedCalendar, ...rest } = state;
      const open = askedCalendar && askedCalendar.year !== year ? { askedCalendar } : {};
      return { ...rest, ...open, years: { ...state.years, [year]: days } };
    }
    case 'LogModeAsked': {
      const who = event.by.who;
      const askedLogMode = { mode: event.data.mode, ...(who === undefined ? {} : { who }) };
      return { ...state, askedLogMode };
    }
    case 'LogModeGranted': {
      const { askedLogMode: _, ...rest } = state;
      return { ...rest, logMode: event.data.mode };
    }
    case 'LogContinued':
      return state;
    default:
      return assertNever(event, 'catalogue event');
  }
}

function withVersion(state: Catalogue, kind: EntryKind, code: string, version: Version): Catalogue {
  const known: readonly Version[] = own<readonly Version[]>(state.entries[kind], code) ?? [];
  const others = known.filter((v) => v.validFrom !== version.validFrom);
  const versions = [...others, version].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const entries = { ...state.entries, [kind]: { ...state.entries[kind], [code]: versions } };
  return { ...state, entries };
}

/** What an entry says on a day; undefined if it doesn't hold then. */
export function entryOn<K extends EntryKind>(
  catalogue: Catalogue,
  kind: K,
  code: string,
  day: Day,
): EntryData[K] | undefined {
  const versions: readonly Version<EntryData[K]>[] =
    own<readonly Version<EntryData[K]>[]>(catalogue.entries[kind], code) ?? [];
  return versions.findLast((v) => v.validFrom <= day)?.data;
}

export function calendarOf(catalogue: Catalogue): Calendar {
  return { years: catalogue.years, utcOffsetMinutes: catalogue.settings.utcOffsetMinutes };
}

/** Whether one statistical code (2+2+2+3+3 digits, zeros for "all of it") holds another; '' holds all. */
export function holdsArea(code: string, area: string): boolean {
  const whole = code.replace(/(000){1,2}$/, '');
  return area.startsWith(whole.length === 6 ? whole.replace(/(00){1,2}$/, '') : whole);
}

/** The unit that a category in an area usually goes to: the longest matching area wins. */
export function routed(
  catalogue: Catalogue,
  category: string,
  area: string,
  day: Day,
): string | undefined {
  const matching = Object.keys(catalogue.entries.routing)
    .map((code) => entryOn(catalogue, 'routing', code, day))
    .filter((r) => r !== undefined)
    .filter((r) => r.category === category && holdsArea(r.area, area));
  return matching.sort((a, b) => b.area.length - a.area.length)[0]?.unit;
}
