import { assertNever } from '../../kernel/assert-never.ts';
import type { Recorded } from '../../kernel/event.ts';
import { own } from '../../kernel/own.ts';
import type { Day } from '../../kernel/time.ts';
import type { PeopleEvent, Post, UnitFacts, UnitKind } from './events.ts';

export interface Unit extends UnitFacts {
  readonly id: string;
  readonly kind: UnitKind;
  /** Absent at the root. */
  readonly parent?: string;
  readonly closed?: boolean;
}

/** Units, persons and posts of a tenant, folded from its one `people` stream. */
export interface People {
  readonly units: { readonly [id: string]: Unit };
  readonly persons: { readonly [id: string]: { readonly left?: boolean } };
  readonly posts: { readonly [id: string]: Post };
  readonly root?: string;
}

export const initial: People = { units: {}, persons: {}, posts: {} };

export function evolve(state: People, event: Recorded<PeopleEvent>): People {
  switch (event.type) {
    case 'UnitOpened': {
      const { unit, ...facts } = event.data;
      const opened = { ...state, units: { ...state.units, [unit]: { id: unit, ...facts } } };
      return facts.parent === undefined ? { ...opened, root: unit } : opened;
    }
    case 'UnitChanged': {
      const { unit, ...facts } = event.data;
      return withUnit(state, unit, facts);
    }
    case 'UnitMoved':
      return withUnit(state, event.data.unit, { parent: event.data.parent });
    case 'UnitClosed':
      return withUnit(state, event.data.unit, { closed: true });
    case 'UnitRenamed':
    case 'AccountInvited':
      return state;
    case 'PersonRegistered':
      return { ...state, persons: { ...state.persons, [event.data.person]: {} } };
    case 'PersonLeft':
      return { ...state, persons: { ...state.persons, [event.data.person]: { left: true } } };
    case 'PostTaken': {
      const { post, ...rest } = event.data;
      return { ...state, posts: { ...state.posts, [post]: { id: post, ...rest } } };
    }
    case 'PostEnded': {
      const post = own(state.posts, event.data.post);
      if (!post) throw new Error(`no post ${event.data.post}`);
      return { ...state, posts: { ...state.posts, [post.id]: { ...post, to: event.data.to } } };
    }
    default:
      return assertNever(event, 'people event');
  }
}

function withUnit(state: People, id: string, change: Partial<Unit>): People {
  const unit = own(state.units, id);
  if (!unit) throw new Error(`no unit ${id}`);
  return { ...state, units: { ...state.units, [id]: { ...unit, ...change } } };
}

/** A unit and all above it, from itself to the root. */
export function chainOf(people: People, unit: string): readonly string[] {
  const chain: string[] = [];
  for (let id: string | undefined = unit; id !== undefined; id = own(people.units, id)?.parent) {
    if (chain.includes(id)) throw new Error(`the unit tree has a circle at ${id}`);
    chain.push(id);
  }
  return chain;
}

/** Whether `unit` is `above` or lies under it. */
export function isWithin(people: People, unit: string, above: string): boolean {
  return chainOf(people, unit).includes(above);
}

/** The unit and all under it. Cost: one pass over the units. */
export function subtreeOf(people: People, unit: string): readonly string[] {
  return Object.keys(people.units).filter((id) => isWithin(people, id, unit));
}

export function isCurrent(post: Post, today: Day): boolean {
  return post.from <= today && (post.to === undefined || today <= post.to);
}

/** Acting authority may be for some actions only. */
export function covers(post: Pick<Post, 'scope'>, action: string): boolean {
  return post.scope === undefined || post.scope.includes(action);
}

export function postsOf(people: People, person: string, today: Day): readonly Post[] {
  if (own(people.persons, person)?.left) return [];
  return (arranged(people).byPerson.get(person) ?? []).filter((post) => isCurrent(post, today));
}

export function hasOffice(people: People, unit: string, today: Day): boolean {
  const posts = arranged(people).byUnit.get(unit) ?? [];
  return posts.some((post) => post.role === 'office' && isHeld(people, post, today));
}

interface Arranged {
  readonly byUnit: ReadonlyMap<string, readonly Post[]>;
  readonly byPerson: ReadonlyMap<string, readonly Post[]>;
}

// Every report asks which offices there are. Posts are replaced and never changed, so what was made
// of them once stays right; looking through all of them took a third of the time of a report.
const arrangements = new WeakMap<People['posts'], Arranged>();

function arranged({ posts }: People): Arranged {
  const known = arrangements.get(posts);
  if (known) return known;
  const all = Object.values(posts);
  const made = {
    byUnit: Map.groupBy(all, (post) => post.unit),
    byPerson: Map.groupBy(all, (post) => post.person),
  };
  arrangements.set(posts, made);
  return made;
}

/** Somebody who hasn't left is in the post today. */
export function isHeld(people: People, post: Post, today: Day): boolean {
  return isCurrent(post, today) && !own(people.persons, post.person)?.left;
}

/** 上级: the nearest unit above that has an office; at the root, the tenant's own. */
export function supervisingUnit(people: People, unit: string, today: Day): string {
  const above = chainOf(people, unit).slice(1);
  const found = above.find((id) => hasOffice(people, id, today));
  const root = found ?? people.root;
  if (root === undefined) throw new Error('a tenant has a root unit');
  return root;
}
