import type { Draft, EventDeclaration } from '../../kernel/event.ts';
import type { Day } from '../../kernel/time.ts';
import type { LoadedYear } from './loading.ts';

export const entryKinds = [
  'category',
  'grade',
  'sector',
  'routing',
  'weights',
  'settings',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Classes whose matters the log doesn't show (DESIGN, "What an event is made of"). */
export const sensitiveClasses = [
  'minors',
  'domestic-violence',
  'health',
  'religion',
  'military',
  'petitions',
] as const;
export type SensitiveClass = (typeof sensitiveClasses)[number];

export interface Category {
  readonly parent?: string;
  /** The grade that dispatch suggests. */
  readonly grade: string;
  readonly sensitive?: SensitiveClass;
}

export const clockNames = ['dispatch', 'sign', 'contact', 'result'] as const;
export type GradeClock = (typeof clockNames)[number];

/** A limit: so many seconds of running time; `workdays` stands still on days off. */
export interface Limit {
  readonly seconds: number;
  readonly runs: 'always' | 'workdays';
  readonly from: 'registration' | 'dispatch';
}

export type Grade = { readonly [clock in GradeClock]: Limit };

/** Which unit a category in an area usually belongs to; an empty area stands for everywhere. */
export interface Routing {
  readonly category: string;
  readonly area: string;
  readonly unit: string;
}

/** Shares of the composite rate, in hundredths (10/50/40), and what "basically satisfied" counts. */
export interface Weights {
  readonly response: number;
  readonly resolution: number;
  readonly satisfaction: number;
  readonly basically: number;
}

export interface Settings {
  readonly utcOffsetMinutes: number;
  readonly monthStartDay: number;
  /** Within so many working days of a claimed fix somebody asks the raiser, or checks. */
  readonly callBackWorkdays: number;
  /** After so many days of silence a matter closes, unconfirmed. */
  readonly silenceDays: number;
  /** For so many days after its closing a raiser can dispute a matter. */
  readonly disputeDays: number;
  /** A listing that rose by itself is reviewed again after so many days. */
  readonly reviewDays: number;
}

export interface EntryData {
  readonly category: Category;
  readonly grade: Grade;
  readonly sector: Record<never, never>;
  readonly routing: Routing;
  readonly weights: Weights;
  readonly settings: Settings;
}

export const logModes = ['internal', 'witnessed', 'public'] as const;
export type LogMode = (typeof logModes)[number];

export interface ContinuedLog {
  readonly origin: string;
  readonly vkey: string;
  /** The last checkpoint that is known of it: size and root in base64. */
  readonly size: number;
  readonly root: string;
  /** Its first so many entries are kept; later ones are lost. */
  readonly kept: number;
}

type EntrySet = {
  [K in EntryKind]: { kind: K; code: string; validFrom: Day; data: EntryData[K] };
}[EntryKind];

export type CatalogueEvent =
  | Draft<'EntrySet', EntrySet>
  | Draft<'EntryEnded', { kind: EntryKind; code: string; validFrom: Day }>
  | Draft<'CalendarAsked', LoadedYear>
  | Draft<'CalendarLoaded', LoadedYear>
  | Draft<'LogModeAsked', { mode: LogMode }>
  | Draft<'LogModeGranted', { mode: LogMode }>
  /** After a restore to before what was published: the log of another origin that this one goes on from. */
  | Draft<'LogContinued', ContinuedLog>;

const open: EventDeclaration = { visibility: 'public', precision: 'second', parts: [] };

export const declarations: { readonly [type in CatalogueEvent['type']]: EventDeclaration } = {
  EntrySet: { ...open, parts: ['published'] },
  EntryEnded: open,
  CalendarAsked: open,
  CalendarLoaded: open,
  LogModeAsked: open,
  LogModeGranted: open,
  LogContinued: open,
};
