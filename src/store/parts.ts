import { concepts } from '../domain/concepts.ts';
import { rowOf, type Problem } from '../domain/problem/index.ts';
import { linesOf } from '../figures/fold.ts';
import type { Row, StoreParts } from './store.ts';

/** The domain of Huiyin as a store takes it. */
export const domainParts: StoreParts = {
  concepts,
  linesOf,
  rowOf: (kind, stream, state, world) =>
    kind === 'problem' ? (rowOf(stream, state as Problem, world) as Row | undefined) : undefined,
};
