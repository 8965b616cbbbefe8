import { localDay, plusSeconds, type Instant } from '../../kernel/time.ts';
import { postsOf, supervisingUnit, type Post } from '../people/index.ts';
import { today } from './clocks.ts';
import type { CommandName } from './commands.ts';
import { nextStep, type Looking } from './decide.ts';
import { matters, type Matter } from './events.ts';
import type { Problem } from './state.ts';
import { lateSince } from './view.ts';
import { nextDue } from './settle.ts';

/** Why a matter waits for somebody; the last four say more of one that waits anyway. */
export const waitingReasons = [
  'decide',
  'dispatch',
  'sign',
  'contact',
  'reply',
  'result',
  'co-result',
  'call-back',
  'check',
  'review',
  'raised',
  'returned',
  'reopened',
  'reminded',
] as const;
type WaitingReason = (typeof waitingReasons)[number];

export interface Waiting {
  readonly reason: WaitingReason;
  /** When it is due, or was. */
  readonly due?: Instant;
  /** decide: what was asked for. */
  readonly matter?: Matter;
  /** How often. */
  readonly count?: number;
}

/** A listing is brought up so long before its review, and one that rose by itself for so long after. */
const AHEAD = 3 * 86_400;
const RISEN = 7 * 86_400;

/**
 * What of a matter waits for the actor now, by what they may lawfully do and by the clocks. Not all
 * that they may do waits for them: what another unit has in hand comes to those above it when it is
 * late. Nothing, if they only may look.
 */
export function waitingFor(p: Problem, context: Looking): readonly Waiting[] {
  if (context.actor.as !== 'person' || p.status === 'unregistered') return [];
  const posts = postsOf(context.world.people, context.actor.person, today(context));
  const looker: Looker = {
    p,
    context,
    posts,
    units: posts.map(({ unit }) => unit),
    who: context.whoOf(context.actor.person),
    may: (name) => {
      const step = nextStep(name, p, context);
      return step !== undefined && step.refusal === undefined;
    },
  };
  const found = rules.flatMap((rule) => rule(looker));
  return found.length === 0 ? [] : [...found, ...besides(p)];
}

/** The more urgent, the smaller as text. */
export function urgencyOf(waiting: readonly Waiting[], p: Problem): string {
  const [first] = waiting.flatMap(({ due }) => due ?? []).sort();
  return `${first ?? '~'} ${p.registeredAt}`;
}

interface Looker {
  readonly p: Problem;
  readonly context: Looking;
  readonly posts: readonly Post[];
  readonly units: readonly string[];
  readonly who: string;
  readonly may: (name: CommandName) => boolean;
}

type Rule = (looker: Looker) => readonly Waiting[];

const decide: Rule = (looker) =>
  matters
    .filter((matter) => looker.p.asks[matter] && isNear(looker))
    .filter((matter) => looker.may(`grant-${matter}`) || looker.may(`refuse-${matter}`))
    .map((matter) => ({
      reason: 'decide',
      matter,
      ...dueOf(lateSince(looker.p) ?? nextDue(looker.p)),
    }));

const dispatch: Rule = ({ p, units, may }) => {
  const isTheirs = units.includes(p.office) || p.overdue['dispatch'] !== undefined;
  return p.status === 'registered' && isTheirs && may('dispatch')
    ? [{ reason: 'dispatch', ...clockOf(p, 'dispatch') }]
    : [];
};

const sign: Rule = ({ p, units, may }) => {
  if (!may('sign')) return [];
  const own = units.find((unit) => p.clocks[`sign:${unit}`] !== undefined);
  return [{ reason: 'sign', ...clockOf(p, own === undefined ? 'sign' : `sign:${own}`) }];
};

const contact: Rule = (looker) => {
  const { p, may } = looker;
  const isAsked = p.clocks['contact'] !== undefined || p.overdue['contact'] !== undefined;
  return isAsked && p.contacted !== true && isHandling(looker) && may('contact')
    ? [{ reason: 'contact', ...clockOf(p, 'contact') }]
    : [];
};

const result: Rule = (looker) => {
  const { p, may } = looker;
  if (p.status !== 'signed' || p.paused || p.asks.answer || !isHandling(looker)) return [];
  const reason = may('ask-answer') ? 'result' : may('reply') ? 'reply' : undefined;
  return reason === undefined ? [] : [{ reason, ...clockOf(p, 'result') }];
};

const coResult: Rule = ({ p, units, may }) => {
  const own = units.find((unit) =>
    p.coHandlers.some((c) => c.unit === unit && c.signed === true && c.answered !== true),
  );
  return own !== undefined && may('co-answer')
    ? [{ reason: 'co-result', ...clockOf(p, `result:${own}`) }]
    : [];
};

/** One attempt a day counts: a matter that was tried today rests until tomorrow. */
const callBack: Rule = (looker) => {
  const { p, context, may } = looker;
  if (p.status !== 'answered' || !isCaller(looker)) return [];
  const offset = context.world.catalogue.settings.utcOffsetMinutes;
  const isTried = p.attempts.some((at) => localDay(at, offset) === today(context));
  const due = clockOf(p, 'call-back');
  if (!isTried && may('call-back')) return [{ reason: 'call-back', ...due }];
  return may('check') ? [{ reason: 'check', ...due }] : [];
};

const review: Rule = ({ p, context, units, may }) => {
  const { listing } = p;
  if (p.status !== 'listed' || listing === undefined) return [];
  const { people } = context.world;
  const owner =
    listing.owner === p.lead
      ? supervisingUnit(people, listing.owner, today(context))
      : listing.owner;
  const clock = p.clocks['review'];
  if (clock === undefined || !units.includes(owner) || !may('review-listing')) return [];
  const isSoon = clock.due <= plusSeconds(context.now, AHEAD);
  const hasRisen = listing.level > 0 && context.now <= plusSeconds(clock.from, RISEN);
  if (!isSoon && !hasRisen) return [];
  return [
    { reason: 'review', due: clock.due },
    ...(hasRisen ? [{ reason: 'raised', count: listing.level } as const] : []),
  ];
};

const rules: readonly Rule[] = [
  decide,
  dispatch,
  sign,
  contact,
  result,
  coResult,
  callBack,
  review,
];

function besides({ returns, reopened, reminders, status }: Problem): readonly Waiting[] {
  const times = (reason: WaitingReason, count: number) => (count > 0 ? [{ reason, count }] : []);
  return [
    ...times('returned', status === 'registered' || status === 'dispatched' ? returns : 0),
    ...times('reopened', reopened),
    ...times('reminded', reminders),
  ];
}

/** Their unit has it to dispatch, leads it, or stands right above the lead. */
function isNear({ p, context, units }: Looker): boolean {
  const above = supervisingUnit(context.world.people, p.lead ?? p.office, today(context));
  return [p.office, p.lead, above].some((unit) => unit !== undefined && units.includes(unit));
}

/** It is in the hands of their unit, and not given to another person of it. */
function isHandling({ p, units, who, may }: Looker): boolean {
  const hands = [p.lead, p.assigned?.unit];
  if (!hands.some((unit) => unit !== undefined && units.includes(unit))) return false;
  const assignee = p.assigned?.assignee;
  return assignee === undefined || assignee === who || may('assign');
}

/** Calling and looking is what callers and guides are for; a desk does it for its own matters. */
function isCaller(looker: Looker): boolean {
  const isTheirWork = looker.posts.some(({ role }) => role === 'caller' || role === 'guide');
  return isTheirWork || isNear(looker) || looker.p.overdue['call-back'] !== undefined;
}

function clockOf(p: Problem, name: string) {
  return dueOf(p.overdue[name] ?? p.clocks[name]?.due);
}

function dueOf(due: Instant | undefined) {
  return due === undefined ? {} : { due };
}
