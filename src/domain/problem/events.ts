import type { Draft, EventDeclaration, PartName } from '../../kernel/event.ts';
import type { Day, Instant } from '../../kernel/time.ts';
import type { Limit, SensitiveClass } from '../catalogue/index.ts';

/** Problems proper: they are found, fixed, confirmed and counted. */
export const problemKinds = ['finding', 'help', 'complaint', 'tip-off'] as const;
/** Answered by a reply, outside the problem arithmetic. */
export const replyKinds = ['inquiry', 'suggestion', 'praise'] as const;
export const kinds = [...problemKinds, ...replyKinds] as const;
export type Kind = (typeof kinds)[number];

export const sources = [
  'resident',
  'registered-for-somebody',
  'visit',
  'meeting',
  'interview',
  'self-inspection',
  'guidance',
  'service',
  'imported',
] as const;
export type Source = (typeof sources)[number];

/** A running time limit. `from` and `seconds` fix it again when a calendar is loaded or a pause ends. */
export interface Clock {
  readonly due: Instant;
  readonly natural: Instant;
  readonly from: Instant;
  readonly seconds: number;
  readonly runs: Limit['runs'];
  readonly provisional?: boolean;
}
/** Clocks by name: a grade's four, `sign:<unit>` and `result:<unit>` of co-handlers, and others. */
export type Clocks = { readonly [name: string]: Clock };

export const returnBases = ['not-our-duty', 'not-our-area', 'wrong-address', 'duplicate'] as const;
export const refusalBases = [
  'no-content',
  'not-public-matter',
  'in-legal-process',
  'repeated',
] as const;
export const pauseReasons = ['waiting-for-raiser', 'season', 'permit'] as const;
export const exclusionBases = [
  'beyond-law',
  'beyond-power',
  'unreasonable',
  'force-majeure',
  'historical',
] as const;
export const notFixedBases = ['beyond-law', 'beyond-power', 'no-funds', 'raiser-refuses'] as const;
export const listReasons = ['funds', 'land', 'permit', 'season', 'coordination', 'policy'] as const;
export const unblockConditions = [
  'funds-granted',
  'permit-granted',
  'season-begins',
  'other-unit-acts',
  'policy-issued',
  'works-done',
] as const;
export const redirectChannels = [
  'litigation',
  'arbitration',
  'discipline',
  'petition',
  'other-tenant',
] as const;
export const contactChannels = ['phone', 'visit', 'message', 'counter'] as const;
export const disputeReasons = [
  'not-done',
  'partly-done',
  'came-back',
  'rude',
  'false-record',
] as const;
export const solvedAnswers = ['yes', 'partly', 'no'] as const;
export const satisfiedAnswers = ['yes', 'basically', 'no'] as const;

type OneOf<T extends readonly unknown[]> = T[number];
export type ReturnBasis = OneOf<typeof returnBases>;
export type PauseReason = OneOf<typeof pauseReasons>;
export type ContactChannel = OneOf<typeof contactChannels>;
export type Solved = OneOf<typeof solvedAnswers>;
export type Satisfied = OneOf<typeof satisfiedAnswers>;

/** What is asked by one person and decided by another, with its terms. */
export type Ask =
  | { readonly matter: 'return'; readonly basis: ReturnBasis; readonly rightUnit: string }
  | { readonly matter: 'answer' }
  | { readonly matter: 'extension'; readonly seconds: number }
  | { readonly matter: 'pause'; readonly reason: PauseReason; readonly until?: Day }
  | { readonly matter: 'exclusion'; readonly basis: OneOf<typeof exclusionBases> }
  | { readonly matter: 'not-fixed'; readonly basis: OneOf<typeof notFixedBases> }
  | { readonly matter: 'publish' };
export const matters = [
  'return',
  'answer',
  'extension',
  'pause',
  'exclusion',
  'not-fixed',
  'publish',
] as const;
export type Matter = (typeof matters)[number];

/** What stopped clocks still have. */
export interface Remaining {
  readonly [clock: string]: { readonly seconds: number; readonly runs: Limit['runs'] };
}

/** What granting brings about, beside the terms that were asked for. */
export interface GrantEffects {
  /** return: the unit that gets it instead, and its clocks. */
  readonly lead?: string;
  readonly clocks?: Clocks;
  /** pause: what each stopped clock still had, in seconds. */
  readonly remaining?: Remaining;
}

export interface External {
  readonly channel: string;
  readonly number?: string;
  readonly deadline?: Instant;
}

export type ReopenCause =
  'not-solved' | 'disputed' | 'recurred' | 'verification-failed' | 'not-taken-up-disputed';

type Unit = { readonly unit: string };

/** SHA-256 of each picture, base64url; their ids are in the part `photos`. */
export interface Pictured {
  readonly photos?: readonly string[];
}

/** What goes with a raiser from matter to matter, in the order of `raisers`. */
export interface Origin {
  /** The matter that was registered for them: their words and contact are there. */
  readonly from: string;
  /** Whether they left something to call back by, and a phone. */
  readonly contact?: boolean;
  readonly phone?: boolean;
  /** Their code went through the hands of staff. */
  readonly handed?: boolean;
}

/** A row of a ledger that an office takes over: codes; the rest is in the parts. */
export interface LedgerFacts {
  /** The id of the import, and a keyed hash of what the row says: another one says that it changed. */
  readonly import: string;
  readonly row: string;
  readonly kind: Kind;
  readonly category: string;
  readonly source: 'imported';
  readonly office: string;
  /** Who has it in hand, on paper, already; absent: it waits for dispatch. */
  readonly lead?: string;
  readonly grade?: string;
  readonly coHandlers?: readonly string[];
  readonly area?: string;
  readonly sensitive?: SensitiveClass;
  readonly contact?: boolean;
  readonly phone?: boolean;
  readonly external?: External;
  readonly clocks: Clocks;
  /** 长期坚持: it has no end, so no limit. */
  readonly continuing?: boolean;
  /** 立行立改. */
  readonly atOnce?: boolean;
  /** What the ledger already called closed, and when by its own word. */
  readonly closed?: boolean;
  readonly closedOn?: Day;
}

export type ProblemEvent =
  | Draft<
      'ProblemRegistered',
      {
        kind: Kind;
        category: string;
        source: Source;
        /** The unit whose dispatchers have it. */
        office: string;
        area?: string;
        sensitive?: SensitiveClass;
        /** The unit complained about: neither it nor its subtree sees or handles the matter. */
        about?: string;
        /** SHA-256 of the tracking code. */
        raiser?: string;
        /** Whether the raiser can be called back. */
        contact?: boolean;
        phone?: boolean;
        external?: External;
        /** The matter that this one was split off from. */
        splitFrom?: string;
        clocks: Clocks;
      } & Pictured
    >
  | Draft<'Imported', LedgerFacts>
  /** The same row again, saying something else; all that it says now. */
  | Draft<'ImportRevised', LedgerFacts>
  | Draft<'ImportUndone', { import: string }>
  | Draft<'NotTakenUp', { basis: OneOf<typeof refusalBases> }>
  | Draft<
      'Dispatched',
      {
        lead: string;
        coHandlers: readonly string[];
        grade: string;
        binding?: boolean;
        clocks: Clocks;
      }
    >
  | Draft<
      'Corrected',
      {
        /** With its sensitive class, if it has one. */
        category?: string;
        sensitive?: SensitiveClass;
        /** `null`: about no unit. */
        about?: string | null;
        /** The desk that has it instead, where the one that had it lies within `about`. */
        office?: string;
        /** A unit that had it in hand lies within `about`: it waits for dispatch again. */
        takenBack?: boolean;
        clocks: Clocks;
      }
    >
  | Draft<'Signed', Unit & { bySystem?: boolean }>
  | Draft<'CoHandlersAdded', { units: readonly string[]; clocks: Clocks }>
  | Draft<'CoHandlerAnswered', Unit & Pictured>
  | Draft<'Assigned', { unit?: string; assignee?: string; clocks: Clocks }>
  | Draft<'RaiserContacted', { channel: ContactChannel }>
  | Draft<'Escalated', { to: string }>
  | Draft<'AskMade', Ask & Pictured>
  | Draft<'AskWithdrawn', { matter: Matter }>
  | Draft<'AskGranted', Ask & GrantEffects>
  | Draft<'AskRefused', { matter: Matter }>
  | Draft<'Resumed', { clocks: Clocks }>
  | Draft<
      'Listed',
      {
        reason: OneOf<typeof listReasons>;
        condition: OneOf<typeof unblockConditions>;
        owner: string;
        reviewOn: Day;
        clocks: Clocks;
      }
    >
  | Draft<'ListingReviewed', { reviewOn: Day; clocks: Clocks }>
  | Draft<'ListingRaised', { owner: string; level: number; reviewOn: Day; clocks: Clocks }>
  | Draft<'ListingWithdrawn', { clocks: Clocks }>
  | Draft<'FixedOnTheSpot', { lead: string; clocks: Clocks } & Pictured>
  | Draft<
      'Confirmed',
      {
        /** `code-handed`: with a code that went through the hands of staff. */
        channel: 'code' | 'code-handed' | 'call-back' | 'check';
        raiser?: string;
        satisfied?: Satisfied;
        rating?: number;
        witness?: string;
        clocks: Clocks;
      }
    >
  | Draft<
      'Disputed',
      { raiser: string; reason: OneOf<typeof disputeReasons>; satisfied?: Satisfied } & Pictured
    >
  | Draft<
      'CallBackMade',
      {
        channel: ContactChannel;
        reached: boolean;
        authentic?: boolean;
        contacted?: boolean;
        solved?: Solved;
        satisfied?: Satisfied;
        witness?: string;
        clocks: Clocks;
      }
    >
  | Draft<'Verified', Unit & { result: 'holds' | 'fails'; witness?: string } & Pictured>
  | Draft<'LookedBack', Unit & { days: 30 | 90; result: 'holds' | 'recurred' } & Pictured>
  | Draft<'Reopened', { cause: ReopenCause; clocks: Clocks; reviewOn?: Day }>
  | Draft<'ClosedUnconfirmed', { clocks: Clocks }>
  | Draft<'Replied', Record<never, never>>
  | Draft<'Redirected', { channel: OneOf<typeof redirectChannels>; to?: string }>
  | Draft<
      'Merged',
      {
        into: string;
        raisers: readonly string[];
        origins?: readonly Origin[];
        contact?: boolean;
      }
    >
  | Draft<
      'RaisersJoined',
      {
        from: string;
        raisers: readonly string[];
        origins?: readonly Origin[];
        contact?: boolean;
      }
    >
  /** `raisers` are their codes as they are now: one may have been re-issued meanwhile. */
  | Draft<
      'MergeUndone',
      {
        from: string;
        raisers: readonly string[];
        origins?: readonly Origin[];
        clocks: Clocks;
      }
    >
  | Draft<'RaisersLeft', { to: string; raisers: readonly string[] }>
  | Draft<'PublicationWithdrawn', Record<never, never>>
  | Draft<'Reminded', { raiser: string }>
  | Draft<
      'CodeReissued',
      { old: string; code: string; channel: 'phone' | 'witnessed'; witness?: string }
    >
  /** A slip with the code was opened. `opener` compares with `who` of this stream. */
  | Draft<'CodeHanded', { code: string; opener?: string }>
  | Draft<'DeadlinePassed', { clock: string; due: Instant }>
  | Draft<'DeadlineFixed', { clocks: Clocks }>
  | Draft<'PartErased', { index: number; part: PartName; reason: 'asked' | 'law' | 'mistake' }>;

const staff: EventDeclaration = { visibility: 'as-stream', precision: 'second', parts: [] };
const said: EventDeclaration = { ...staff, parts: ['text'] };
const shown: EventDeclaration = { ...staff, parts: ['text', 'photos'] };
const raisers: EventDeclaration = { ...staff, precision: 'hour' };

export const declarations: { readonly [type in ProblemEvent['type']]: EventDeclaration } = {
  ProblemRegistered: { ...raisers, parts: ['person', 'text', 'place', 'photos'] },
  Imported: { ...staff, parts: ['person', 'text', 'place'] },
  ImportRevised: { ...staff, parts: ['person', 'text', 'place'] },
  ImportUndone: staff,
  NotTakenUp: said,
  Dispatched: said,
  Corrected: said,
  Signed: staff,
  CoHandlersAdded: said,
  CoHandlerAnswered: shown,
  Assigned: said,
  RaiserContacted: said,
  Escalated: said,
  AskMade: { ...staff, parts: ['text', 'photos', 'published'] },
  AskWithdrawn: staff,
  AskGranted: said,
  AskRefused: said,
  Resumed: staff,
  Listed: said,
  ListingReviewed: said,
  ListingRaised: staff,
  ListingWithdrawn: said,
  FixedOnTheSpot: shown,
  Confirmed: { ...raisers, parts: ['text'] },
  Disputed: { ...raisers, parts: ['text', 'photos'] },
  CallBackMade: said,
  Verified: shown,
  LookedBack: shown,
  // It may stand beside a raiser's own event, whose second it must not tell.
  Reopened: raisers,
  ClosedUnconfirmed: staff,
  Replied: said,
  Redirected: said,
  Merged: staff,
  RaisersJoined: staff,
  MergeUndone: staff,
  RaisersLeft: staff,
  PublicationWithdrawn: staff,
  Reminded: raisers,
  CodeReissued: raisers,
  CodeHanded: raisers,
  DeadlinePassed: staff,
  DeadlineFixed: staff,
  PartErased: staff,
};
