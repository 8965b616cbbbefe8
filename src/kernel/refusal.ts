import type { Json } from './json.ts';

/**
 * A command that the rules don't allow. A value, never thrown: the code says what is wrong in the
 * words of the domain (`not-the-raiser`); texts for people come from the catalogue of messages.
 */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  /** Codes, dates and numbers that a message may name; never sealed words. */
  readonly detail?: { readonly [key: string]: Json };
}

export function refuse<Code extends string>(
  refused: Code,
  detail?: { readonly [key: string]: Json },
): Refusal<Code> {
  return detail === undefined ? { refused } : { refused, detail };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
