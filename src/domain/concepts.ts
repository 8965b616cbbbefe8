import type { Concept } from '../kernel/decider.ts';
import { catalogue } from './catalogue/index.ts';
import { confidence } from './confidence/index.ts';
import { imports } from './import/index.ts';
import { people } from './people/index.ts';
import { problem } from './problem/index.ts';

/** Every concept, by the first part of its stream ids. */
export const concepts = { people, catalogue, problem, confidence, import: imports } as const;
export type ConceptKind = keyof typeof concepts;

/** A concept as the store sees it: it never looks inside states, commands or events. */
export type AnyConcept = Concept;

export function conceptOf(stream: string): AnyConcept {
  const kind = stream.slice(0, stream.indexOf('/'));
  if (!Object.hasOwn(concepts, kind)) throw new Error(`no concept has streams like ${stream}`);
  // A stream's commands, states and events are of its own concept: the id's first part ties them.
  return concepts[kind as ConceptKind];
}
