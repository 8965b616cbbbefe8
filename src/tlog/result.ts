/**
 * How this folder answers: what comes from outside (a path, a bundle, a note, a proof) is parsed
 * or checked into a value or an `error` in one English sentence, and never throws. Arguments that
 * only a mistake of the caller can produce throw a RangeError.
 */
export type Result<T> = { readonly ok: true; readonly value: T } | Bad;

/** The answer of a check that yields nothing but its verdict. */
export type Check = { readonly ok: true } | Bad;

export interface Bad {
  readonly ok: false;
  readonly error: string;
}

export const good = <T>(value: T): Result<T> => ({ ok: true, value });

export const bad = (error: string): Bad => ({ ok: false, error });
