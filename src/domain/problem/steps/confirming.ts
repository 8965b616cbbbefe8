import { localDay, plusDays, toSeconds } from '../../../kernel/time.ts';
import { lookBackClocks, redoClocks, reviewClock, silenceClock, today, within } from '../clocks.ts';
import type { CommandData } from '../commands.ts';
import type { ProblemEvent, ReopenCause, Satisfied } from '../events.ts';
import { photoHashes, photoPart, type MayShow } from '../photos.ts';
import {
  badWitness,
  isProblem,
  isRequest,
  notTheFixer,
  notTheRegistrar,
  refuse,
  type Context,
  type Rule,
  type Step,
} from '../rules.ts';
import type { Problem, Raiser } from '../state.ts';

function own(p: Problem, { actor }: Context): Raiser | undefined {
  return actor.as === 'raiser' ? p.raisers.find((r) => r.code === actor.code) : undefined;
}

function maybe(text: string | undefined) {
  return { text: text === undefined ? null : { text } };
}

function reopen(p: Problem, cause: ReopenCause, context: Context): ProblemEvent {
  if (p.lead === undefined || !p.listing || p.listing.withdrawn) {
    return { type: 'Reopened', data: { cause, clocks: redoClocks(p, context) } };
  }
  const { reviewDays } = context.world.catalogue.settings;
  const reviewOn = plusDays(today(context), reviewDays);
  const clocks = { review: reviewClock(reviewOn, context) };
  return { type: 'Reopened', data: { cause, clocks, reviewOn } };
}

/** A closed matter can still be confirmed where nobody has yet, or by a raiser who joined. */
const confirmable: Rule = (p, context) => {
  if (p.status !== 'closed') return undefined;
  if (p.closure === 'unconfirmed') return undefined;
  const silent = p.closure === 'confirmed' && !own(p, context)?.confirmed;
  return silent ? undefined : refuse('wrong-status', { status: p.status });
};

export const confirm: Step<CommandData['confirm']> = {
  from: ['answered', 'closed'],
  rules: [isProblem, confirmable],
  decide({ solved, satisfied, rating, text, ...seen }, p, context) {
    const raiser = own(p, context);
    if (!raiser) return refuse('not-the-raiser');
    if (rating !== undefined && !(Number.isInteger(rating) && rating >= 1 && rating <= 5)) {
      return refuse('bad-number');
    }
    if (solved !== 'yes') {
      const late = tooLate(p, context);
      if (late) return late;
      const reason = solved === 'partly' ? 'partly-done' : 'not-done';
      const said = { raiser: raiser.code, reason, satisfied } as const;
      return [disputed(said, text, seen), reopen(p, 'not-solved', context)];
    }
    const first = p.status !== 'closed' || p.closure !== 'confirmed';
    const clocks = first ? lookBackClocks(context) : {};
    const stars = rating === undefined ? {} : { rating };
    const channel = raiser.handed ? 'code-handed' : 'code';
    const data = { channel, raiser: raiser.code, satisfied, ...stars, clocks } as const;
    return [{ type: 'Confirmed', data, parts: maybe(text) }];
  },
};

function tooLate(p: Problem, { now, world }: Pick<Context, 'now' | 'world'>) {
  const { disputeDays } = world.catalogue.settings;
  const late = p.closedAt !== undefined && !within(disputeDays, p.closedAt, now);
  return late ? refuse('dispute-too-late') : undefined;
}

export const dispute: Step<CommandData['dispute']> = {
  from: ['answered', 'closed', 'not-taken-up'],
  rules: [(p, context) => tooLate(p, context)],
  decide({ reason, text, ...seen }, p, context) {
    const raiser = own(p, context);
    if (!raiser) return refuse('not-the-raiser');
    const cause = p.status === 'not-taken-up' ? 'not-taken-up-disputed' : 'disputed';
    return [disputed({ raiser: raiser.code, reason }, text, seen), reopen(p, cause, context)];
  },
};

type Disputed = Extract<ProblemEvent, { type: 'Disputed' }>;

function disputed(
  said: Omit<Disputed['data'], 'photos'>,
  text: string | undefined,
  seen: MayShow,
): Disputed {
  const data = { ...said, ...photoHashes(seen) };
  return { type: 'Disputed', data, parts: { ...maybe(text), ...photoPart(seen) } };
}

export const callBack: Step<CommandData['call-back']> = {
  from: ['answered'],
  rules: [
    isProblem,
    (p) => (p.raisers.length === 0 ? refuse('no-raiser') : undefined),
    notTheRegistrar,
    notTheFixer,
  ],
  decide(data, p, context) {
    return data.reached ? reached(data, p, context) : attempt(data, p, context);
  },
};

/** 三次: three attempts on different days and hours; then silence runs. */
function attempt({ channel, text }: CommandData['call-back'], p: Problem, context: Context) {
  const offset = context.world.catalogue.settings.utcOffsetMinutes;
  const hour = (at: string) => Math.floor((toSeconds(at) + offset * 60) / 3600) % 24;
  const alike = p.attempts.some(
    (at) =>
      localDay(at, offset) === localDay(context.now, offset) || hour(at) === hour(context.now),
  );
  if (alike) return refuse('attempt-too-similar');
  const clocks = p.attempts.length + 1 === 3 ? { silence: silenceClock(context) } : {};
  const data = { channel, reached: false, clocks };
  return [{ type: 'CallBackMade', data, parts: maybe(text) }] as const;
}

function reached(data: CommandData['call-back'], p: Problem, context: Context) {
  const { channel, authentic, contacted, solved, satisfied, witness, text } = data;
  const raiser = p.raisers[data.raiser ?? 0];
  if (!raiser) return refuse('no-raiser');
  if (authentic === undefined) return refuse('incomplete-call-back');
  // Somebody else answered: there is nothing that they could say about the fix.
  if (!authentic) {
    const said = { channel, reached: true, authentic, clocks: {} };
    return [{ type: 'CallBackMade' as const, data: said, parts: maybe(text) }];
  }
  if (contacted === undefined || !solved || !satisfied) return refuse('incomplete-call-back');
  const bad = badWitness(witness, p, context);
  if (bad) return bad;
  const who = witness === undefined ? {} : { witness: context.whoOf(witness) };
  const said = {
    channel,
    reached: true,
    authentic,
    contacted,
    solved,
    satisfied,
    ...who,
    clocks: {},
  };
  const made: ProblemEvent = { type: 'CallBackMade', data: said, parts: maybe(text) };
  if (solved !== 'yes') return [made, reopen(p, 'not-solved', context)];
  return [made, confirmedBy('call-back', raiser.code, satisfied, who, context)];
}

function confirmedBy(
  channel: 'call-back' | 'check',
  raiser: string | undefined,
  satisfied: Satisfied | undefined,
  who: { witness?: string },
  context: Context,
): ProblemEvent {
  const data = {
    channel,
    ...(raiser === undefined ? {} : { raiser }),
    ...(satisfied === undefined ? {} : { satisfied }),
    ...who,
    clocks: lookBackClocks(context),
  };
  return { type: 'Confirmed', data, parts: { text: null } };
}

/** Findings and visits have no raiser to ask: two persons of another unit look. */
export const check: Step<CommandData['check']> = {
  from: ['answered'],
  rules: [
    isProblem,
    (p) => (p.raisers.length > 0 ? refuse('raiser-confirms') : undefined),
    notTheRegistrar,
    notTheFixer,
  ],
  decide({ result, witness, text, ...seen }, p, context) {
    const bad = badWitness(witness, p, context);
    if (bad) return bad;
    const who = { witness: context.whoOf(witness) };
    const unit = context.by.unit ?? '';
    const found: ProblemEvent = {
      type: 'Verified',
      data: { unit, result, ...who, ...photoHashes(seen) },
      parts: { text: { text }, ...photoPart(seen) },
    };
    return result === 'holds'
      ? [found, confirmedBy('check', undefined, undefined, who, context)]
      : [found, reopen(p, 'verification-failed', context)];
  },
};

export const verify: Step<CommandData['verify']> = {
  from: ['answered', 'closed'],
  rules: [isProblem, notTheFixer, fixedNotGivenUp],
  decide({ result, text, ...seen }, p, context) {
    const unit = context.by.unit ?? '';
    const found: ProblemEvent = {
      type: 'Verified',
      data: { unit, result, ...photoHashes(seen) },
      parts: { text: { text }, ...photoPart(seen) },
    };
    return result === 'holds' ? [found] : [found, reopen(p, 'verification-failed', context)];
  },
};

function fixedNotGivenUp(p: Problem) {
  return p.closure === 'not-fixed' ? refuse('wrong-status', { closure: p.closure }) : undefined;
}

export const lookBack: Step<CommandData['look-back']> = {
  from: ['closed'],
  rules: [
    isProblem,
    notTheFixer,
    fixedNotGivenUp,
    (p) => (dueLookBack(p) === undefined ? refuse('look-back-not-due') : undefined),
  ],
  decide({ result, text, ...seen }, p, context) {
    const days = dueLookBack(p);
    if (days === undefined) return refuse('look-back-not-due');
    const data = { unit: context.by.unit ?? '', days, result, ...photoHashes(seen) };
    const parts = { text: { text }, ...photoPart(seen) };
    const found: ProblemEvent = { type: 'LookedBack', data, parts };
    return result === 'holds' ? [found] : [found, reopen(p, 'recurred', context)];
  },
};

function dueLookBack(p: Problem): 30 | 90 | undefined {
  return ([30, 90] as const).find(
    (days) => p.overdue[`look-back-${String(days)}`] !== undefined && !p.lookBacks[days],
  );
}

/** 答复: how inquiries, suggestions and praise end. */
export const reply: Step<CommandData['reply']> = {
  from: ['registered', 'dispatched', 'signed'],
  rules: [isRequest],
  decide: ({ text }) => [{ type: 'Replied', data: {}, parts: { text: { text } } }],
};
