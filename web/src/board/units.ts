import type { Figure } from './queries.ts';

/** The rates that units are compared by, and the figure whose records stand behind each. */
export const compared = [
  { rate: 'resolution', behind: 'answers-solved' },
  { rate: 'satisfaction', behind: 'answers-satisfied' },
  { rate: 'response', behind: 'answers-contacted' },
] as const;

/**
 * Units with answers enough for a comparison, the higher share of solved first; all others as they
 * stand in the tree: too few answers rank nobody.
 */
export function ranked(figures: readonly Figure[]): {
  readonly enough: readonly Figure[];
  readonly few: readonly Figure[];
} {
  const share = ({ rates }: Figure) => rates['resolution']?.value ?? 0;
  return {
    enough: figures.filter(({ rankable }) => rankable).sort((a, b) => share(b) - share(a)),
    few: figures.filter(({ rankable }) => !rankable),
  };
}
