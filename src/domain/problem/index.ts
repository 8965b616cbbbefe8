import type { Concept } from '../../kernel/decider.ts';
import type { World } from '../world.ts';
import { isSensitive } from './classes.ts';
import { isStream, type ProblemCommand } from './commands.ts';
import { authorise, decide } from './decide.ts';
import { declarations, type ProblemEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { reactions } from './reactions.ts';
import { nextDue, settle } from './settle.ts';
import { initial, type Problem } from './state.ts';

/** 问题 / 诉求: from a report to a confirmed fix. One stream a matter. */
export const problem: Concept<Problem, ProblemCommand, ProblemEvent, World> = {
  kind: 'problem',
  initial,
  declarations,
  reads: (command) => {
    switch (command.name) {
      case 'merge':
        return [command.data.into].filter(isStream);
      case 'split':
        return [command.data.from].filter(isStream);
      case 'import':
      case 'revise':
      case 'undo-import':
        return [`import/${command.data.import}`];
      default:
        return [];
    }
  },
  authorise,
  decide,
  evolve,
  settle,
  nextDue,
  reactions,
  sensitive: isSensitive,
  erasures: (e) => (e.type === 'PartErased' ? [{ index: e.data.index, part: e.data.part }] : []),
};

export { isClosedTo, isOfLead, relates, scopeOf, sightOf } from './can.ts';
export type { Relation, Sight } from './can.ts';
export { classOf, foundClasses, isProblemKind, listingClasses, listingOf } from './classes.ts';
export type { Class, ListingClass } from './classes.ts';
export { ledgerWords } from './commands.ts';
export type {
  CommandData,
  CommandName,
  LedgerEntry,
  ProblemCommand,
  Registration,
} from './commands.ts';
export { nextSteps } from './decide.ts';
export * as problemWords from './events.ts';
export type { Clock, Kind, Matter, ProblemEvent, Source } from './events.ts';
export { mostPhotos, type Photo } from './photos.ts';
export type { ProblemRefusal } from './refusals.ts';
export { statuses } from './state.ts';
export type { Closure, Problem, Status } from './state.ts';
export { lateSince, numberOf, rowOf, wordsIndexOf } from './view.ts';
export { urgencyOf, waitingFor, waitingReasons } from './waiting.ts';
export type { Waiting } from './waiting.ts';
export type { ProblemRow } from './view.ts';
