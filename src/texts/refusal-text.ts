import type { AnyRefusal } from './refusal-codes.ts';
import { fill } from './sentence.ts';
import type { Texts } from './shape.ts';

type Details = { readonly [name: string]: unknown };

/**
 * A refusal as a sentence, with what it names in the reader's language. A code that has no sentence
 * yet is still a refusal: nothing was recorded.
 */
export function refusalText(code: string, details: Details | undefined, texts: Texts): string {
  const { refusals } = texts;
  const known = Object.hasOwn(refusals, code) ? (code as AnyRefusal) : 'not-recorded';
  const shown = Object.fromEntries(
    Object.entries(details ?? {}).map(([name, value]) => [name, plain(value)]),
  );
  return fill(refusals[known], { ...shown, ...inWords(details ?? {}, shown, texts) });
}

/** What a matter's state and a calendar's fault are called. */
function inWords(
  { status, closure, why }: Details,
  shown: { readonly [name: string]: string },
  { statuses, closures, importStatuses, calendarFaults }: Texts,
): { readonly [name: string]: string } {
  const state = word(statuses, status) ?? word(importStatuses, status) ?? word(closures, closure);
  const fault = word(calendarFaults, why);
  return {
    ...(state === undefined ? {} : { status: state }),
    ...(fault === undefined ? {} : { why: fill(fault, shown) }),
  };
}

function word(words: { readonly [code: string]: string }, code: unknown): string | undefined {
  return typeof code === 'string' && Object.hasOwn(words, code) ? words[code] : undefined;
}

function plain(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map(plain).join(', ') : '';
}
