import type { Day } from '../kernel/time.ts';
import { measures } from './measures.ts';

/** Attested totals are told in steps of so many, rounded down: the first step is "under 5". */
export const ATTESTED_STEP = 5;

/**
 * What the public may see of a measure. `attested` is the total of what the log doesn't show:
 * `under5`, or rounded down to a multiple of 5; null where it isn't told.
 */
export interface PublicValue {
  readonly shown: number;
  readonly attested: number | 'under5' | null;
}

/** Every measure is there, so that absence tells nothing. */
export interface PublicValues {
  readonly [measure: string]: PublicValue;
}

/** Attested totals of a whole tenant by measure, of all days before this one. */
export interface AttestedTotals {
  readonly before: Day;
  readonly totals: { readonly [measure: string]: number };
}

/**
 * The one rule that turns sums into what the public may see; docs/decisions/0029. What the log shows
 * is exact, anybody can compute it. Attested totals are given for a tenant as a whole alone, only as
 * of the start of the day and in steps, so that no two answers differ by one matter: `attested` is
 * absent for a unit below the root and for an earlier log size.
 */
export function publicValues(
  shown: { readonly [measure: string]: { readonly shown: number } },
  attested: AttestedTotals | undefined,
): PublicValues {
  const values = measures.map(({ id }): readonly [string, PublicValue] => [
    id,
    {
      shown: shown[id]?.shown ?? 0,
      attested: attested === undefined ? null : inSteps(attested.totals[id] ?? 0),
    },
  ]);
  return Object.fromEntries(values);
}

function inSteps(n: number): number | 'under5' {
  return n < ATTESTED_STEP ? 'under5' : n - (n % ATTESTED_STEP);
}

/** Whether there is anything to list: decided by what is public, never by a number that isn't. */
export function isListed({ shown, attested }: PublicValue): boolean {
  return shown !== 0 || typeof attested === 'number';
}
