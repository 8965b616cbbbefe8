import { toInstant, type Day, type Instant } from '../kernel/time.ts';
import {
  nextSteps,
  rowOf,
  type Clock,
  type Closure,
  type Problem,
  type Status,
} from '../domain/problem/index.ts';
import type { Entry, NamedWorld, Store } from '../store/index.ts';
import { momentsOf, type Moment } from './track-moments.ts';

/** All that the holder of a tracking code is told of their matter, in codes; texts are the caller's. */
export interface TrackView {
  readonly stream: string;
  readonly number: string;
  readonly kind: string;
  readonly category: string;
  readonly status: Status;
  readonly closure?: Closure;
  /** The unit whose move it is. */
  readonly holder: string;
  readonly coHandlers: readonly string[];
  /** Until when that move is due; absent when nothing runs. */
  readonly due?: Due;
  /** A time limit for the result that has passed. */
  readonly late?: Instant;
  readonly paused?: { readonly reason: string; readonly until?: Day };
  readonly listing?: {
    readonly reason: string;
    readonly condition: string;
    readonly reviewOn: Day;
  };
  readonly closedAt?: Instant;
  readonly contact: boolean;
  /** What this raiser wrote; absent once it is erased. */
  readonly said?: { readonly title: string; readonly description: string; readonly place: string };
  readonly moments: readonly Moment[];
  /** The latest reply that was approved, word for word. */
  readonly reply?: { readonly text: string; readonly at: Instant };
  readonly may: { readonly [act in 'confirm' | 'dispute' | 'remind']: boolean };
  /** The raiser confirmed it already. */
  readonly confirmed: boolean;
  /** Of the entry that recorded this raiser's report. */
  readonly receipt: { readonly index: number; readonly leafHash: string };
  /** The log doesn't show it: a matter of a sensitive class. */
  readonly restricted: boolean;
}

export interface Due extends Pick<Clock, 'due' | 'natural' | 'runs'> {
  readonly clock: 'dispatch' | 'sign' | 'result' | 'external' | 'review' | 'call-back' | 'silence';
  readonly provisional: boolean;
}

/**
 * The matter that a code opens; `raiser` is the code's hash. Undefined if it opens none. A merged
 * matter is followed into the one that is being handled, and only its own raiser sees its words.
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
  const [p, entries, named] = await Promise.all([
    problemAt(store, tenant, stream),
    store.entriesOf(tenant, stream),
    store.worldOf(tenant),
  ]);
  const row = p && rowOf(stream, p, named.world);
  if (!p || !row) return undefined;
  const from = p.raisers.find((r) => r.code === raiser)?.from ?? found;
  const own = from === stream ? entries : await store.entriesOf(tenant, from);
  const registered = own[0];
  if (!registered) return undefined;
  const moments = momentsOf(entries, raiser);
  const reply = moments.findLast((m) => m.reply !== undefined);
  const late = p.overdue.includes('result') && isInHand(p) ? lateSince(entries) : undefined;
  const said = saidIn(registered);
  const due = dueOf(p);
  return {
    stream,
    number: row.number,
    kind: p.kind,
    category: p.category,
    status: p.status,
    ...(p.closure === undefined ? {} : { closure: p.closure }),
    holder: p.lead ?? p.office,
    coHandlers: p.coHandlers.map((c) => c.unit),
    ...(due ? { due } : {}),
    ...(late === undefined ? {} : { late }),
    ...(p.paused ? { paused: p.paused } : {}),
    ...(p.listing && !p.listing.withdrawn ? { listing: p.listing } : {}),
    ...(p.closedAt === undefined ? {} : { closedAt: p.closedAt }),
    contact: p.contact === true,
    ...(said ? { said } : {}),
    moments,
    ...(reply?.reply === undefined ? {} : { reply: { text: reply.reply, at: reply.at } }),
    may: mayOf(p, named, raiser, now),
    confirmed: p.raisers.some((r) => r.code === raiser && r.confirmed !== undefined),
    receipt: { index: registered.event.index, leafHash: registered.leafHash },
    restricted: registered.restricted,
  };
}

async function problemAt(
  store: Store,
  tenant: string,
  stream: string,
): Promise<Problem | undefined> {
  // Streams of this kind hold this concept's states.
  return (await store.stateOf(tenant, stream))?.state as Problem | undefined;
}

function isInHand({ status }: Problem): boolean {
  return status === 'dispatched' || status === 'signed' || status === 'listed';
}

function lateSince(entries: readonly Entry[]): Instant | undefined {
  const passed = entries
    .map(({ event }) => event as { type: string; data: { clock?: string; due?: Instant } })
    .findLast((e) => e.type === 'DeadlinePassed' && e.data.clock === 'result');
  return passed?.data.due;
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
  const text = parts['text'] as { title: string; description: string } | null | undefined;
  const place = parts['place'] as { text: string } | null | undefined;
  if (!text) return undefined;
  return { title: text.title, description: text.description, place: place?.text ?? '' };
}

function mayOf(p: Problem, { world }: NamedWorld, code: string, now: number): TrackView['may'] {
  const steps = nextSteps(p, {
    actor: { as: 'raiser', code },
    now: toInstant(now / 1000),
    world,
    read: () => undefined,
    whoOf: () => '',
  });
  const may = (name: string) => steps.some((s) => s.name === name && !s.refusal);
  return { confirm: may('confirm'), dispute: may('dispute'), remind: may('remind') };
}
