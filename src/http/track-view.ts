import { toInstant, type Day, type Instant } from '../kernel/time.ts';
import {
  isProblemKind,
  lateSince,
  nextSteps,
  rowOf,
  type Clock,
  type Closure,
  type Kind,
  type Problem,
  type problemWords,
  type Status,
} from '../domain/problem/index.ts';
import type { World } from '../domain/world.ts';
import type { Entry, Store } from '../store/index.ts';
import type { NextKey } from '../texts/index.ts';
import { photoIdsOf } from './photos/part.ts';
import { momentsOf, type Moment } from './track-moments.ts';

/** All that the holder of a tracking code is told of their matter, in codes; texts are the caller's. */
export interface TrackView {
  readonly stream: string;
  readonly number: string;
  readonly kind: Kind;
  readonly category: string;
  readonly status: Status;
  readonly closure?: Closure;
  /** The unit whose move it is. */
  readonly holder: string;
  readonly coHandlers: readonly string[];
  readonly next: NextKey;
  /** Until when that move is due; absent when nothing runs. */
  readonly due?: Due;
  /** When the limit for the result passed, while the matter is still in hand. */
  readonly late?: Instant;
  readonly paused?: { readonly reason: problemWords.PauseReason; readonly until?: Day };
  readonly listing?: {
    readonly reason: string;
    readonly condition: string;
    readonly reviewOn: Day;
    readonly owner: string;
  };
  readonly closedAt?: Instant;
  /** Whether this raiser can be called back. */
  readonly contact: boolean;
  /** What this raiser wrote; absent once it is erased. */
  readonly said?: { readonly title: string; readonly description: string; readonly place: string };
  /** The pictures that they sent with it. */
  readonly photos: readonly string[];
  readonly moments: readonly Moment[];
  /** The latest reply that was approved, word for word. */
  readonly reply?: {
    readonly text: string;
    readonly at: Instant;
    readonly photos: readonly string[];
  };
  readonly may: { readonly [act in 'confirm' | 'dispute' | 'remind']: boolean };
  /** The raiser confirmed it already. */
  readonly confirmed: boolean;
  /** Of the entry that recorded this raiser's report. */
  readonly receipt: { readonly index: number; readonly leafHash: string };
  /** The code came in place of the one whose mark that entry holds. */
  readonly reissued: boolean;
  /** The log doesn't show it: a matter of a sensitive class. */
  readonly restricted: boolean;
}

export interface Due extends Pick<Clock, 'due' | 'natural' | 'runs'> {
  readonly clock: 'dispatch' | 'sign' | 'result' | 'external' | 'review' | 'call-back' | 'silence';
  readonly provisional: boolean;
}

/**
 * The matter that a code opens; `raiser` is the code's hash, `now` milliseconds since 1970.
 * Undefined if it opens none. A merged matter is followed into the one that is being handled, and
 * only its own raiser's words are shown.
 */
export async function trackView(
  store: Store,
  tenant: string,
  raiser: string,
  now: number,
): Promise<TrackView | undefined> {
  const found = await store.streamOfCode(tenant, raiser);
  if (found === undefined) return undefined;
  const stream = (await problemAt(store, tenant, found))?.mergedInto ?? found;
  const [p, entries, { world }] = await Promise.all([
    problemAt(store, tenant, stream),
    store.entriesOf(tenant, stream),
    store.worldOf(tenant),
  ]);
  const row = p && rowOf(stream, p, world);
  if (!p || !row) return undefined;
  const mine = p.raisers.find((r) => r.code === raiser);
  if (!mine) return undefined;
  // Nobody else's words: the matter that was registered for this raiser, however often it was merged.
  const from = mine.from ?? stream;
  const [registered] = from === stream ? entries : await store.entriesOf(tenant, from);
  if (!registered) return undefined;
  const told = registered.event.data as { readonly raiser?: string; readonly contact?: boolean };
  const moments = momentsOf(entries, raiser);
  const reply = moments.findLast((moment) => moment.reply !== undefined);
  return {
    stream,
    number: row.number,
    kind: p.kind,
    category: p.category,
    status: p.status,
    holder: p.lead ?? p.office,
    coHandlers: p.coHandlers.map((c) => c.unit),
    next: nextOf(p),
    contact: told.contact === true,
    photos: photoIdsOf(registered.parts),
    moments,
    may: mayOf(p, world, raiser, now),
    confirmed: mine.confirmed !== undefined,
    receipt: { index: registered.event.index, leafHash: registered.leafHash },
    reissued: told.raiser !== raiser,
    restricted: registered.restricted,
    ...present({
      closure: p.closure,
      due: dueOf(p),
      late: lateSince(p),
      paused: p.paused,
      listing: p.listing?.withdrawn ? undefined : p.listing,
      closedAt: p.closedAt,
      said: saidIn(registered),
      reply:
        reply?.reply === undefined
          ? undefined
          : { text: reply.reply, at: reply.event.at, photos: reply.photos ?? [] },
    }),
  };
}

/** All pictures that the holder of the code may see. */
export function photosIn({ photos, moments }: TrackView): readonly string[] {
  return [...photos, ...moments.flatMap((moment) => moment.photos ?? [])];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(maybe: T): Present<T> {
  const there = Object.entries(maybe).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as Present<T>;
}

async function problemAt(
  store: Store,
  tenant: string,
  stream: string,
): Promise<Problem | undefined> {
  // Streams of this kind hold this concept's states.
  return (await store.stateOf(tenant, stream))?.state as Problem | undefined;
}

function nextOf(p: Problem): NextKey {
  switch (p.status) {
    case 'unregistered':
    case 'registered':
      return 'to-dispatch';
    case 'dispatched':
      return 'to-sign';
    case 'signed':
      if (p.paused) return 'paused';
      return isProblemKind(p) ? 'to-handle' : 'to-reply';
    case 'answered':
      return p.raisers.length > 0 ? 'to-confirm' : 'to-check';
    case 'closed':
      return `closed-${p.closure ?? 'confirmed'}`;
    case 'listed':
    case 'not-taken-up':
    case 'redirected':
    case 'merged':
      return p.status;
  }
}

const clocksOf: { readonly [status in Status]?: readonly Due['clock'][] } = {
  registered: ['dispatch', 'external'],
  dispatched: ['result', 'sign', 'external'],
  signed: ['result', 'external'],
  listed: ['review'],
  answered: ['silence', 'call-back'],
};

function dueOf(p: Problem): Due | undefined {
  for (const clock of clocksOf[p.status] ?? []) {
    const running = p.clocks[clock];
    if (!running) continue;
    const { due, natural, runs, provisional = false } = running;
    return { clock, due, natural, runs, provisional };
  }
  return undefined;
}

function saidIn({ parts }: Entry): TrackView['said'] {
  // What the registering command was checked to be when it came in.
  const text = parts['text'] as { title: string; description: string } | null | undefined;
  const place = parts['place'] as { text: string } | null | undefined;
  if (!text) return undefined;
  return { title: text.title, description: text.description, place: place?.text ?? '' };
}

function mayOf(p: Problem, world: World, code: string, now: number): TrackView['may'] {
  const steps = nextSteps(p, {
    actor: { as: 'raiser', code },
    now: toInstant(now / 1000),
    world,
    // What the rules of these three steps never ask.
    read: () => undefined,
    whoOf: () => '',
  });
  const may = (name: string) => steps.some((step) => step.name === name && !step.refusal);
  return { confirm: may('confirm'), dispute: may('dispute'), remind: may('remind') };
}
