import { localDay, type Instant } from '../../kernel/time.ts';
import type { World } from '../world.ts';
import { chainOf } from '../people/index.ts';
import { classOf, isProblemKind, isSensitive, listingOf } from './classes.ts';
import { nextDue } from './settle.ts';
import type { Problem, Status } from './state.ts';

/** The row that queues and lists read: a pure fold of the stream, one column a field. */
export interface ProblemRow {
  readonly stream: string;
  /** What people call it by: year and place in the log. */
  readonly number: string;
  readonly status: string;
  readonly kind: string;
  readonly problem: boolean;
  readonly category: string;
  readonly source: string;
  readonly area: string | null;
  readonly sensitive: boolean;
  readonly grade: string | null;
  readonly office: string;
  readonly lead: string | null;
  readonly about: string | null;
  /** Every unit that had it in hand: they and all above them may see it. */
  readonly units: readonly string[];
  /** Of these: the co-handlers, and the unit to which the lead assigned it. How much somebody sees hangs on them. */
  readonly co_handlers: readonly string[];
  readonly assigned: string | null;
  readonly class: string;
  readonly listing: string | null;
  readonly closure: string | null;
  readonly open: boolean;
  readonly overdue: boolean;
  readonly waiting: readonly string[];
  readonly registered_at: string;
  readonly registered_index: number;
  /** The entry that holds its title and place. */
  readonly words_index: number;
  readonly answered_index: number | null;
  readonly published_index: number | null;
  readonly reason_index: number | null;
  readonly closed_at: string | null;
  /** What is late was due first; else what is due next. */
  readonly next_due: string | null;
  readonly review_on: string | null;
  /** Some deadline hangs on a calendar that isn't published yet. */
  readonly provisional: boolean;
  /** Live tracking-code hashes. */
  readonly codes: readonly string[];
  /** `units` and all above them as the tree is now: a way to the row, not a part of it. */
  readonly reach: readonly string[];
}

const ended: readonly string[] = ['closed', 'not-taken-up', 'redirected', 'merged'];

/** What people call a registered matter by: the local year and its place in the log. */
export function numberOf(
  p: Pick<Problem, 'registeredAt' | 'registeredIndex'>,
  { catalogue }: Pick<World, 'catalogue'>,
): string {
  const registeredOn = localDay(p.registeredAt, catalogue.settings.utcOffsetMinutes);
  return `${registeredOn.slice(0, 4)}-${String(p.registeredIndex).padStart(5, '0')}`;
}

/** A matter's words are where it was registered; a ledger's row may have been revised since. */
export function wordsIndexOf(p: Pick<Problem, 'registeredIndex' | 'imported'>): number {
  return p.imported?.index ?? p.registeredIndex;
}

/** The limits that matter to whoever waits, by where the matter stands. */
const awaited: { readonly [status in Status]?: readonly string[] } = {
  registered: ['dispatch', 'external'],
  dispatched: ['result', 'external'],
  signed: ['result', 'external'],
  listed: ['external'],
};

/** Since when a matter in hand is late; undefined if it isn't. */
export function lateSince(p: Problem): Instant | undefined {
  const passed = (awaited[p.status] ?? []).map((clock) => p.overdue[clock]);
  return passed.filter((due) => due !== undefined).sort()[0];
}

export function rowOf(stream: string, p: Problem, world: World): ProblemRow | undefined {
  if (p.status === 'unregistered') return undefined;
  const late = lateSince(p);
  const reach = new Set(p.route.flatMap((unit) => chainOf(world.people, unit)));
  return {
    stream,
    number: numberOf(p, world),
    status: p.status,
    kind: p.kind,
    problem: isProblemKind(p),
    category: p.category,
    source: p.source,
    area: p.area ?? null,
    sensitive: isSensitive(p),
    grade: p.grade ?? null,
    office: p.office,
    lead: p.lead ?? null,
    about: p.about ?? null,
    units: [...p.route].sort(),
    co_handlers: p.coHandlers.map(({ unit }) => unit).sort(),
    assigned: p.assigned?.unit ?? null,
    class: classOf(p),
    listing: listingOf(p) ?? null,
    closure: p.closure ?? null,
    open: !ended.includes(p.status),
    overdue: late !== undefined,
    waiting: Object.keys(p.asks).sort(),
    registered_at: p.registeredAt,
    registered_index: p.registeredIndex,
    words_index: wordsIndexOf(p),
    answered_index: p.answeredIndex ?? null,
    published_index: p.published ?? null,
    reason_index: p.publicReason ?? null,
    closed_at: p.closedAt ?? null,
    next_due: late ?? nextDue(p) ?? null,
    review_on: p.listing?.reviewOn ?? null,
    provisional: Object.values(p.clocks).some((c) => c.provisional),
    // A merged matter's codes open the one that it was merged into.
    reach: [...reach].sort(),
    codes: p.status === 'merged' ? [] : p.raisers.map((r) => r.code),
  };
}
