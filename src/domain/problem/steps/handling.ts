import { own } from '../../../kernel/own.ts';
import { plusDays, localDay } from '../../../kernel/time.ts';
import { isDay } from '../../../kernel/time.ts';
import { entryOn } from '../../catalogue/index.ts';
import { isWithin, postsOf, supervisingUnit } from '../../people/index.ts';
import { isClosedTo, scopeOf } from '../can.ts';
import {
  answerClocks,
  clock,
  coHandlerClocks,
  redoClocks,
  resumedClocks,
  reviewClock,
  today,
} from '../clocks.ts';
import type { CommandData } from '../commands.ts';
import type { Clocks } from '../events.ts';
import { photoHashes, photoPart } from '../photos.ts';
import {
  assignable,
  firstRefusal,
  isProblem,
  notTheHander,
  refuse,
  type Context,
  type Rule,
  type Step,
} from '../rules.ts';
import type { Problem } from '../state.ts';

const DAY = 86_400;

function maybe(text: string | undefined) {
  return { text: text === undefined ? null : { text } };
}

const toSign: Rule = (p, context) =>
  unitToSign(p, context) === undefined ? refuse('nothing-to-sign') : undefined;

/** The unit for which the actor signs: the lead while it is dispatched, else a co-handler. */
function unitToSign(p: Problem, { by }: Context): string | undefined {
  if (p.status === 'dispatched' && p.lead !== undefined && by.unit === p.lead) return p.lead;
  return p.coHandlers.find((c) => !c.signed && c.unit === by.unit)?.unit;
}

export const sign: Step<CommandData['sign']> = {
  from: ['dispatched', 'signed', 'listed'],
  rules: [toSign],
  decide(_data, p, context) {
    const unit = unitToSign(p, context);
    return unit === undefined ? refuse('nothing-to-sign') : [{ type: 'Signed', data: { unit } }];
  },
};

export const assign: Step<CommandData['assign']> = {
  from: ['signed', 'listed'],
  rules: [],
  decide({ unit, person, workdays, text }, p, context) {
    const { people } = context.world;
    const lead = p.lead ?? '';
    const bad = unit === undefined ? undefined : assignable(unit, p, context);
    if (bad) return bad;
    if (workdays !== undefined && !(Number.isInteger(workdays) && workdays >= 1)) {
      return refuse('bad-number');
    }
    if (unit !== undefined && !isWithin(people, unit, lead)) return refuse('outside-the-unit');
    if (person !== undefined) {
      const posts = postsOf(people, person, today(context));
      if (posts.length === 0) return refuse('unknown-person');
      const inside = posts.filter((q) => isWithin(people, q.unit, unit ?? lead));
      if (inside.length === 0) return refuse('outside-the-unit');
      if (isClosedTo(posts, p, people)) return refuse('accused-unit');
    }
    if (unit === undefined && person === undefined) return refuse('unknown-unit');
    const clocks = innerClock(workdays, p, context);
    if (clocks === undefined) return refuse('inner-deadline-too-late');
    const given = unit ?? unitOf(person, lead, context);
    const data = {
      ...(given === undefined ? {} : { unit: given }),
      ...(person === undefined ? {} : { assignee: context.whoOf(person) }),
      clocks,
    };
    return [{ type: 'Assigned', data, parts: maybe(text) }];
  },
};

/** Whoever works under the lead and not in it handles the matter by their unit. */
function unitOf(person: string | undefined, lead: string, context: Context): string | undefined {
  if (person === undefined) return undefined;
  const { people } = context.world;
  const units = postsOf(people, person, today(context)).map((q) => q.unit);
  return units.includes(lead) ? undefined : units.find((u) => isWithin(people, u, lead));
}

/** 内控时限: inside the unit, and before its own deadline; undefined if it would be later. */
function innerClock(
  workdays: number | undefined,
  p: Problem,
  context: Context,
): Clocks | undefined {
  if (workdays === undefined) return {};
  const inner = clock(context.world, context.now, workdays * DAY, 'workdays');
  const result = p.clocks['result'];
  return result && inner.due > result.due ? undefined : { inner };
}

export const contact: Step<CommandData['contact']> = {
  from: ['dispatched', 'signed', 'listed'],
  rules: [(p) => (p.raisers.length === 0 ? refuse('no-raiser') : undefined)],
  decide: ({ channel, text }) => [
    { type: 'RaiserContacted', data: { channel }, parts: maybe(text) },
  ],
};

export const addCoHandlers: Step<CommandData['add-co-handlers']> = {
  from: ['dispatched', 'signed', 'listed'],
  rules: [isProblem],
  decide({ units, text }, p, context) {
    const bad = firstRefusal(...units.map((unit) => assignable(unit, p, context)));
    if (bad) return bad;
    const known = [p.lead, ...p.coHandlers.map((c) => c.unit)];
    if (
      units.some((u) => known.includes(u)) ||
      new Set(units).size < units.length ||
      units.length === 0
    ) {
      return refuse('lead-and-co-handler');
    }
    const limits = entryOn(context.world.catalogue, 'grade', p.grade ?? 'general', today(context));
    const clocks = limits
      ? coHandlerClocks(units, limits, (l) => clock(context.world, context.now, l.seconds, l.runs))
      : {};
    return [{ type: 'CoHandlersAdded', data: { units, clocks }, parts: maybe(text) }];
  },
};

function coUnit(p: Problem, { by }: Context): string | undefined {
  return p.coHandlers.find((c) => !c.answered && c.unit === by.unit)?.unit;
}

export const coAnswer: Step<CommandData['co-answer']> = {
  from: ['dispatched', 'signed', 'listed'],
  rules: [
    notTheHander,
    (p, context) => (coUnit(p, context) === undefined ? refuse('already-answered') : undefined),
  ],
  decide({ text, ...seen }, p, context) {
    const unit = coUnit(p, context);
    if (unit === undefined) return refuse('already-answered');
    const data = { unit, ...photoHashes(seen) };
    return [{ type: 'CoHandlerAnswered', data, parts: { text: { text }, ...photoPart(seen) } }];
  },
};

export const escalate: Step<CommandData['escalate']> = {
  from: ['signed', 'listed'],
  rules: [(p, context) => (aboveLead(p, context) === undefined ? refuse('at-the-top') : undefined)],
  decide({ text }, p, context) {
    const to = aboveLead(p, context);
    return to === undefined
      ? refuse('at-the-top')
      : [{ type: 'Escalated', data: { to }, parts: { text: { text } } }];
  },
};

function aboveLead(p: Problem, context: Context): string | undefined {
  const from = p.escalatedTo ?? p.lead ?? p.office;
  const to = supervisingUnit(context.world.people, from, today(context));
  return to === from ? undefined : to;
}

export const list: Step<CommandData['list']> = {
  from: ['signed'],
  rules: [isProblem],
  decide({ measures, reason, condition, owner, reviewOn }, p, context) {
    const bad = badReview(reviewOn, context);
    if (bad) return bad;
    const { people } = context.world;
    const found = own(people.units, owner);
    if (!found || found.closed) return refuse('unknown-unit', { unit: owner });
    if (!isWithin(people, p.lead ?? '', owner)) return refuse('not-above');
    const clocks = { ...coHandlersResumed(p, context), review: reviewClock(reviewOn, context) };
    const data = { reason, condition, owner, reviewOn, clocks };
    return [{ type: 'Listed', data, parts: { text: { measures } } }];
  },
};

/** A listing ends a pause; the co-handlers' limits run on from there. */
function coHandlersResumed(p: Problem, { world, now }: Context): Clocks {
  const resumed = Object.entries(resumedClocks(p, world, now));
  return Object.fromEntries(resumed.filter(([name]) => name.startsWith('result:')));
}

function badReview(reviewOn: string, context: Context) {
  if (!isDay(reviewOn) || reviewOn <= today(context)) return refuse('bad-date');
  return reviewOn > plusDays(today(context), 366) ? refuse('review-too-far') : undefined;
}

export const reviewListing: Step<CommandData['review-listing']> = {
  from: ['listed'],
  rules: [],
  decide({ reviewOn, text }, _p, context) {
    const bad = badReview(reviewOn, context);
    if (bad) return bad;
    const clocks = { review: reviewClock(reviewOn, context) };
    return [{ type: 'ListingReviewed', data: { reviewOn, clocks }, parts: { text: { text } } }];
  },
};

export const withdrawListing: Step<CommandData['withdraw-listing']> = {
  from: ['listed'],
  rules: [(p, { by }) => (p.listing?.who === by.who ? refuse('needs-second-person') : undefined)],
  decide({ text }, p, context) {
    const { listing: _, ...unlisted } = p;
    const clocks = redoClocks(unlisted, context);
    return [{ type: 'ListingWithdrawn', data: { clocks }, parts: { text: { text } } }];
  },
};

/**
 * Nobody credits another unit: the fix is of the actor's own or of one under it; a guide's is of a
 * unit that the group looks over.
 */
function isOwnUnit(unit: string, p: Problem, { by, world }: Context): boolean {
  if (by.unit === undefined) return false;
  const { people } = world;
  const scope = by.role === 'guide' ? scopeOf({ unit: by.unit, role: 'guide' }, people) : by.unit;
  const isAssigned = p.lead === unit && p.assigned?.unit !== undefined;
  return isWithin(people, unit, scope) || (isAssigned && isWithin(people, by.unit, unit));
}

/** 审签: what a raiser reads as the answer is a head's word; a handler's has to be approved. */
const headAnswers: Rule = (p, { by }) =>
  p.raisers.length > 0 && by.role === 'handler' ? refuse('needs-approval') : undefined;

export const fixOnTheSpot: Step<CommandData['fix-on-the-spot']> = {
  from: ['registered', 'dispatched', 'signed'],
  rules: [
    isProblem,
    notTheHander,
    (p) => (p.listing ? refuse('already-listed') : undefined),
    (p, context) => {
      const offset = context.world.catalogue.settings.utcOffsetMinutes;
      const sameDay = localDay(p.registeredAt, offset) === today(context);
      return sameDay ? undefined : refuse('not-the-same-day');
    },
    headAnswers,
  ],
  decide({ lead, text, ...seen }, p, context) {
    const unit = p.lead ?? lead ?? context.by.unit;
    if (unit === undefined) return refuse('unknown-unit');
    const bad = assignable(unit, p, context);
    if (bad) return bad;
    if (!isOwnUnit(unit, p, context)) return refuse('outside-the-unit');
    const data = { lead: unit, clocks: answerClocks(p, context), ...photoHashes(seen) };
    return [{ type: 'FixedOnTheSpot', data, parts: { text: { text }, ...photoPart(seen) } }];
  },
};
