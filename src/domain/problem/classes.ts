import { problemKinds } from './events.ts';
import type { Problem } from './state.ts';

/**
 * The parts of "found": found = on the spot + handled in time + listed + excluded + redirected +
 * undecided. A total function of a stream's state picks one, so the sum holds at every log size by
 * construction (docs/formats/figures.md has the table).
 */
export const foundClasses = [
  'on-the-spot',
  'routine',
  'listed',
  'excluded',
  'redirected',
  'undecided',
] as const;
export type FoundClass = (typeof foundClasses)[number];
/** Outside "found": counted apart. */
export type Class = FoundClass | 'none' | 'request' | 'merged' | 'not-taken-up' | 'before-import';

export const listingClasses = [
  'open',
  'cleared-confirmed',
  'cleared-unconfirmed',
  'cleared-not-fixed',
  'withdrawn',
] as const;
export type ListingClass = (typeof listingClasses)[number];

export function isProblemKind(p: Problem): boolean {
  return problemKinds.some((kind) => kind === p.kind);
}

/**
 * Restricted in the log and never published: a tip-off, or a complaint about a unit, would be told
 * to the one it is about.
 */
export function isSensitive(p: Pick<Problem, 'sensitive' | 'kind' | 'about'>): boolean {
  return p.sensitive !== undefined || p.kind === 'tip-off' || p.about !== undefined;
}

export function classOf(p: Problem): Class {
  if (p.status === 'unregistered') return 'none';
  if (!isProblemKind(p)) return 'request';
  if (p.status === 'closed' && p.closure === 'before-import') return 'before-import';
  if (p.status === 'merged') return 'merged';
  if (p.status === 'not-taken-up') return 'not-taken-up';
  if (p.status === 'redirected') return 'redirected';
  if (p.excluded) return 'excluded';
  if (p.listing) return 'listed';
  if (p.status !== 'closed') return 'undecided';
  return p.onTheSpot ? 'on-the-spot' : 'routine';
}

/** Where a listed matter stands; undefined for one that isn't counted as listed. */
export function listingOf(p: Problem): ListingClass | undefined {
  if (classOf(p) !== 'listed') return undefined;
  if (p.listing?.withdrawn) return 'withdrawn';
  if (p.status !== 'closed') return 'open';
  switch (p.closure) {
    case 'unconfirmed':
      return 'cleared-unconfirmed';
    case 'not-fixed':
      return 'cleared-not-fixed';
    default:
      return 'cleared-confirmed';
  }
}
