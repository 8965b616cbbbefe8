import { DAY_SECONDS, isDay, plusDays, type Day } from '../../../kernel/time.ts';
import {
  answerClocks,
  dispatchClocks,
  lengthened,
  remaining,
  resumedClocks,
  reviewClock,
  today,
} from '../clocks.ts';
import { isSensitive } from '../classes.ts';
import type { CommandData } from '../commands.ts';
import type { Ask, Clocks, Matter, Remaining } from '../events.ts';
import { photoHashes, photoPart, type MayShow } from '../photos.ts';
import {
  asked,
  assignable,
  isProblem,
  notAsked,
  notTheHander,
  otherPerson,
  otherUnit,
  refuse,
  someoneAbove,
  type Rule,
  type Step,
} from '../rules.ts';
import type { Problem, Status } from '../state.ts';

/** Asked by one person, decided by another: one shape for seven matters. */

const MOST_EXTENSIONS = 2;
const MOST_PAUSE_DAYS = 180;

const inHand: readonly Status[] = ['signed', 'listed'];
const canBeScored: readonly Status[] = ['dispatched', 'signed', 'listed', 'answered', 'closed'];
const publishable: readonly Status[] = [...canBeScored, 'registered'];

export const askedFrom: { readonly [matter in Matter]: readonly Status[] } = {
  return: ['dispatched'],
  answer: inHand,
  extension: ['signed'],
  pause: ['signed'],
  exclusion: canBeScored,
  'not-fixed': inHand,
  publish: publishable,
};

const askRules: { readonly [matter in Matter]: readonly Rule[] } = {
  return: [(p) => (p.bound ? refuse('bound-by-decision') : undefined)],
  answer: [isProblem, notTheHander],
  extension: [
    isProblem,
    (p) => (p.extensions >= MOST_EXTENSIONS ? refuse('extended-twice') : undefined),
    running,
  ],
  pause: [isProblem, (p) => (p.paused ? refuse('already-paused') : undefined), running],
  exclusion: [
    isProblem,
    someoneAbove,
    (p) => (p.excluded ? refuse('already-excluded') : undefined),
  ],
  'not-fixed': [isProblem],
  publish: [isProblem, (p) => (isSensitive(p) ? refuse('sensitive-stays-sealed') : undefined)],
};

function running(p: Problem) {
  return p.clocks['result'] ? undefined : refuse('no-running-deadline');
}

function ask<Data>(
  matter: Matter,
  terms: (data: Data, p: Problem) => Ask | ReturnType<typeof refuse>,
  parts: (data: Data) => { text: { text: string } | null; published?: { [key: string]: string } },
  shown: (data: Data) => MayShow = () => ({}),
): Step<Data> {
  return {
    from: askedFrom[matter],
    rules: [notAsked(matter), ...askRules[matter]],
    decide(data, p, context) {
      const found = terms(data, p);
      if ('refused' in found) return found;
      if (found.matter === 'return') {
        if (found.rightUnit === p.lead) return refuse('return-to-itself');
        const bad = assignable(found.rightUnit, p, context);
        if (bad) return bad;
      }
      if (found.matter === 'pause' && !isPauseEnd(found.until, today(context))) {
        return refuse('bad-date');
      }
      const seen = shown(data);
      const sealed = { published: null, ...photoPart(seen), ...parts(data) };
      return [{ type: 'AskMade', data: { ...found, ...photoHashes(seen) }, parts: sealed }];
    },
  };
}

/** A pause without an end would be a deadline without one. */
function isPauseEnd(until: Day | undefined, on: Day): boolean {
  if (until === undefined || !isDay(until)) return false;
  return until > on && until <= plusDays(on, MOST_PAUSE_DAYS);
}

const text = (data: { text: string }) => ({ text: { text: data.text } });

export const askReturn = ask<CommandData['ask-return']>(
  'return',
  ({ basis, rightUnit }) => ({ matter: 'return', basis, rightUnit }),
  text,
);
export const askAnswer = ask<CommandData['ask-answer']>(
  'answer',
  () => ({ matter: 'answer' }),
  text,
  (data) => data,
);
export const askExtension = ask<CommandData['ask-extension']>(
  'extension',
  ({ workdays }) => {
    const fine = Number.isInteger(workdays) && workdays >= 1 && workdays <= 60;
    return fine ? { matter: 'extension', seconds: workdays * DAY_SECONDS } : refuse('bad-number');
  },
  text,
);
export const askPause = ask<CommandData['ask-pause']>(
  'pause',
  ({ reason, until }) => ({ matter: 'pause', reason, ...(until === undefined ? {} : { until }) }),
  text,
);
export const askExclusion = ask<CommandData['ask-exclusion']>(
  'exclusion',
  ({ basis }) => ({ matter: 'exclusion', basis }),
  text,
);
export const askNotFixed = ask<CommandData['ask-not-fixed']>(
  'not-fixed',
  ({ basis }) => ({ matter: 'not-fixed', basis }),
  (data) => ({ ...text(data), published: { reason: data.publicReason } }),
);
export const askPublish = ask<CommandData['ask-publish']>(
  'publish',
  () => ({ matter: 'publish' }),
  ({ title, place }) => ({ text: null, published: { title, place } }),
);

const notTwiceReturned: Rule = (p) =>
  p.returns >= 2 ? refuse('needs-binding-decision') : undefined;

function grant<Data extends { readonly text?: string }, M extends Matter>(
  matter: M,
  rules: readonly Rule[],
  effects: Effects<Data, M>,
): Step<Data> {
  return {
    from: askedFrom[matter],
    rules: [asked(matter), otherPerson(matter), ...rules],
    decide(data, p, context) {
      const found = p.asks[matter]?.ask;
      if (!found || !isMatter(found, matter)) return refuse('nothing-asked');
      const effect = effects(found, data, p, context);
      if ('refused' in effect) return effect;
      const parts = { text: data.text === undefined ? null : { text: data.text } };
      return [{ type: 'AskGranted', data: { ...found, ...effect }, parts }];
    },
  };
}

type Effects<Data, M extends Matter> = (
  ask: Extract<Ask, { matter: M }>,
  data: Data,
  p: Problem,
  context: Parameters<Step<Data>['decide']>[2],
) => { lead?: string; clocks?: Clocks; remaining?: Remaining } | ReturnType<typeof refuse>;

function isMatter<M extends Matter>(found: Ask, matter: M): found is Extract<Ask, { matter: M }> {
  return found.matter === matter;
}

export const grantReturn = grant<CommandData['grant-return'], 'return'>(
  'return',
  [notTwiceReturned],
  ({ rightUnit }, data, p, context) => {
    const lead = data.lead ?? rightUnit;
    const bad = assignable(lead, p, context);
    if (bad) return bad;
    if (lead === p.lead) return refuse('return-to-itself');
    if (p.coHandlers.some((c) => c.unit === lead)) return refuse('lead-and-co-handler');
    return { lead, clocks: dispatchClocks(p, p.grade ?? 'general', [], context) };
  },
);

export const grantAnswer = grant<CommandData['grant-answer'], 'answer'>(
  'answer',
  [notTheHander],
  (_ask, _data, p, context) => ({ clocks: answerClocks(p, context) }),
);

export const grantExtension = grant<CommandData['grant-extension'], 'extension'>(
  'extension',
  [running],
  ({ seconds }, _data, p, { world }) => {
    const result = p.clocks['result'];
    return result
      ? { clocks: { result: lengthened(world, result, seconds) } }
      : refuse('no-running-deadline');
  },
);

/** The result clocks stand still, with what they had left; a pause with an end ends by itself. */
export const grantPause = grant<CommandData['grant-pause'], 'pause'>(
  'pause',
  [running],
  ({ until }, _data, p, context) => {
    if (until !== undefined && until < today(context)) return refuse('bad-date');
    const stopped = Object.entries(p.clocks).filter(
      ([name]) => name === 'result' || name === 'inner' || name.startsWith('result:'),
    );
    return {
      remaining: Object.fromEntries(
        stopped.map(([name, c]) => [
          name,
          { seconds: remaining(context.world, c, context.now), runs: c.runs },
        ]),
      ),
      clocks: until === undefined ? {} : { pause: reviewClock(until, context) },
    };
  },
);

export const grantExclusion = grant<CommandData['grant-exclusion'], 'exclusion'>(
  'exclusion',
  [someoneAbove, otherUnit],
  () => ({}),
);
export const grantNotFixed = grant<CommandData['grant-not-fixed'], 'not-fixed'>(
  'not-fixed',
  [],
  () => ({}),
);
export const grantPublish = grant<CommandData['grant-publish'], 'publish'>(
  'publish',
  [],
  () => ({}),
);

function refusal(matter: Matter, rules: readonly Rule[] = []): Step<{ text: string }> {
  return {
    from: askedFrom[matter],
    rules: [asked(matter), otherPerson(matter), ...rules],
    decide: (data) => [
      { type: 'AskRefused', data: { matter }, parts: { text: { text: data.text } } },
    ],
  };
}

export const refuseReturn = refusal('return', [notTwiceReturned]);
export const refuseAnswer = refusal('answer');
export const refuseExtension = refusal('extension');
export const refusePause = refusal('pause');
export const refuseExclusion = refusal('exclusion', [otherUnit]);
export const refuseNotFixed = refusal('not-fixed');
export const refusePublish = refusal('publish');

export const withdrawAsk: Step<CommandData['withdraw-ask']> = {
  from: publishable,
  rules: [
    (p, { by }) => {
      const own = Object.values(p.asks).some((a) => a.doer.who === by.who);
      return own ? undefined : refuse('not-the-asker');
    },
  ],
  decide({ matter }, p, { by }) {
    const found = p.asks[matter];
    if (!found) return refuse('nothing-asked');
    if (found.doer.who !== by.who) return refuse('not-the-asker');
    return [{ type: 'AskWithdrawn', data: { matter } }];
  },
};

export const resume: Step<CommandData['resume']> = {
  from: ['signed'],
  rules: [(p) => (p.paused ? undefined : refuse('not-paused'))],
  decide: (_data, p, { world, now }) => [
    { type: 'Resumed', data: { clocks: resumedClocks(p, world, now) } },
  ],
};
