import type { Recorded } from '../kernel/event.ts';
import type { Json } from '../kernel/json.ts';
import type { Instant } from '../kernel/time.ts';
import type { Matter, ProblemEvent } from '../domain/problem/index.ts';
import type { Entry } from '../store/index.ts';

/** One thing that happened to a matter, as its raiser is told of it. */
export interface Moment {
  readonly index: number;
  /** To the second or the hour, as the log says it. */
  readonly at: Instant;
  readonly what: What;
  /** Units, codes, dates and numbers that the sentence names. */
  readonly facts: Facts;
  /** A reply, word for word; or a reason that was meant for the raiser. */
  readonly reply?: string;
  readonly reason?: string;
}

interface Facts {
  readonly unit?: string;
  readonly units?: readonly string[];
  /** A basis, reason, channel, cause or clock: a code of the concept. */
  readonly code?: string;
  readonly condition?: string;
  readonly day?: string;
  readonly due?: Instant;
  readonly mine?: boolean;
  readonly yes?: boolean;
}

export const whats = [
  'registered',
  'not-taken-up',
  'dispatched',
  'bound',
  'signed',
  'signed-by-system',
  'co-handlers-added',
  'contacted',
  'escalated',
  'return-asked',
  'return-refused',
  'returned',
  'answered',
  'extended',
  'paused',
  'excluded',
  'not-fixed',
  'published',
  'publication-withdrawn',
  'resumed',
  'listed',
  'listing-reviewed',
  'listing-raised',
  'listing-withdrawn',
  'fixed-on-the-spot',
  'confirmed',
  'disputed',
  'called-back',
  'verified',
  'looked-back',
  'reopened',
  'closed-unconfirmed',
  'replied',
  'redirected',
  'merged',
  'merge-undone',
  'others-joined',
  'reminded',
  'code-reissued',
  'deadline-passed',
  'deadline-fixed',
  'part-erased',
] as const;
export type What = (typeof whats)[number];

type Told = Omit<Moment, 'index' | 'at'>;

/**
 * What the raiser is told, oldest first. Inner assignment, questions that wait for a decision and
 * notes that staff keep are left out; an answer appears once it is approved, with the words that
 * were approved.
 */
export function momentsOf(entries: readonly Entry[], raiser: string): readonly Moment[] {
  const asked: { [matter in Matter]?: Entry } = {};
  return entries.flatMap((entry) => {
    // A problem's stream holds this concept's events.
    const event = entry.event as Recorded<ProblemEvent>;
    if (event.type === 'AskMade') asked[event.data.matter] = entry;
    const told = tell(event, entry, asked, raiser);
    return told ? [{ index: event.index, at: event.at, ...told }] : [];
  });
}

function tell(
  e: Recorded<ProblemEvent>,
  entry: Entry,
  asked: { readonly [matter in Matter]?: Entry },
  raiser: string,
): Told | undefined {
  switch (e.type) {
    case 'ProblemRegistered':
      return told('registered', { unit: e.data.office });
    case 'NotTakenUp':
      return { ...told('not-taken-up', { code: e.data.basis }), ...reason(entry) };
    case 'Dispatched':
      return told(e.data.binding ? 'bound' : 'dispatched', {
        unit: e.data.lead,
        units: e.data.coHandlers,
      });
    case 'Signed':
      return told(e.data.bySystem ? 'signed-by-system' : 'signed', { unit: e.data.unit });
    case 'CoHandlersAdded':
      return told('co-handlers-added', { units: e.data.units });
    case 'RaiserContacted':
      return told('contacted', { code: e.data.channel });
    case 'Escalated':
      return told('escalated', { unit: e.data.to });
    case 'AskMade':
      return e.data.matter === 'return'
        ? told('return-asked', { unit: e.data.rightUnit, code: e.data.basis })
        : undefined;
    case 'AskRefused':
      return e.data.matter === 'return' ? told('return-refused') : undefined;
    case 'AskGranted':
      return granted(e.data, asked);
    case 'Resumed':
      return told('resumed');
    case 'Listed':
      return told('listed', {
        code: e.data.reason,
        condition: e.data.condition,
        unit: e.data.owner,
        day: e.data.reviewOn,
      });
    case 'ListingReviewed':
      return told('listing-reviewed', { day: e.data.reviewOn });
    case 'ListingRaised':
      return told('listing-raised', { unit: e.data.owner, day: e.data.reviewOn });
    case 'ListingWithdrawn':
      return told('listing-withdrawn');
    case 'FixedOnTheSpot':
      return { ...told('fixed-on-the-spot', { unit: e.data.lead }), ...reply(entry) };
    case 'Confirmed':
      return told('confirmed', { code: e.data.channel, mine: e.data.raiser === raiser });
    case 'Disputed':
      return told('disputed', { code: e.data.reason, mine: e.data.raiser === raiser });
    case 'CallBackMade':
      return told('called-back', { yes: e.data.reached });
    case 'Verified':
      return told('verified', { unit: e.data.unit, yes: e.data.result === 'holds' });
    case 'LookedBack':
      return told('looked-back', { unit: e.data.unit, yes: e.data.result === 'holds' });
    case 'Reopened':
      return told('reopened', { code: e.data.cause });
    case 'ClosedUnconfirmed':
      return told('closed-unconfirmed');
    case 'Replied':
      return { ...told('replied'), ...reply(entry) };
    case 'Redirected':
      return { ...told('redirected', { code: e.data.channel }), ...notice(entry) };
    case 'Merged':
      return told('merged');
    case 'MergeUndone':
      return told('merge-undone');
    case 'RaisersJoined':
      // Whoever came with the merge reads this as the moment at which their own matter joined.
      return told('others-joined', { mine: e.data.raisers.includes(raiser) });
    case 'PublicationWithdrawn':
      return told('publication-withdrawn');
    case 'Reminded':
      return told('reminded', { mine: e.data.raiser === raiser });
    case 'CodeReissued':
      return e.data.code === raiser ? told('code-reissued') : undefined;
    case 'DeadlinePassed':
      return shownClocks.includes(e.data.clock)
        ? told('deadline-passed', { code: e.data.clock, due: e.data.due })
        : undefined;
    case 'DeadlineFixed':
      return told('deadline-fixed');
    case 'PartErased':
      return told('part-erased');
    case 'Assigned':
    case 'CoHandlerAnswered':
    case 'AskWithdrawn':
    case 'RaisersLeft':
      return undefined;
  }
}

/** What follows from the others when they pass is told by the event that follows. */
const shownClocks: readonly string[] = ['dispatch', 'contact', 'result', 'external', 'call-back'];

type Granted = Extract<ProblemEvent, { type: 'AskGranted' }>['data'];

function granted(data: Granted, asked: { readonly [matter in Matter]?: Entry }): Told {
  switch (data.matter) {
    case 'return':
      return told('returned', { unit: data.lead ?? data.rightUnit });
    case 'answer': {
      const ask = asked.answer;
      const { unit } = ask?.event.by ?? {};
      return { ...told('answered', unit === undefined ? {} : { unit }), ...reply(ask) };
    }
    case 'extension': {
      const due = data.clocks?.['result']?.due;
      return told('extended', due === undefined ? {} : { due });
    }
    case 'pause': {
      const until = data.until === undefined ? {} : { day: data.until };
      return told('paused', { code: data.reason, ...until });
    }
    case 'exclusion':
      return told('excluded', { code: data.basis });
    case 'not-fixed': {
      const publicReason = said(asked['not-fixed']?.parts['published'], 'reason');
      const why = publicReason === undefined ? {} : { reason: publicReason };
      return { ...told('not-fixed', { code: data.basis }), ...why };
    }
    case 'publish':
      return told('published');
  }
}

function told(what: What, facts: Facts = {}): Told {
  return { what, facts };
}

function reply(entry: Entry | undefined): { reply?: string } {
  const text = said(entry?.parts['text'], 'text');
  return text === undefined ? {} : { reply: text };
}

function reason(entry: Entry): { reason?: string } {
  const text = said(entry.parts['text'], 'text');
  return text === undefined ? {} : { reason: text };
}

function notice(entry: Entry): { reason?: string } {
  const lines = [said(entry.parts['text'], 'notice'), said(entry.parts['text'], 'basis')];
  const text = lines.filter((line) => line !== undefined).join('\n');
  return text === '' ? {} : { reason: text };
}

/** A member of a part's content that is text. */
function said(content: Json | undefined, member: string): string | undefined {
  if (content === null || typeof content !== 'object' || Array.isArray(content)) return undefined;
  const value = (content as { readonly [key: string]: Json | undefined })[member];
  return typeof value === 'string' ? value : undefined;
}
