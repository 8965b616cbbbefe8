import type { Deciding } from '../../kernel/decider.ts';
import { isRefusal, refuse as refuseAny, type Refusal } from '../../kernel/refusal.ts';
import { own } from '../../kernel/own.ts';
import type { Json } from '../../kernel/json.ts';
import { isWithin, postsOf, type People } from '../people/index.ts';
import type { World } from '../world.ts';
import { isClosedTo, isOfLead, sightOf } from './can.ts';
import { isProblemKind } from './classes.ts';
import { today } from './clocks.ts';
import type { Matter, ProblemEvent } from './events.ts';
import type { ProblemRefusal } from './refusals.ts';
import type { Problem, Status } from './state.ts';

export type Context = Deciding<World>;
export type Decision = readonly ProblemEvent[] | Refusal<ProblemRefusal>;
/** A rule that needs no more than the state and the actor: the console shows it before anyone tries. */
export type Rule = (p: Problem, context: Context) => Refusal<ProblemRefusal> | undefined;

/** One lawful step: from which statuses, under which standing rules, and what it brings about. */
export interface Step<Data> {
  readonly from: readonly Status[];
  readonly rules: readonly Rule[];
  decide(data: Data, p: Problem, context: Context): Decision;
}

export function refuse(
  code: ProblemRefusal,
  detail?: { readonly [key: string]: Json },
): Refusal<ProblemRefusal> {
  return refuseAny(code, detail);
}

export function firstRefusal(
  ...found: readonly (Refusal<ProblemRefusal> | undefined)[]
): Refusal<ProblemRefusal> | undefined {
  return found.find(isRefusal);
}

export const isProblem: Rule = (p) => (isProblemKind(p) ? undefined : refuse('only-a-reply'));
export const isRequest: Rule = (p) => (isProblemKind(p) ? refuse('not-a-problem') : undefined);

export function notAsked(matter: Matter): Rule {
  return (p) => (p.asks[matter] ? refuse('already-asked') : undefined);
}

export function asked(matter: Matter): Rule {
  return (p) => (p.asks[matter] ? undefined : refuse('nothing-asked'));
}

/** The one who decides is another person than the one who asked. */
export function otherPerson(matter: Matter): Rule {
  return (p, { by }) =>
    p.asks[matter]?.doer.who === by.who ? refuse('needs-second-person') : undefined;
}

/** Nobody stands above the root: what it leads is never left out of its own appraisal. */
export const someoneAbove: Rule = (p, { world }) =>
  p.lead !== undefined && p.lead === world.people.root ? refuse('at-the-top') : undefined;

/** The one who decides stands outside the lead unit. */
export const otherUnit: Rule = (p, { by, world }) =>
  by.unit !== undefined && p.lead !== undefined && isWithin(world.people, by.unit, p.lead)
    ? refuse('needs-other-unit')
    : undefined;

/**
 * Who confirms somebody else's word: for matters that staff registered, a unit other than the
 * registrar's too.
 */
export const notTheRegistrar: Rule = (p, { by }) => {
  if (p.source === 'resident') return undefined;
  if (by.unit === p.registrar.unit) return refuse('needs-other-unit');
  return isRegistrar(p, by.who) ? refuse('needs-second-person') : undefined;
};

function isRegistrar(p: Problem, who: string | undefined): boolean {
  return p.source !== 'resident' && who !== undefined && p.registrar.who === who;
}

/** The code of a matter that was registered for somebody is never shown to its registrar. */
export const notForTheRegistrar: Rule = (p, { by }) =>
  isRegistrar(p, by.who) ? refuse('needs-second-person') : undefined;

export const notTheFixer: Rule = (p, { by }) =>
  p.fixers.some((doer) => doer.who === by.who) ? refuse('needs-second-person') : undefined;

/** Whoever had a raiser's code in hand could confirm what they fixed themselves. */
export const notTheHander: Rule = (p, { by: { who } }) =>
  who !== undefined && p.raisers.some((r) => r.handedBy?.includes(who))
    ? refuse('needs-second-person')
    : undefined;

/** A unit that a matter can be given to: open, and not the one it is about. */
export function assignable(
  unit: string,
  p: Pick<Problem, 'about'>,
  { world }: Pick<Context, 'world'>,
): Refusal<ProblemRefusal> | undefined {
  const found = own(world.people.units, unit);
  if (!found || found.closed) return refuse('unknown-unit', { unit });
  return p.about !== undefined && isAccused(unit, p.about, world.people)
    ? refuse('accused-unit', { unit })
    : undefined;
}

/** The unit that a matter is about and all under it; the root has nobody else to handle its own. */
export function isAccused(unit: string, about: string, people: People): boolean {
  return isWithin(people, unit, about) && unit !== people.root;
}

/**
 * A second named person, in post, who sees the matter and is not the actor, not a fixer and not
 * under the lead, and for a matter that staff registered not the registrar or in their unit.
 */
export function badWitness(
  witness: string | undefined,
  p: Problem,
  context: Context,
): Refusal<ProblemRefusal> | undefined {
  if (witness === undefined) return refuse('needs-witness');
  const who = context.whoOf(witness);
  if (who === context.by.who) return refuse('needs-second-person');
  const { people } = context.world;
  const posts = postsOf(people, witness, today(context));
  if (posts.length === 0) return refuse('unknown-person');
  const involved = p.fixers.some((doer) => doer.who === who) || isRegistrar(p, who);
  const near = posts.some((q) => isOfLead(q.unit, p, people));
  const apart = posts.some((q) => p.source === 'resident' || q.unit !== p.registrar.unit);
  const sees = posts.some((q) => sightOf(q, p, people) !== 'none');
  const fit = apart && sees && !near && !involved && !isClosedTo(posts, p, people);
  return fit ? undefined : refuse('needs-witness');
}
