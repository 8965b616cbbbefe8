import type {
  CalendarFault,
  CatalogueCommand,
  EntryKind,
  GradeClock,
  LogMode,
  SensitiveClass,
} from '../domain/catalogue/index.ts';
import type { ConfidenceCommand, ConfidenceEvent, ReadReason } from '../domain/confidence/index.ts';
import type { ImportCommand, ImportStatus } from '../domain/import/index.ts';
import type { PeopleCommand, Role, UnitKind } from '../domain/people/index.ts';
import type {
  Class,
  Closure,
  CommandName,
  Kind,
  ListingClass,
  Matter,
  ProblemEvent,
  problemWords,
  Relation,
  Source,
  Status,
} from '../domain/problem/index.ts';
import type { AnyRefusal } from './refusal-codes.ts';

/** A text for every key: a language that lacks one doesn't compile. */
type Each<Key extends string> = { readonly [K in Key]: string };
type Words<Name extends keyof typeof problemWords> =
  (typeof problemWords)[Name] extends readonly (infer Word extends string)[] ? Each<Word> : never;

/** Clocks without the unit that a co-handler's carry behind a colon. */
export type ClockName =
  | GradeClock
  | 'inner'
  | 'external'
  | 'call-back'
  | 'silence'
  | 'review'
  | 'pause'
  | 'look-back-30'
  | 'look-back-90';

type Varied =
  | 'Imported'
  | 'Dispatched'
  | 'Corrected'
  | 'Signed'
  | 'AskMade'
  | 'AskGranted'
  | 'AskRefused'
  | 'Confirmed'
  | 'CallBackMade'
  | 'Verified'
  | 'LookedBack'
  | 'Reopened'
  | 'DeadlinePassed';

/** A timeline sentence: the event's type, with its variant where one says more. */
export type EventKey =
  | Exclude<ProblemEvent['type'], Varied>
  | ConfidenceEvent['type']
  | 'Imported:in-hand'
  | 'Imported:waiting'
  | 'Imported:closed'
  | 'Dispatched'
  | 'Dispatched:binding'
  | 'Corrected:category'
  | 'Corrected:about'
  | 'Corrected:both'
  | 'Corrected:taken-back'
  | 'Signed'
  | 'Signed:system'
  | `AskMade:${Matter}`
  | `AskGranted:${Matter}`
  | `AskRefused:${Matter}`
  | 'Confirmed:code'
  | 'Confirmed:code-handed'
  | 'Confirmed:call-back'
  | 'Confirmed:check'
  | 'CallBackMade:reached'
  | 'CallBackMade:missed'
  | 'CallBackMade:not-authentic'
  | 'Verified:holds'
  | 'Verified:fails'
  | 'LookedBack:holds'
  | 'LookedBack:recurred'
  | `Reopened:${problemWords.ReopenCause}`
  | `DeadlinePassed:${ClockName}`;

/** What comes next, as the raiser reads it. */
export type NextKey =
  | 'to-dispatch'
  | 'to-sign'
  | 'to-handle'
  | 'paused'
  | 'listed'
  | 'to-confirm'
  | 'to-check'
  | 'to-reply'
  | 'closed-confirmed'
  | 'closed-unconfirmed'
  | 'closed-not-fixed'
  | 'closed-replied'
  | 'closed-before-import'
  | 'not-taken-up'
  | 'redirected'
  | 'merged';

/** The statuses that refusals have (http/refusal-statuses.ts). */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503;

/** Every text for people that the server keeps, except the public pages' own (pages.zh.ts). */
export interface Texts {
  readonly kinds: Each<Kind>;
  readonly sources: Each<Source>;
  readonly statuses: Each<Status>;
  readonly classes: Each<Class>;
  readonly listings: Each<ListingClass>;
  readonly closures: Each<Closure>;
  /** Buttons: imperative. */
  readonly commands: Each<CommandName>;
  readonly confidenceCommands: Each<ConfidenceCommand['name']>;
  readonly importCommands: Each<ImportCommand['name']>;
  readonly importStatuses: Each<ImportStatus>;
  readonly peopleCommands: Each<PeopleCommand['name']>;
  readonly catalogueCommands: Each<CatalogueCommand['name']>;
  readonly matters: Each<Matter>;
  readonly roles: Each<Role | 'system' | 'raiser' | 'anyone'>;
  readonly relations: Each<Relation>;
  readonly unitKinds: Each<UnitKind>;
  readonly clocks: Each<ClockName>;
  readonly returnBases: Words<'returnBases'>;
  readonly refusalBases: Words<'refusalBases'>;
  readonly pauseReasons: Words<'pauseReasons'>;
  readonly exclusionBases: Words<'exclusionBases'>;
  readonly notFixedBases: Words<'notFixedBases'>;
  readonly listReasons: Words<'listReasons'>;
  readonly unblockConditions: Words<'unblockConditions'>;
  readonly redirectChannels: Words<'redirectChannels'>;
  readonly contactChannels: Words<'contactChannels'>;
  readonly disputeReasons: Words<'disputeReasons'>;
  readonly solvedAnswers: Words<'solvedAnswers'>;
  readonly satisfiedAnswers: Words<'satisfiedAnswers'>;
  readonly eraseReasons: Each<'asked' | 'law' | 'mistake'>;
  readonly readReasons: Each<ReadReason>;
  readonly entryKinds: Each<EntryKind>;
  readonly sensitiveClasses: Each<SensitiveClass>;
  readonly logModes: Each<LogMode>;
  /** Why a calendar wasn't loaded: part of the sentence of `bad-calendar`. */
  readonly calendarFaults: Each<CalendarFault>;
  /** A field of what was sent that is over its limit. */
  readonly overLimit: Each<'string' | 'array'>;
  /** Sentences, with the parameters that texts/sentence.ts fills in. */
  readonly events: Each<EventKey>;
  readonly next: Each<NextKey>;
  readonly refusals: Each<AnyRefusal>;
  /** What kind of refusal it is, by HTTP status. */
  readonly refusalTitles: { readonly [S in RefusalStatus]: string };
  readonly words: Each<
    'under-five' | 'no-sample' | 'provisional' | 'erased' | 'somebody' | 'unnamed' | 'error-page'
  >;
}
