import type { Actor, Settling } from '../../kernel/decider.ts';
import {
  HOUR_SECONDS,
  localDay,
  plusDays,
  plusSeconds,
  startOfDay,
  toInstant,
  toSeconds,
} from '../../kernel/time.ts';
import type { Day, Instant } from '../../kernel/time.ts';
import { calendarOf, deadline, entryOn, running, type Limit } from '../catalogue/index.ts';
import type { World } from '../world.ts';
import type { Clock, Clocks } from './events.ts';
import type { Problem } from './state.ts';

const DAY = 86_400;

export function clock(world: World, from: Instant, seconds: number, runs: Limit['runs']): Clock {
  const { due, natural, provisional } = deadline(calendarOf(world.catalogue), from, seconds, runs);
  return { due, natural, from, seconds, runs, ...(provisional ? { provisional: true } : {}) };
}

/** The running time that a clock still has. */
export function remaining(world: World, c: Clock, now: Instant): number {
  return running(calendarOf(world.catalogue), now, c.due, c.runs);
}

export function today(context: Settling<World>): Day {
  return localDay(context.now, context.world.catalogue.settings.utcOffsetMinutes);
}

/**
 * The end of the hour: a clock that a raiser starts doesn't tell the second at which they did, and
 * a time of which only the hour is known is not taken for earlier than it was.
 */
export function endOfHour(at: Instant): Instant {
  return toInstant((Math.floor(toSeconds(at) / HOUR_SECONDS) + 1) * HOUR_SECONDS);
}

type Starting = Settling<World> & { readonly actor?: Actor };

/** From when a clock runs that the actor starts. */
function startOf(context: Starting): Instant {
  const staff = context.actor === undefined || context.actor.as === 'person';
  return staff ? context.now : endOfHour(context.now);
}

/** The dispatch clock of a fresh matter, and the other platform's deadline if it has one. */
export function registrationClocks(
  category: string,
  external: { readonly deadline?: Instant } | undefined,
  context: Settling<World>,
): Clocks {
  const from = endOfHour(context.now);
  const due = external?.deadline;
  return {
    ...dispatchClock(category, from, context),
    ...(due === undefined
      ? {}
      : {
          external: {
            ...clock(context.world, from, Math.max(0, toSeconds(due) - toSeconds(from)), 'always'),
            due,
          },
        }),
  };
}

function dispatchClock(category: string, from: Instant, context: Settling<World>): Clocks {
  const { world } = context;
  const on = today(context);
  const grade = entryOn(world.catalogue, 'category', category, on)?.grade ?? 'general';
  const limit = entryOn(world.catalogue, 'grade', grade, on)?.dispatch;
  return limit ? { dispatch: clock(world, from, limit.seconds, limit.runs) } : {};
}

/** Another category's dispatch clock, from where the first began. What has passed twice passed once. */
export function correctedClocks(category: string, p: Problem, context: Settling<World>): Clocks {
  const from = p.clocks['dispatch']?.from ?? endOfHour(p.registeredAt);
  const clocks = dispatchClock(category, from, context);
  const due = clocks['dispatch']?.due ?? '';
  return p.overdue['dispatch'] !== undefined && due <= context.now ? {} : clocks;
}

/** What a dispatch starts: signing, first contact and result of the lead, and each co-handler's. */
export function dispatchClocks(
  p: Problem,
  grade: string,
  coHandlers: readonly string[],
  context: Settling<World>,
): Clocks {
  const { world, now } = context;
  const limits = entryOn(world.catalogue, 'grade', grade, today(context));
  if (!limits) return {};
  const registered = endOfHour(p.registeredAt);
  const start = (limit: Limit) =>
    clock(world, limit.from === 'dispatch' ? now : registered, limit.seconds, limit.runs);
  const callable = p.contact === true && !p.contacted;
  return {
    sign: start(limits.sign),
    ...(callable ? { contact: start(limits.contact) } : {}),
    result: start(limits.result),
    ...coHandlerClocks(coHandlers, limits, start),
  };
}

export function coHandlerClocks(
  units: readonly string[],
  limits: { readonly sign: Limit; readonly result: Limit },
  start: (limit: Limit) => Clock,
): Clocks {
  return Object.fromEntries(
    units.flatMap((unit) => [
      [`sign:${unit}`, start(limits.sign)],
      [`result:${unit}`, start(limits.result)],
    ]),
  );
}

/** After a claimed fix: somebody must ask or check; where nobody can be asked, silence runs. */
export function answerClocks(p: Problem, context: Settling<World>): Clocks {
  const { callBackWorkdays } = context.world.catalogue.settings;
  if (p.raisers.length > 0 && p.contact !== true) return { silence: silenceClock(context) };
  return { 'call-back': clock(context.world, context.now, callBackWorkdays * DAY, 'workdays') };
}

export function silenceClock(context: Settling<World>): Clock {
  const { silenceDays } = context.world.catalogue.settings;
  return clock(context.world, context.now, silenceDays * DAY, 'always');
}

/** 回头看, 30 and 90 days after closing. */
export function lookBackClocks(context: Starting): Clocks {
  const { world } = context;
  const from = startOf(context);
  return {
    'look-back-30': clock(world, from, 30 * DAY, 'always'),
    'look-back-90': clock(world, from, 90 * DAY, 'always'),
  };
}

/** A redo has its grade's result time again; a matter that nobody has goes back to dispatch. */
export function redoClocks(p: Problem, context: Starting): Clocks {
  if (p.lead === undefined) return registrationClocks(p.category, undefined, context);
  const limit = entryOn(
    context.world.catalogue,
    'grade',
    p.grade ?? 'general',
    today(context),
  )?.result;
  const from = startOf(context);
  return limit ? { result: clock(context.world, from, limit.seconds, limit.runs) } : {};
}

/** A review is due when its day has ended. */
export function reviewClock(day: Day, context: Starting): Clock {
  const offset = context.world.catalogue.settings.utcOffsetMinutes;
  const due = startOfDay(plusDays(day, 1), offset);
  const from = startOf(context);
  const seconds = Math.max(0, toSeconds(due) - toSeconds(from));
  return { due, natural: due, from, seconds, runs: 'always' };
}

/** The clocks of a pause run again, with what they had left. */
export function resumedClocks(p: Problem, world: World, now: string): Clocks {
  return Object.fromEntries(
    Object.entries(p.paused?.remaining ?? {}).map(([name, { seconds, runs }]) => [
      name,
      clock(world, now, seconds, runs),
    ]),
  );
}

/** A clock with more time on it, counted from where it began. */
export function lengthened(world: World, c: Clock, seconds: number): Clock {
  return clock(world, c.from, c.seconds + seconds, c.runs);
}

/** A time of which only the hour is known counts to its end. */
export function within(days: number, since: Instant, now: Instant): boolean {
  const from = since.length < 20 ? endOfHour(since) : since;
  return now <= plusSeconds(from, days * DAY);
}
