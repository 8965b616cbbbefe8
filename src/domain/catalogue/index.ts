import type { Concept } from '../../kernel/decider.ts';
import type { PeopleWorld } from '../people/index.ts';
import { authorise, decide, type CatalogueCommand } from './decide.ts';
import { declarations, type CatalogueEvent } from './events.ts';
import { evolve, initial, type Catalogue } from './state.ts';

/** Categories, grades, routing, weights, calendars and settings: one stream a tenant. */
export const catalogue: Concept<Catalogue, CatalogueCommand, CatalogueEvent, PeopleWorld> = {
  kind: 'catalogue',
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

export { deadline, running } from './calendar.ts';
export type { CatalogueCommand, CatalogueRefusal } from './decide.ts';
export { logModes, sensitiveClasses } from './events.ts';
export type { CalendarFault } from './loading.ts';
export type {
  CatalogueEvent,
  Category,
  ContinuedLog,
  EntryKind,
  GradeClock,
  Limit,
  LogMode,
  SensitiveClass,
  Weights,
} from './events.ts';
export { seededGrades, seededSettings, seededWeights } from './seeds.ts';
export { calendarOf, entryOn, holdsArea, initial as noCatalogue, routed } from './state.ts';
export type { Catalogue } from './state.ts';
