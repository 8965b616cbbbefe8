import type { Concept } from '../../kernel/decider.ts';
import type { World } from '../world.ts';
import { authorise, decide, problemOf, type ConfidenceCommand } from './decide.ts';
import { declarations, type ConfidenceEvent } from './events.ts';
import { evolve, initial, type Confidence } from './state.ts';

/** What is known of a matter in confidence: `confidence/<id>` beside `problem/<id>`. */
export const confidence: Concept<Confidence, ConfidenceCommand, ConfidenceEvent, World> = {
  kind: 'confidence',
  initial,
  declarations,
  reads: (command) => [problemOf(command)],
  authorise,
  decide,
  evolve,
  settle: () => [],
  reactions: (e) => {
    if (e.type !== 'SlipOpened') return [];
    const { problem, ...data } = e.data;
    return [{ stream: problem, name: 'hand-code', data }];
  },
  sensitive: () => false,
};

export type { ConfidenceCommand, ConfidenceRefusal } from './decide.ts';
export { readReasons } from './events.ts';
export type { ConfidenceEvent, ReadReason } from './events.ts';
export type { Confidence } from './state.ts';
