import type { TimelineEntry } from '../api/problem.ts';

/** What the handling unit last said it did. */
export function latestAnswer(timeline: readonly TimelineEntry[]): TimelineEntry | undefined {
  return [...timeline].reverse().find(isAnswer);
}

export function isAnswer({ type, matter }: TimelineEntry): boolean {
  return type === 'FixedOnTheSpot' || (type === 'AskMade' && matter === 'answer');
}
