import type { Concept } from '../../kernel/decider.ts';
import { authorise, decide, type PeopleCommand, type PeopleWorld } from './decide.ts';
import { declarations, type PeopleEvent } from './events.ts';
import { evolve, initial, type People } from './state.ts';

/** Units (单位), persons and posts: one stream a tenant. */
export const people: Concept<People, PeopleCommand, PeopleEvent, PeopleWorld> = {
  kind: 'people',
  initial,
  declarations,
  reads: () => [],
  authorise,
  decide,
  evolve,
  settle: () => [],
  reactions: () => [],
  sensitive: () => false,
};

export { todayOf } from './decide.ts';
export type { Names, PeopleCommand, PeopleRefusal, PeopleWorld } from './decide.ts';
export { roles, unitKinds } from './events.ts';
export type { PeopleEvent, Post, Role, UnitFacts, UnitKind } from './events.ts';
export {
  chainOf,
  covers,
  hasOffice,
  initial as noPeople,
  isCurrent,
  isWithin,
  postsOf,
  subtreeOf,
  supervisingUnit,
} from './state.ts';
export type { People, Unit } from './state.ts';
