import type { Asking, Authority, Command, Deciding, Settling } from '../../kernel/decider.ts';
import { isId } from '../../kernel/id.ts';
import { own } from '../../kernel/own.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { isDay, localDay, type Day } from '../../kernel/time.ts';
import {
  unitKinds,
  roles,
  type PeopleEvent,
  type Post,
  type Role,
  type UnitFacts,
  type UnitKind,
} from './events.ts';
import { covers, isHeld, isWithin, postsOf, type People } from './state.ts';

export interface Names {
  readonly zh: string;
  readonly en?: string;
}

export type PeopleCommand =
  | Command<
      'open-unit',
      { unit: string; kind: UnitKind; parent?: string; names: Names } & UnitFacts
    >
  | Command<'change-unit', { unit: string } & UnitFacts>
  | Command<'rename-unit', { unit: string; names: Names }>
  | Command<'move-unit', { unit: string; parent: string }>
  | Command<'close-unit', { unit: string }>
  | Command<'register-person', { person: string; name: string; phone?: string }>
  /** `replaces`: the person has an account, which the new one takes the place of. */
  | Command<'invite', { person: string; replaces?: boolean }>
  | Command<'leave', { person: string }>
  | Command<
      'take-post',
      {
        post: string;
        person: string;
        unit: string;
        role: Role;
        from: Day;
        to?: Day;
        actingFor?: string;
        scope?: readonly string[];
      }
    >
  | Command<'end-post', { post: string; to: Day }>;

export type PeopleRefusal =
  | 'not-allowed'
  | 'unknown-unit'
  | 'unit-exists'
  | 'unit-closed'
  | 'unit-in-use'
  | 'root-exists'
  | 'would-close-a-circle'
  | 'already-so'
  | 'unknown-person'
  | 'person-exists'
  | 'person-left'
  | 'unknown-post'
  | 'post-exists'
  | 'post-ended'
  | 'bad-period'
  | 'acting-needs-an-end'
  | 'unknown-role'
  | 'unknown-unit-kind'
  | 'bad-id';

export interface PeopleWorld {
  readonly people: People;
  readonly catalogue: { readonly settings: { readonly utcOffsetMinutes: number } };
}

export function todayOf(context: Settling<PeopleWorld>): Day {
  return localDay(context.now, context.world.catalogue.settings.utcOffsetMinutes);
}

/** Offices arrange their own unit and what is under it; the system sets up a tenant. */
export function authorise(
  command: PeopleCommand,
  state: People,
  context: Asking<PeopleWorld>,
): readonly Authority[] | Refusal<PeopleRefusal> {
  if (context.actor.as === 'system') return [{ role: 'system' }];
  if (context.actor.as !== 'person') return refuse('not-allowed');
  const today = todayOf(context);
  const units = unitsOf(command, state, today);
  const offices = postsOf(state, context.actor.person, today).filter(
    (post) =>
      post.role === 'office' &&
      covers(post, command.name) &&
      units.every((u) => isWithin(state, u, post.unit)) &&
      (command.name !== 'invite' || mayInvite(post, command.data, units, state)),
  );
  return offices.length > 0 ? offices : refuse('not-allowed');
}

/**
 * The units whose common office may do it. A further post is for an office above all posts that the
 * person has: a post can close matters to whoever holds it, so no unit may hand one to others' people.
 */
function unitsOf(command: PeopleCommand, state: People, today: Day): readonly string[] {
  switch (command.name) {
    case 'open-unit':
      return command.data.parent === undefined ? ['?'] : [command.data.parent];
    case 'move-unit':
      return [command.data.unit, command.data.parent];
    case 'change-unit':
    case 'rename-unit':
    case 'close-unit':
      return [command.data.unit];
    case 'take-post':
      return [command.data.unit, ...unitsNow(command.data.person, state, today)];
    case 'end-post':
      return [own(state.posts, command.data.post)?.unit ?? '?'];
    case 'register-person':
      return [];
    case 'invite': {
      const units = unitsNow(command.data.person, state, today);
      return units.length > 0 ? units : [state.root ?? '?'];
    }
    case 'leave': {
      const posts = Object.values(state.posts).filter((p) => p.person === command.data.person);
      return posts.length > 0 ? posts.map((p) => p.unit) : [state.root ?? '?'];
    }
  }
}

/**
 * Whoever makes a link could use it themselves. To take the place of an account it needs an office
 * strictly above the person, or the root's, and never for oneself.
 */
function mayInvite(
  post: Post,
  { person, replaces }: { readonly person: string; readonly replaces?: boolean },
  units: readonly string[],
  state: People,
): boolean {
  if (replaces !== true) return true;
  if (post.person === person) return false;
  return post.unit === state.root || !units.includes(post.unit);
}

/** Where a person has a post that isn't over. */
function unitsNow(person: string, state: People, today: Day): readonly string[] {
  return Object.values(state.posts)
    .filter((p) => p.person === person && (p.to === undefined || p.to >= today))
    .map((p) => p.unit);
}

export function decide(
  command: PeopleCommand,
  state: People,
  context: Deciding<PeopleWorld>,
): readonly PeopleEvent[] | Refusal<PeopleRefusal> {
  switch (command.name) {
    case 'open-unit': {
      const { names, ...data } = command.data;
      if (!isId(data.unit)) return refuse('bad-id');
      if (own(state.units, data.unit)) return refuse('unit-exists');
      if (!unitKinds.includes(data.kind)) return refuse('unknown-unit-kind');
      if (data.parent === undefined && state.root !== undefined) return refuse('root-exists');
      const closed = data.parent === undefined ? undefined : openUnit(state, data.parent);
      return (
        closed ?? [{ type: 'UnitOpened', data, parts: { published: label(data.unit, names) } }]
      );
    }
    case 'change-unit':
      return openUnit(state, command.data.unit) ?? [{ type: 'UnitChanged', data: command.data }];
    case 'rename-unit': {
      const { unit, names } = command.data;
      const published = label(unit, names);
      return (
        openUnit(state, unit) ?? [{ type: 'UnitRenamed', data: { unit }, parts: { published } }]
      );
    }
    case 'move-unit':
      return moveUnit(command.data, state);
    case 'close-unit':
      return closeUnit(command.data.unit, state, todayOf(context));
    case 'register-person': {
      const { person, ...content } = command.data;
      if (!isId(person)) return refuse('bad-id');
      if (own(state.persons, person)) return refuse('person-exists');
      return [{ type: 'PersonRegistered', data: { person }, parts: { person: content } }];
    }
    case 'invite': {
      const person = own(state.persons, command.data.person);
      if (!person) return refuse('unknown-person');
      const invited = { type: 'AccountInvited', data: { person: command.data.person } } as const;
      return person.left ? refuse('person-left') : [invited];
    }
    case 'leave': {
      const person = own(state.persons, command.data.person);
      if (!person) return refuse('unknown-person');
      return person.left ? refuse('person-left') : [{ type: 'PersonLeft', data: command.data }];
    }
    case 'take-post':
      return takePost(command.data, state);
    case 'end-post': {
      const post = own(state.posts, command.data.post);
      if (!post) return refuse('unknown-post');
      if (!isDay(command.data.to) || command.data.to < post.from) return refuse('bad-period');
      if (post.to !== undefined && post.to < command.data.to) return refuse('post-ended');
      return [{ type: 'PostEnded', data: command.data }];
    }
  }
}

function label(unit: string, names: Names) {
  return { ref: `unit:${unit}`, ...names };
}

function openUnit(state: People, id: string): Refusal<PeopleRefusal> | undefined {
  const unit = own(state.units, id);
  if (!unit) return refuse('unknown-unit');
  return unit.closed ? refuse('unit-closed') : undefined;
}

function moveUnit(
  { unit, parent }: { unit: string; parent: string },
  state: People,
): readonly PeopleEvent[] | Refusal<PeopleRefusal> {
  const bad = openUnit(state, unit) ?? openUnit(state, parent);
  if (bad) return bad;
  const from = own(state.units, unit)?.parent;
  if (from === undefined || isWithin(state, parent, unit)) return refuse('would-close-a-circle');
  return from === parent
    ? refuse('already-so')
    : [{ type: 'UnitMoved', data: { unit, from, parent } }];
}

function closeUnit(
  unit: string,
  state: People,
  today: Day,
): readonly PeopleEvent[] | Refusal<PeopleRefusal> {
  const bad = openUnit(state, unit);
  if (bad) return bad;
  const inUse =
    Object.values(state.units).some((u) => u.parent === unit && !u.closed) ||
    Object.values(state.posts).some(
      (p) => p.unit === unit && (isHeld(state, p, today) || p.from > today),
    );
  return inUse ? refuse('unit-in-use') : [{ type: 'UnitClosed', data: { unit } }];
}

function takePost(
  data: Extract<PeopleCommand, { name: 'take-post' }>['data'],
  state: People,
): readonly PeopleEvent[] | Refusal<PeopleRefusal> {
  const person = own(state.persons, data.person);
  if (!person) return refuse('unknown-person');
  if (person.left) return refuse('person-left');
  if (!isId(data.post)) return refuse('bad-id');
  if (own(state.posts, data.post)) return refuse('post-exists');
  const bad = openUnit(state, data.unit);
  if (bad) return bad;
  if (!roles.includes(data.role)) return refuse('unknown-role');
  if (!isDay(data.from) || (data.to !== undefined && (!isDay(data.to) || data.to < data.from))) {
    return refuse('bad-period');
  }
  if (data.actingFor !== undefined) {
    const principal = own(state.posts, data.actingFor);
    if (!principal) return refuse('unknown-post');
    if (data.to === undefined) return refuse('acting-needs-an-end');
    if (principal.unit !== data.unit || principal.role !== data.role) return refuse('not-allowed');
  }
  return [{ type: 'PostTaken', data }];
}
