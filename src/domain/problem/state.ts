import type { By } from '../../kernel/event.ts';
import type { Day, Instant } from '../../kernel/time.ts';
import type { SensitiveClass } from '../catalogue/index.ts';
import type {
  Ask,
  Clocks,
  External,
  Kind,
  Matter,
  PauseReason,
  Remaining,
  Satisfied,
  Source,
} from './events.ts';

export const statuses = [
  'unregistered',
  'registered',
  'dispatched',
  'signed',
  'listed',
  'answered',
  'closed',
  'not-taken-up',
  'redirected',
  'merged',
] as const;
export type Status = (typeof statuses)[number];

export type Closure = 'confirmed' | 'unconfirmed' | 'not-fixed' | 'replied' | 'before-import';

export interface Raiser {
  /** Hash of the live tracking code; a re-issued code replaces it. */
  readonly code: string;
  /** The matter that was registered for this raiser, if it isn't this one. */
  readonly from?: string;
  /** The merged matter that they came with, if that is yet another. */
  readonly via?: string;
  /** They left something to call back by; a phone. */
  readonly contact?: boolean;
  readonly phone?: boolean;
  /** The code went through the hands of staff, and whose in this stream. */
  readonly handed?: boolean;
  readonly handedBy?: readonly string[];
  readonly confirmed?: Instant;
  readonly satisfied?: Satisfied;
}

export interface CoHandler {
  readonly unit: string;
  readonly signed?: boolean;
  readonly answered?: boolean;
}

export interface Listing {
  readonly since: Instant;
  readonly owner: string;
  readonly reviewOn: Day;
  readonly condition: string;
  readonly reason: string;
  /** Who listed it: another person withdraws it. */
  readonly who?: string;
  /** How often it rose by itself. */
  readonly level: number;
  readonly withdrawn?: boolean;
}

/** That a matter was taken over from a ledger, and what of that it still needs. */
export interface FromLedger {
  /** The import that brought it. */
  readonly import: string;
  /** The later one that changed it last: it isn't the first one's alone any more. */
  readonly revisedBy?: string;
  readonly row: string;
  /** The entry that holds its words: of the import, or of the last revision. */
  readonly index: number;
  readonly continuing?: boolean;
  readonly atOnce?: boolean;
  readonly closedOn?: Day;
  /** Something else than imports and clocks happened to it: no file changes it any more. */
  readonly touched?: boolean;
}

/** Who did an act, for second-person and other-unit rules. */
export type Doer = Pick<By, 'unit' | 'who'>;

export interface Problem {
  /** Its own id, `problem/<id>`. */
  readonly stream: string;
  readonly status: Status;
  readonly kind: Kind;
  readonly category: string;
  readonly source: Source;
  readonly registeredAt: Instant;
  readonly registeredIndex: number;
  readonly registrar: Doer;
  readonly office: string;
  readonly area?: string;
  readonly sensitive?: SensitiveClass;
  readonly about?: string;
  readonly contact?: boolean;
  readonly external?: External;
  readonly splitFrom?: string;
  readonly imported?: FromLedger;
  readonly raisers: readonly Raiser[];
  readonly grade?: string;
  readonly lead?: string;
  readonly coHandlers: readonly CoHandler[];
  /** Inside the lead unit: who has it now. The lead stays responsible. */
  readonly assigned?: { readonly unit?: string; readonly assignee?: string };
  /** Every unit that a lead gave it to. */
  readonly hands?: readonly string[];
  readonly escalatedTo?: string;
  /** Every unit that had it in hand: they keep their sight of it to the final answer. */
  readonly route: readonly string[];
  readonly returns: number;
  readonly bound?: boolean;
  readonly asks: {
    readonly [matter in Matter]?: {
      readonly ask: Ask;
      readonly doer: Doer;
      readonly index: number;
    };
  };
  readonly clocks: Clocks;
  /** Limits that passed and have not run again since: by clock, when it was due. */
  readonly overdue: { readonly [clock: string]: Instant };
  readonly paused?: {
    readonly reason: PauseReason;
    readonly until?: Day;
    readonly remaining: Remaining;
  };
  readonly extensions: number;
  readonly contacted?: boolean;
  readonly listing?: Listing;
  readonly excluded?: boolean;
  /** Claimed as fixed on the spot; a reopening ends it. */
  readonly onTheSpot?: boolean;
  /** Units and persons behind the claimed fix. */
  readonly fixers: readonly Doer[];
  readonly answeredIndex?: number;
  readonly attempts: readonly Instant[];
  readonly closure?: Closure;
  readonly closedAt?: Instant;
  readonly reopened: number;
  readonly lookBacks: { readonly [days: string]: 'holds' | 'recurred' };
  /** Index of the event whose published part is out: the title and place, and why it was not fixed. */
  readonly published?: number;
  readonly publicReason?: number;
  readonly mergedInto?: string;
  readonly reminders: number;
  /** Indexes of the events, after the registration, that hold words of a raiser. */
  readonly raiserWords?: readonly number[];
}

export const initial: Problem = {
  stream: '',
  status: 'unregistered',
  kind: 'help',
  category: '',
  source: 'resident',
  registeredAt: '',
  registeredIndex: -1,
  registrar: {},
  office: '',
  raisers: [],
  coHandlers: [],
  route: [],
  returns: 0,
  asks: {},
  clocks: {},
  overdue: {},
  extensions: 0,
  fixers: [],
  attempts: [],
  reopened: 0,
  lookBacks: {},
  reminders: 0,
};
