import type { Settling } from '../../kernel/decider.ts';
import { plusDays, type Instant } from '../../kernel/time.ts';
import { supervisingUnit } from '../people/index.ts';
import { calendarOf, deadline } from '../catalogue/index.ts';
import type { World } from '../world.ts';
import { lookBackClocks, resumedClocks, reviewClock, today } from './clocks.ts';
import type { Clock, ProblemEvent } from './events.ts';
import type { Problem } from './state.ts';

/**
 * What time alone brings about: a deadline that a loaded calendar fixes again, or the earliest clock
 * that is due, with what follows from it. Called until nothing is left, before every command.
 */
export function settle(p: Problem, context: Settling<World>): readonly ProblemEvent[] {
  const fixed = refixed(p, context.world);
  if (fixed) return [fixed];
  const first = runningClocks(p).find(([, c]) => c.due <= context.now);
  if (!first) return [];
  const [name, { due }] = first;
  return [
    { type: 'DeadlinePassed', data: { clock: name, due } },
    ...consequences(name, due, p, context),
  ];
}

/** The instant at which `settle` next has something to say; a calendar aside. */
export function nextDue(p: Problem): Instant | undefined {
  return runningClocks(p)[0]?.[1].due;
}

/** A return that waits for its decision holds the signing clock: the unit did act in time. */
function runningClocks(p: Problem): readonly (readonly [string, Clock])[] {
  return Object.entries(p.clocks)
    .filter(([name]) => !(name === 'sign' && p.asks.return))
    .sort(([a, x], [b, y]) => compare(x.due, y.due) || compare(a, b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function refixed(p: Problem, world: World): ProblemEvent | undefined {
  const calendar = calendarOf(world.catalogue);
  const provisional = Object.entries(p.clocks).filter(([, c]) => c.provisional);
  const fixed = provisional.flatMap(([name, c]) => {
    const { provisional: still, ...found } = deadline(calendar, c.from, c.seconds, c.runs);
    const { provisional: _, ...rest } = c;
    return still ? [] : [[name, { ...rest, ...found }] as const];
  });
  return fixed.length === 0
    ? undefined
    : { type: 'DeadlineFixed', data: { clocks: Object.fromEntries(fixed) } };
}

function consequences(
  name: string,
  due: Instant,
  p: Problem,
  context: Settling<World>,
): readonly ProblemEvent[] {
  const [kind, unit] = name.split(':');
  switch (kind) {
    case 'sign': {
      const signer = unit ?? p.lead;
      return signer === undefined
        ? []
        : [{ type: 'Signed', data: { unit: signer, bySystem: true } }];
    }
    case 'review':
      return raised(p, context);
    case 'pause': {
      // From the end of the pause, even if the server was down then.
      const clocks = resumedClocks(p, context.world, due);
      return p.paused ? [{ type: 'Resumed', data: { clocks } }] : [];
    }
    case 'silence':
      return [{ type: 'ClosedUnconfirmed', data: { clocks: lookBackClocks(context) } }];
    default:
      return [];
  }
}

/** 逾期升级: past its review date a listing rises one level by itself, up to the root. */
function raised(p: Problem, context: Settling<World>): readonly ProblemEvent[] {
  const { listing } = p;
  if (!listing || listing.withdrawn) return [];
  const { people, catalogue } = context.world;
  const owner = supervisingUnit(people, listing.owner, today(context));
  const reviewOn = plusDays(today(context), catalogue.settings.reviewDays);
  const clocks = { review: reviewClock(reviewOn, context) };
  return [{ type: 'ListingRaised', data: { owner, level: listing.level + 1, reviewOn, clocks } }];
}
