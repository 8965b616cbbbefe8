import type { Command } from '../../kernel/decider.ts';
import type { Json } from '../../kernel/json.ts';
import type { Day } from '../../kernel/time.ts';
import type { MayShow } from './photos.ts';
import type {
  Ask,
  ContactChannel,
  External,
  Kind,
  LedgerFacts,
  ProblemEvent,
  Satisfied,
  Solved,
  Source,
} from './events.ts';

type Data<T extends ProblemEvent['type']> = Omit<
  Extract<ProblemEvent, { type: T }>['data'],
  'photos'
>;
type Terms<M extends Ask['matter']> = Omit<Extract<Ask, { matter: M }>, 'matter'>;
interface Text {
  readonly text: string;
}
interface MayText {
  readonly text?: string;
}

export interface Registration extends MayShow {
  readonly kind: Kind;
  readonly category: string;
  readonly source: Source;
  readonly title: string;
  readonly description: string;
  readonly place: {
    readonly text: string;
    readonly area?: string;
    readonly lat?: number;
    readonly lng?: number;
  };
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
  /** SHA-256 of the tracking code that the raiser gets; findings have none. */
  readonly raiser?: string;
  readonly about?: string;
  readonly external?: External;
  readonly splitFrom?: string;
  /** The number of a published matter that the raiser takes for the same: for the desk, which may merge them. */
  readonly sameAs?: string;
}

/** Words of a ledger's row, beside its title and description, as they are written. */
export const ledgerWords = [
  'number',
  'ordinal',
  'source',
  'category',
  'goal',
  'measures',
  'leader',
  'unit',
  'supporting',
  'person',
  'deadline',
  'progress',
  'verifier',
  'closedOn',
  'evidence',
  'area',
  'foundOn',
  'externalNumber',
  'channel',
  'externalDeadline',
  'satisfied',
  'remark',
] as const;

/** A row of a ledger, with its codes found. The command's `occurredOn` is the day it was found. */
export interface LedgerEntry {
  /** The id of the import that brings it, and the unit whose ledger it is. */
  readonly import: string;
  readonly office: string;
  /** A keyed hash of all that the row says. */
  readonly row: string;
  readonly kind: Kind;
  readonly category: string;
  readonly lead?: string;
  readonly coHandlers?: readonly string[];
  readonly area?: string;
  readonly external?: External;
  readonly deadline?:
    | { readonly kind: 'day'; readonly day: Day }
    | { readonly kind: 'at-once' }
    | { readonly kind: 'continuing' };
  readonly closed?: boolean;
  readonly closedOn?: Day;
  readonly title: string;
  readonly description: string;
  readonly words: { readonly [word in (typeof ledgerWords)[number]]?: string };
  readonly place?: string;
  readonly contact?: { readonly name?: string; readonly phone?: string };
}

/** What an earlier import said of a row: its facts and the parts that hold its words. */
interface RowBefore {
  readonly data: LedgerFacts;
  readonly parts: NonNullable<ProblemEvent['parts']>;
}

/** Every command of the concept, by name, with what it carries. */
export interface CommandData {
  register: Registration;
  import: LedgerEntry;
  revise: LedgerEntry;
  /** `back`: how the row stood before this import changed it, as the log has it. */
  'undo-import': { import: string; back?: RowBefore };
  'not-take-up': Data<'NotTakenUp'> & Text;
  dispatch: { lead: string; coHandlers?: readonly string[]; grade: string } & MayText;
  bind: { lead: string; grade?: string } & Text;
  /** `about: null` says that it is about no unit. */
  correct: { category?: string; about?: string | null } & Text;
  sign: Record<never, never>;
  'ask-return': Terms<'return'> & Text;
  'grant-return': { lead?: string } & MayText;
  'refuse-return': Text;
  assign: { unit?: string; person?: string; workdays?: number } & MayText;
  contact: { channel: ContactChannel } & MayText;
  'add-co-handlers': { units: readonly string[] } & MayText;
  'co-answer': Text & MayShow;
  escalate: Text;
  'ask-extension': { workdays: number } & Text;
  'grant-extension': MayText;
  'refuse-extension': Text;
  'ask-pause': Terms<'pause'> & Text;
  'grant-pause': MayText;
  'refuse-pause': Text;
  resume: Record<never, never>;
  list: Omit<Data<'Listed'>, 'clocks'> & { measures: string };
  'review-listing': { reviewOn: Day } & Text;
  'withdraw-listing': Text;
  'fix-on-the-spot': { lead?: string } & Text & MayShow;
  'ask-answer': Text & MayShow;
  'grant-answer': MayText;
  'refuse-answer': Text;
  'ask-not-fixed': Terms<'not-fixed'> & Text & { publicReason: string };
  'grant-not-fixed': MayText;
  'refuse-not-fixed': Text;
  'ask-exclusion': Terms<'exclusion'> & Text;
  'grant-exclusion': MayText;
  'refuse-exclusion': Text;
  'ask-publish': { title: string; place: string };
  'grant-publish': MayText;
  'refuse-publish': Text;
  'withdraw-publication': Record<never, never>;
  'withdraw-ask': { matter: Ask['matter'] };
  reply: Text;
  confirm: { solved: Solved; satisfied: Satisfied; rating?: number } & MayText & MayShow;
  dispute: { reason: Data<'Disputed'>['reason'] } & MayText & MayShow;
  remind: Record<never, never>;
  'call-back': {
    channel: ContactChannel;
    reached: boolean;
    authentic?: boolean;
    contacted?: boolean;
    solved?: Solved;
    satisfied?: Satisfied;
    /** A second person who was there; needed to close. */
    witness?: string;
    /** Which of several joined raisers, by place in the list. */
    raiser?: number;
  } & MayText;
  check: { result: 'holds' | 'fails'; witness: string } & Text & MayShow;
  verify: { result: 'holds' | 'fails' } & Text & MayShow;
  'look-back': { result: 'holds' | 'recurred' } & Text & MayShow;
  redirect: Omit<Data<'Redirected'>, 'clocks'> & { basis: string; notice: string };
  merge: { into: string };
  /** Out of the matter that it was merged into. */
  split: { from: string };
  'join-raisers': Data<'RaisersJoined'>;
  'leave-raisers': { to: string; raisers: readonly string[] };
  'reissue-code': {
    raiser?: number;
    code: string;
    channel: 'phone' | 'witnessed';
    witness?: string;
  };
  'hand-code': Data<'CodeHanded'>;
  erase: Data<'PartErased'>;
  settle: Record<never, never>;
}

export type CommandName = keyof CommandData;
export type ProblemCommand = { [N in CommandName]: Command<N, CommandData[N]> }[CommandName];

export function isStream(id: string): boolean {
  return /^problem\/[A-Za-z0-9_-]{1,80}$/.test(id);
}

/** A part's content: absent content is committed to as `null`. */
export function content(value: Json | undefined): Json {
  return value ?? null;
}
