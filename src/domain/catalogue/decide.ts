import type { Asking, Authority, Command, Deciding } from '../../kernel/decider.ts';
import { isId } from '../../kernel/id.ts';
import { own } from '../../kernel/own.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { DAY_SECONDS, isDay, type Day } from '../../kernel/time.ts';
import { covers, postsOf, todayOf, type Names, type PeopleWorld } from '../people/index.ts';
import {
  clockNames,
  entryKinds,
  logModes,
  type CatalogueEvent,
  type ContinuedLog,
  type EntryData,
  type EntryKind,
  type LogMode,
} from './events.ts';
import { faultOf, isSameCalendar, type LoadedYear } from './loading.ts';
import { entryOn, type Catalogue } from './state.ts';

type SetEntry = {
  [K in EntryKind]: { kind: K; code: string; validFrom: Day; data: EntryData[K]; names?: Names };
}[EntryKind];

export type CatalogueCommand =
  | Command<'set-entry', SetEntry>
  | Command<'end-entry', { kind: EntryKind; code: string; validFrom: Day }>
  | Command<'load-calendar', LoadedYear>
  | Command<'grant-calendar', LoadedYear>
  | Command<'ask-log-mode', { mode: LogMode }>
  | Command<'grant-log-mode', { mode: LogMode }>
  | Command<'continue-log', ContinuedLog>;

export type CatalogueRefusal =
  | 'not-allowed'
  | 'bad-entry'
  | 'bad-date'
  | 'bad-calendar'
  | 'unknown-entry'
  | 'unknown-unit'
  | 'already-so'
  | 'nothing-asked'
  | 'needs-second-person';

/** The tenant's own office keeps the catalogue. */
export function authorise(
  command: CatalogueCommand,
  _state: Catalogue,
  context: Asking<PeopleWorld>,
): readonly Authority[] | Refusal<CatalogueRefusal> {
  if (context.actor.as === 'system') return [{ role: 'system' }];
  if (context.actor.as !== 'person') return refuse('not-allowed');
  // Only the program that restored a log knows that it did.
  if (command.name === 'continue-log') return refuse('not-allowed');
  const { people } = context.world;
  const offices = postsOf(people, context.actor.person, todayOf(context)).filter(
    (post) => post.role === 'office' && post.unit === people.root && covers(post, command.name),
  );
  return offices.length > 0 ? offices : refuse('not-allowed');
}

export function decide(
  command: CatalogueCommand,
  state: Catalogue,
  context: Deciding<PeopleWorld>,
): readonly CatalogueEvent[] | Refusal<CatalogueRefusal> {
  switch (command.name) {
    case 'set-entry':
      return setEntry(command.data, state, context);
    case 'end-entry': {
      const { kind, code, validFrom } = command.data;
      if (!isDay(validFrom)) return refuse('bad-date');
      if (!entryKinds.includes(kind) || !entryOn(state, kind, code, validFrom))
        return refuse('unknown-entry');
      return [{ type: 'EntryEnded', data: { kind, code, validFrom } }];
    }
    case 'load-calendar':
      return loadCalendar(command.data, state, context);
    case 'grant-calendar': {
      const asked = state.askedCalendar;
      const { data } = command;
      // The whole calendar is named: nobody grants another one than they have read.
      if (!asked || asked.year !== data.year || !isSameCalendar(asked, data)) {
        return refuse('nothing-asked');
      }
      if (asked.who === context.by.who) return refuse('needs-second-person');
      return [{ type: 'CalendarLoaded', data }];
    }
    case 'ask-log-mode': {
      const { mode } = command.data;
      if (!logModes.includes(mode)) return refuse('bad-entry');
      return mode === state.logMode
        ? refuse('already-so')
        : [{ type: 'LogModeAsked', data: { mode } }];
    }
    case 'grant-log-mode': {
      const asked = state.askedLogMode;
      if (!asked || asked.mode !== command.data.mode) return refuse('nothing-asked');
      // At setup the system speaks alone; afterwards a change takes two persons.
      if (context.by.role !== 'system' && asked.who === context.by.who) {
        return refuse('needs-second-person');
      }
      return [{ type: 'LogModeGranted', data: { mode: asked.mode } }];
    }
    case 'continue-log':
      return [{ type: 'LogContinued', data: command.data }];
  }
}

/** A year's first calendar takes one person; putting another in its place changes every limit to come and takes two. */
function loadCalendar(
  data: LoadedYear,
  state: Catalogue,
  context: Deciding<PeopleWorld>,
): readonly CatalogueEvent[] | Refusal<CatalogueRefusal> {
  const fault = faultOf(data, todayOf(context));
  if (fault) return refuse('bad-calendar', { ...fault });
  const loaded = own(state.years, String(data.year));
  if (loaded && isSameCalendar(loaded, data)) return refuse('already-so');
  const isAsked = loaded !== undefined && context.by.role !== 'system';
  return [{ type: isAsked ? 'CalendarAsked' : 'CalendarLoaded', data }];
}

/** A year at most: `deadline` walks over the days of a limit. */
function isLimit(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= 0 && seconds <= 366 * DAY_SECONDS;
}

function setEntry(
  { names, ...data }: SetEntry,
  state: Catalogue,
  context: Deciding<PeopleWorld>,
): readonly CatalogueEvent[] | Refusal<CatalogueRefusal> {
  if (!isDay(data.validFrom)) return refuse('bad-date');
  if (!entryKinds.includes(data.kind) || !isId(data.code)) return refuse('bad-entry');
  const bad = badEntry(data, state, context);
  if (bad) return bad;
  const published = names ? { ref: `${data.kind}:${data.code}`, ...names } : null;
  return [{ type: 'EntrySet', data, parts: { published } }];
}

function badEntry(
  entry: SetEntry,
  state: Catalogue,
  context: Deciding<PeopleWorld>,
): Refusal<CatalogueRefusal> | undefined {
  switch (entry.kind) {
    case 'category': {
      const grade = entryOn(state, 'grade', entry.data.grade, entry.validFrom);
      return grade ? undefined : refuse('unknown-entry', { grade: entry.data.grade });
    }
    case 'grade':
      return clockNames.every((name) => isLimit(entry.data[name].seconds))
        ? undefined
        : refuse('bad-entry');
    case 'routing': {
      const unit = own(context.world.people.units, entry.data.unit);
      if (!unit || unit.closed) return refuse('unknown-unit', { unit: entry.data.unit });
      const category = entryOn(state, 'category', entry.data.category, entry.validFrom);
      return category ? undefined : refuse('unknown-entry', { category: entry.data.category });
    }
    case 'weights': {
      const { response, resolution, satisfaction, basically } = entry.data;
      const whole = response + resolution + satisfaction === 100;
      return whole && basically >= 0 && basically <= 100 ? undefined : refuse('bad-entry');
    }
    case 'settings': {
      // What people call a matter by holds a local year: it must not change under them.
      const isMoved = entry.data.utcOffsetMinutes !== state.settings.utcOffsetMinutes;
      if (isMoved && Object.keys(state.entries.settings).length > 0) return refuse('bad-entry');
      const { monthStartDay, utcOffsetMinutes, ...days } = entry.data;
      const fine =
        monthStartDay >= 1 &&
        monthStartDay <= 28 &&
        Math.abs(utcOffsetMinutes) <= 840 &&
        Object.values(days).every((n) => n >= 1 && n <= 366);
      if (!fine) return refuse('bad-entry');
      // They say what day it is, so they hold from when they are set and can't wait for one.
      return entry.validFrom > todayOf(context) ? refuse('bad-date') : undefined;
    }
    case 'sector':
      return undefined;
  }
}
