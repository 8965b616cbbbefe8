import type { Recorded } from '../kernel/event.ts';
import { HOUR_SECONDS, localDay, plusSeconds, toSeconds } from '../kernel/time.ts';
import type { ConfidenceEvent } from '../domain/confidence/index.ts';
import type { ImportEvent } from '../domain/import/index.ts';
import {
  classOf,
  isProblemKind,
  listingOf,
  type ListingClass,
  type Problem,
  type ProblemEvent,
} from '../domain/problem/index.ts';
import type { World } from '../domain/world.ts';
import type { Dimensions, Line } from './line.ts';

export interface LineContext {
  readonly world: World;
  /** The concept's kind: the first part of the stream id. */
  readonly kind: string;
  /** Another matter showed one of the event's pictures before: see figures/photos.ts. */
  readonly isRepeated: boolean;
}

/**
 * The one definition of every figure: what an event adds to which measure, from the event and its
 * stream's states before and after. Pure: the server, `check` and `verify` call the same.
 */
export function linesOf(
  event: Recorded,
  before: unknown,
  after: unknown,
  { world, kind, isRepeated }: LineContext,
): readonly Line[] {
  const day = localDay(event.at, world.catalogue.settings.utcOffsetMinutes);
  switch (kind) {
    case 'problem':
      return [
        ...problemLines(event as Recorded<ProblemEvent>, before as Problem, after as Problem, day),
        ...(isRepeated ? repeatLines(event, after as Problem, day) : []),
      ];
    case 'import':
      return importLines(event as Recorded<ImportEvent>, day);
    case 'confidence':
      return confidenceLines(event as Recorded<ConfidenceEvent>, day);
    default:
      return [];
  }
}

/** That an office's import was taken back: counted for the office. */
function importLines(event: Recorded<ImportEvent>, day: string): readonly Line[] {
  if (event.type !== 'ImportUndoGranted') return [];
  const unit = event.data.office;
  return [
    { measure: 'imports-undone', unit, category: '', source: 'imported', area: '', day, n: 1 },
  ];
}

function confidenceLines(event: Recorded<ConfidenceEvent>, day: string): readonly Line[] {
  if (event.type !== 'PressureReported') return [];
  const { unit, category, source, area = '' } = event.data;
  return [{ measure: 'pressure', unit, category, source, area, day, n: 1 }];
}

/** A sign of units: pictures that raisers send are no unit's evidence. */
function repeatLines({ by: { unit } }: Recorded, after: Problem, day: string): readonly Line[] {
  if (unit === undefined) return [];
  return [{ measure: 'photo-repeated', ...dimensionsOf(after, day), unit, n: 1 }];
}

function problemLines(
  event: Recorded<ProblemEvent>,
  before: Problem,
  after: Problem,
  day: string,
): readonly Line[] {
  const was = dimensionsOf(before, day);
  const is = dimensionsOf(after, day);
  const same = was.unit === is.unit && before.status !== 'unregistered';
  const corrected = same && was.category !== is.category && listingOf(before) === 'open';
  const lines = [
    ...stocksOf(before).map((measure) => ({ measure, ...was, n: -1 })),
    ...stocksOf(after).map((measure) => ({ measure, ...is, n: 1 })),
    ...happenings(event, before, after).map((measure) => ({
      measure,
      ...is,
      unit: actingUnit(event) ?? is.unit,
      n: 1,
    })),
    ...(same
      ? flowsOf(listingOf(before), listingOf(after)).map((measure) => ({ measure, ...is, n: 1 }))
      : [
          ...flowsOf(listingOf(before), undefined).map((measure) => ({ measure, ...was, n: 1 })),
          ...flowsOf(undefined, listingOf(after)).map((measure) => ({ measure, ...is, n: 1 })),
        ]),
    // It was never of the category that it was listed under: the unit's own sums stay as they are.
    ...(corrected
      ? [
          { measure: 'listing-new', ...was, n: -1 },
          { measure: 'listing-new', ...is, n: 1 },
        ]
      : []),
  ];
  return netted(lines);
}

/** A matter counts for the unit that leads it, before dispatch for the office that has it. */
function dimensionsOf(p: Problem, day: string): Dimensions {
  return {
    unit: p.lead ?? p.office,
    category: p.category,
    source: p.source,
    area: p.area ?? '',
    day,
  };
}

const listingStock: { readonly [listing in ListingClass]: string } = {
  open: 'listed-open',
  'cleared-confirmed': 'listed-confirmed',
  'cleared-unconfirmed': 'listed-unconfirmed',
  'cleared-not-fixed': 'listed-not-fixed',
  withdrawn: 'listed-withdrawn',
};

/** A co-handler's own limits count for it, not for the lead. */
function actingUnit(e: Recorded<ProblemEvent>): string | undefined {
  if (e.type === 'Signed') return e.data.unit;
  return e.type === 'DeadlinePassed' ? e.data.clock.split(':')[1] : undefined;
}

/** The stocks that a matter in this state is part of. */
export function stocksOf(p: Problem): readonly string[] {
  const found = classOf(p);
  const imported = p.imported && isProblemKind(p) ? ['imported'] : [];
  switch (found) {
    case 'none':
      return [];
    case 'request':
    case 'merged':
    case 'not-taken-up':
    case 'before-import':
      return [found, ...imported];
    default: {
      const listing = listingOf(p);
      return [
        'found',
        found,
        ...imported,
        ...(listing === undefined ? [] : [listingStock[listing]]),
        ...(p.status === 'closed' ? [`closed-${p.closure ?? 'confirmed'}`] : []),
      ];
    }
  }
}

/** Opening + new + reopened − cleared − left = closing, whatever the transition. */
function flowsOf(from: ListingClass | undefined, to: ListingClass | undefined): readonly string[] {
  if (from === to) return [];
  if (from === 'open') {
    return to?.startsWith('cleared') ? ['listing-cleared'] : ['listing-left'];
  }
  if (to !== 'open') return [];
  return from?.startsWith('cleared') ? ['listing-reopened'] : ['listing-new'];
}

function happenings(e: Recorded<ProblemEvent>, before: Problem, after: Problem): readonly string[] {
  const closing =
    e.type !== 'Imported' &&
    before.status !== 'closed' &&
    after.status === 'closed' &&
    after.closure !== 'before-import' &&
    isProblemKind(after);
  const quick = closing && e.at <= plusSeconds(before.registeredAt, HOUR_SECONDS);
  return [...named(e, before), ...(quick ? ['closed-within-hour'] : [])];
}

function named(e: Recorded<ProblemEvent>, before: Problem): readonly string[] {
  switch (e.type) {
    case 'Confirmed': {
      const scored = e.data.channel === 'code' && !before.excluded;
      const { channel } = e.data;
      return [
        channel === 'code-handed' ? 'confirmed-handed' : `confirmed-${channel}`,
        ...(scored ? answers(before.contacted, true, e.data.satisfied) : []),
      ];
    }
    case 'Disputed': {
      // Who disputes a reply, or that a matter wasn't taken up, judges no fix.
      const fix = isProblemKind(before) && ['answered', 'closed'].includes(before.status);
      // A code that staff had in hand may speak for them.
      const handed = before.raisers.find((r) => r.code === e.data.raiser)?.handed;
      const scored = fix && !before.excluded && !handed;
      const { satisfied = 'no' } = e.data;
      return ['disputes', ...(scored ? answers(before.contacted, false, satisfied) : [])];
    }
    case 'CallBackMade': {
      const { reached, authentic, contacted, solved, satisfied } = e.data;
      const valid = reached && authentic === true && !before.excluded;
      return valid ? answers(contacted, solved === 'yes', satisfied) : [];
    }
    case 'DeadlinePassed': {
      const [clock = ''] = e.data.clock.split(':');
      const counted = ['dispatch', 'contact', 'result'].includes(clock);
      return counted ? [`${clock}-overdue`] : [];
    }
    case 'Signed':
      return e.data.bySystem ? ['sign-overdue'] : [];
    case 'AskMade':
      return e.data.matter === 'return' ? ['returns'] : [];
    case 'AskRefused':
      return e.data.matter === 'return' ? ['returns-overruled'] : [];
    case 'AskGranted':
      if (e.data.matter === 'extension') return ['extensions'];
      return e.data.matter === 'pause' ? ['pauses'] : [];
    case 'Listed': {
      const result = before.clocks['result'];
      const late = result
        ? toSeconds(result.due) - toSeconds(e.at) <= 48 * HOUR_SECONDS
        : before.overdue['result'] !== undefined;
      return late ? ['listed-late'] : [];
    }
    case 'Reminded':
      return ['reminders'];
    case 'Reopened':
      return ['reopened'];
    case 'LookedBack':
      return [e.data.result === 'holds' ? 'look-back-held' : 'look-back-recurred'];
    case 'Verified':
      return e.data.result === 'holds' ? ['verified'] : ['verified', 'verified-failed'];
    default:
      return [];
  }
}

function answers(
  contacted: boolean | undefined,
  solved: boolean,
  satisfied: string | undefined,
): readonly string[] {
  return [
    'answers',
    ...(contacted ? ['answers-contacted'] : []),
    ...(solved ? ['answers-solved'] : []),
    ...(satisfied === 'yes' ? ['answers-satisfied'] : []),
    ...(satisfied === 'basically' ? ['answers-basically'] : []),
  ];
}

/** What an event takes from and gives to the same cell comes to nothing. */
function netted(lines: readonly Line[]): readonly Line[] {
  const sums = new Map<string, Line>();
  for (const line of lines) {
    const key = `${line.measure} ${line.unit} ${line.category} ${line.source} ${line.area}`;
    const known = sums.get(key);
    sums.set(key, known ? { ...known, n: known.n + line.n } : line);
  }
  return [...sums.values()].filter((line) => line.n !== 0);
}
