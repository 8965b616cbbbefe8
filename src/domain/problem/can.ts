import {
  covers,
  isWithin,
  supervisingUnit,
  type People,
  type Post,
  type Role,
} from '../people/index.ts';
import { own } from '../../kernel/own.ts';
import type { Day } from '../../kernel/time.ts';
import type { CommandName } from './commands.ts';
import type { Problem } from './state.ts';

/**
 * How a post's unit stands to a matter.
 * - dispatching: the office that has it to dispatch, or a unit above that office
 * - leading: the lead unit itself; lead: that unit, or the one that it assigned it to or one under
 *   that. Nobody else under a lead handles a matter: a lead can be the root, and all are under it.
 * - co: a co-handler
 * - supervising: the supervising unit of the lead (before dispatch: of the office), or above it
 * - owning: the unit whose level owns the listing, or above it; if that is the lead, what supervises it
 * - registrar: the unit that registered it
 * - independent: sees it, and is neither lead nor co-handler, nor under these, nor behind the fix.
 *   All are under the root: of what it leads, those are independent that it never gave it to.
 * - sees: some unit that had it in hand is the post's own or under it
 */
export type Relation =
  | 'dispatching'
  | 'leading'
  | 'lead'
  | 'co'
  | 'supervising'
  | 'owning'
  | 'registrar'
  | 'independent'
  | 'sees';

type Right = readonly [roles: readonly Role[], relation: Relation];

const desk: readonly Role[] = ['dispatcher', 'office'];
const heads: readonly Role[] = ['lead', 'office'];
const hands: readonly Role[] = ['handler', 'lead', 'office'];
const checkers: readonly Role[] = ['caller', 'guide', 'dispatcher', 'office'];

/** role × action × relation: everything that staff may do to a matter. Raisers have a list below. */
export const rights: { readonly [action in CommandName]?: readonly Right[] } = {
  'not-take-up': [[desk, 'dispatching']],
  dispatch: [[desk, 'dispatching']],
  bind: [[desk, 'supervising']],
  correct: [[desk, 'dispatching']],
  sign: [
    [hands, 'lead'],
    [hands, 'co'],
  ],
  'ask-return': [[hands, 'lead']],
  'grant-return': [[desk, 'dispatching']],
  'refuse-return': [[desk, 'dispatching']],
  assign: [[heads, 'lead']],
  contact: [
    [hands, 'lead'],
    [checkers, 'dispatching'],
  ],
  'add-co-handlers': [
    [heads, 'leading'],
    [desk, 'dispatching'],
  ],
  'co-answer': [[hands, 'co']],
  escalate: [[heads, 'lead']],
  'ask-extension': [[hands, 'lead']],
  'grant-extension': [
    [desk, 'dispatching'],
    [desk, 'supervising'],
  ],
  'refuse-extension': [
    [desk, 'dispatching'],
    [desk, 'supervising'],
  ],
  'ask-pause': [[hands, 'lead']],
  'grant-pause': [
    [heads, 'leading'],
    [desk, 'dispatching'],
    [desk, 'supervising'],
  ],
  'refuse-pause': [
    [heads, 'leading'],
    [desk, 'dispatching'],
    [desk, 'supervising'],
  ],
  resume: [
    [hands, 'lead'],
    [desk, 'dispatching'],
  ],
  list: [[heads, 'lead']],
  'review-listing': [[desk, 'owning']],
  'withdraw-listing': [
    [heads, 'leading'],
    [desk, 'supervising'],
  ],
  'fix-on-the-spot': [
    [hands, 'lead'],
    [hands, 'registrar'],
    [['guide'], 'registrar'],
  ],
  'ask-answer': [[hands, 'lead']],
  'grant-answer': [
    [heads, 'leading'],
    [desk, 'supervising'],
  ],
  'refuse-answer': [
    [heads, 'leading'],
    [desk, 'supervising'],
  ],
  'ask-not-fixed': [[hands, 'lead']],
  'grant-not-fixed': [
    [desk, 'dispatching'],
    [desk, 'supervising'],
  ],
  'refuse-not-fixed': [
    [desk, 'dispatching'],
    [desk, 'supervising'],
  ],
  'ask-exclusion': [[hands, 'lead']],
  'grant-exclusion': [
    [desk, 'dispatching'],
    [desk, 'supervising'],
  ],
  'refuse-exclusion': [
    [desk, 'dispatching'],
    [desk, 'supervising'],
  ],
  'ask-publish': [
    [desk, 'dispatching'],
    [heads, 'lead'],
  ],
  'grant-publish': [[desk, 'dispatching']],
  'refuse-publish': [[desk, 'dispatching']],
  'withdraw-publication': [[desk, 'dispatching']],
  'withdraw-ask': [
    [hands, 'lead'],
    [desk, 'dispatching'],
  ],
  reply: [
    [desk, 'dispatching'],
    [heads, 'leading'],
  ],
  'call-back': [[checkers, 'independent']],
  check: [[checkers, 'independent']],
  verify: [[checkers, 'independent']],
  'look-back': [[checkers, 'independent']],
  redirect: [[desk, 'dispatching']],
  merge: [[desk, 'dispatching']],
  split: [[desk, 'dispatching']],
  'reissue-code': [[checkers, 'dispatching']],
  erase: [[['office'], 'dispatching']],
};

/** What a raiser may do to their own matter, with the code. */
export const raiserRights: readonly CommandName[] = ['confirm', 'dispute', 'remind'];
/** What only the system does, within a transaction that somebody else began. */
export const systemRights: readonly CommandName[] = [
  'join-raisers',
  'leave-raisers',
  'hand-code',
  'undo-import',
  'settle',
];
/** Roles that register what they find or hear. */
export const registrars: readonly Role[] = [
  'office',
  'dispatcher',
  'caller',
  'lead',
  'handler',
  'guide',
  'instructor',
  'representative',
];

/** The part of the tree that a post looks over: a guide's is what the unit above its group holds. */
export function scopeOf(post: Pick<Post, 'unit' | 'role'>, people: People): string {
  if (post.role !== 'guide') return post.unit;
  return own(people.units, post.unit)?.parent ?? post.unit;
}

/**
 * One post in the accused unit closes a matter to a person, whatever their other posts: for reading
 * and for acting.
 */
export function isClosedTo(
  posts: readonly Pick<Post, 'unit' | 'role'>[],
  p: Problem,
  people: People,
): boolean {
  return posts.some((post) => isBarred(post, p, people));
}

/** A matter about a unit is closed to that unit and all under it (the root's own office excepted). */
export function isBarred(post: Pick<Post, 'unit' | 'role'>, p: Problem, people: People): boolean {
  if (p.about === undefined || !isWithin(people, post.unit, p.about)) return false;
  return !(post.unit === people.root && post.role === 'office');
}

export function relates(
  relation: Relation,
  post: Pick<Post, 'unit' | 'role'>,
  p: Problem,
  people: People,
  today: Day,
): boolean {
  const under = (unit: string | undefined) =>
    unit !== undefined && isWithin(people, post.unit, unit);
  const over = (unit: string | undefined) =>
    unit !== undefined && isWithin(people, unit, post.unit);
  switch (relation) {
    case 'dispatching':
      return over(p.office);
    case 'leading':
      return post.unit === p.lead;
    case 'lead':
      return post.unit === p.lead || isAssigned(post.unit, p, people);
    case 'co':
      return p.coHandlers.some((c) => c.unit === post.unit);
    case 'supervising':
      return over(supervisingUnit(people, p.lead ?? p.office, today));
    case 'owning':
      return over(
        p.listing?.owner === p.lead && p.lead !== undefined
          ? supervisingUnit(people, p.lead, today)
          : p.listing?.owner,
      );
    case 'registrar':
      return post.unit === p.registrar.unit;
    case 'independent':
      return (
        relates('sees', post, p, people, today) &&
        !isOfLead(post.unit, p, people) &&
        !p.coHandlers.some((c) => under(c.unit)) &&
        !p.fixers.some((doer) => doer.unit === post.unit)
      );
    case 'sees': {
      const scope = scopeOf(post, people);
      return p.route.some((unit) => isWithin(people, unit, scope));
    }
  }
}

/**
 * Whether a unit is the lead's own side of a matter: the lead and all under it; where the root leads,
 * the root itself, and what it ever gave the matter to with all under that.
 */
export function isOfLead(
  unit: string,
  { lead, hands = [] }: Pick<Problem, 'lead' | 'hands'>,
  people: People,
): boolean {
  if (lead === undefined) return false;
  if (lead !== people.root) return isWithin(people, unit, lead);
  return unit === lead || hands.some((given) => given !== lead && isWithin(people, unit, given));
}

/** Whether the lead gave it to this unit, or to one above it that is under the lead. */
function isAssigned(unit: string, p: Problem, people: People): boolean {
  const assigned = p.assigned?.unit;
  return assigned !== undefined && assigned !== p.lead && isWithin(people, unit, assigned);
}

export function can(
  post: Post,
  action: CommandName,
  p: Problem,
  people: People,
  today: Day,
): boolean {
  if (!covers(post, action)) return false;
  if (isBarred(post, p, people)) return false;
  return (rights[action] ?? []).some(
    ([roles, relation]) => roles.includes(post.role) && relates(relation, post, p, people, today),
  );
}

/**
 * How much of a matter a post sees: `whole` with its sealed words; `part`, a co-handler's own part;
 * `slip`, the redacted slip (脱敏单) of property firms and contractors; `none`.
 */
export type Sight = 'whole' | 'part' | 'slip' | 'none';

/** Those who speak for others or teach handle nothing, and see no names. */
const outsiders: readonly Role[] = ['instructor', 'representative'];

export function sightOf(post: Pick<Post, 'unit' | 'role'>, p: Problem, people: People): Sight {
  if (isBarred(post, p, people)) return 'none';
  const scope = scopeOf(post, people);
  const seen = p.route.filter((unit) => isWithin(people, unit, scope));
  const isHandling = post.unit === p.lead || isAssigned(post.unit, p, people);
  const isCo = p.coHandlers.some((c) => c.unit === post.unit);
  if (seen.length === 0 && !isHandling && !isCo) return 'none';
  if (own(people.units, post.unit)?.kind === 'contractor' || outsiders.includes(post.role))
    return 'slip';
  const whole = seen.some((u) => !p.coHandlers.some((c) => c.unit === u));
  return isHandling || whole ? 'whole' : 'part';
}
