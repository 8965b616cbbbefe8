import type { Recorded } from '../kernel/event.ts';
import type { Json } from '../kernel/json.ts';
import type { Matter, ProblemEvent } from '../domain/problem/index.ts';
import type { Entry } from '../store/index.ts';
import { photoIdsOf } from './photos/part.ts';

/** One thing that happened to a matter, as its raiser is told of it; `texts/` has the sentence. */
export interface Moment {
  readonly event: Recorded<ProblemEvent>;
  /** A reply, word for word as it was approved. */
  readonly reply?: string;
  /** A reason or notice that is meant for the raiser. */
  readonly reason?: string;
  /** The pictures that come with it. */
  readonly photos?: readonly string[];
}

/**
 * What the raiser is told, oldest first. Inner assignment, questions that wait for a decision and
 * notes that staff keep are left out; an answer appears once it is approved, with the words that
 * were approved, and its pictures. `raiser` is the hash of the reader's code: what they showed themselves.
 */
export function momentsOf(entries: readonly Entry[], raiser: string): readonly Moment[] {
  const asked: { [matter in Matter]?: Entry } = {};
  return entries.flatMap((entry) => {
    // A problem's stream holds this concept's events.
    const event = entry.event as Recorded<ProblemEvent>;
    if (event.type === 'AskMade') asked[event.data.matter] = entry;
    return isTold(event)
      ? [{ event, ...wordsOf(event, entry, asked), ...picturesOf(event, entry, asked, raiser) }]
      : [];
  });
}

/** What follows from the other clocks when they pass is told by the event that follows. */
const toldClocks: readonly string[] = ['dispatch', 'contact', 'result', 'external', 'call-back'];

function isTold(e: Recorded<ProblemEvent>): boolean {
  switch (e.type) {
    case 'AskMade':
    case 'AskRefused':
      return e.data.matter === 'return';
    case 'DeadlinePassed':
      return toldClocks.includes(e.data.clock);
    case 'Assigned':
    case 'CoHandlerAnswered':
    case 'AskWithdrawn':
    case 'RaisersLeft':
      return false;
    default:
      return true;
  }
}

function picturesOf(
  e: Recorded<ProblemEvent>,
  entry: Entry,
  asked: { readonly [matter in Matter]?: Entry },
  raiser: string,
): Pick<Moment, 'photos'> {
  const from = shownIn(e, entry, asked, raiser);
  const photos = from ? photoIdsOf(from.parts) : [];
  return photos.length === 0 ? {} : { photos };
}

function shownIn(
  e: Recorded<ProblemEvent>,
  entry: Entry,
  asked: { readonly [matter in Matter]?: Entry },
  raiser: string,
): Entry | undefined {
  switch (e.type) {
    case 'FixedOnTheSpot':
      return entry;
    case 'AskGranted':
      return e.data.matter === 'answer' ? asked.answer : undefined;
    case 'Disputed':
      return e.data.raiser === raiser ? entry : undefined;
    default:
      return undefined;
  }
}

function wordsOf(
  e: Recorded<ProblemEvent>,
  { parts }: Entry,
  asked: { readonly [matter in Matter]?: Entry },
): Pick<Moment, 'reply' | 'reason'> {
  switch (e.type) {
    case 'FixedOnTheSpot':
    case 'Replied':
      return named('reply', said(parts['text'], 'text'));
    case 'NotTakenUp':
      return named('reason', said(parts['text'], 'text'));
    case 'Redirected': {
      const lines = [said(parts['text'], 'notice'), said(parts['text'], 'basis')];
      const text = lines.filter((line) => line !== undefined).join('\n');
      return named('reason', text === '' ? undefined : text);
    }
    case 'AskGranted':
      if (e.data.matter === 'answer') {
        return named('reply', said(asked.answer?.parts['text'], 'text'));
      }
      return e.data.matter === 'not-fixed'
        ? named('reason', said(asked['not-fixed']?.parts['published'], 'reason'))
        : {};
    default:
      return {};
  }
}

function named<Name extends string>(name: Name, text: string | undefined) {
  return text === undefined ? {} : ({ [name]: text } as { readonly [N in Name]: string });
}

/** A member of a part's content that is text. */
function said(content: Json | undefined, member: string): string | undefined {
  if (content === null || typeof content !== 'object' || Array.isArray(content)) return undefined;
  const value = (content as { readonly [key: string]: Json | undefined })[member];
  return typeof value === 'string' ? value : undefined;
}
