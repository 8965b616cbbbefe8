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

/** What a matter's state and a calendar's fault are called, and how much fits into which field. */
function inWords(
  { status, closure, why, fields, limits }: Details,
  shown: { readonly [name: string]: string },
  { statuses, closures, importStatuses, calendarFaults, overLimit }: Texts,
): { readonly [name: string]: string } {
  const state = word(statuses, status) ?? word(importStatuses, status) ?? word(closures, closure);
  const fault = word(calendarFaults, why);
  return {
    ...(state === undefined ? {} : { status: state }),
    ...(fault === undefined ? {} : { why: fill(fault, shown) }),
    ...(limits === undefined ? {} : { fields: withLimits(fields, limits, overLimit) }),
  };
}

/** `limits` as problem-details.ts gives them: in the order of `fields`. */
function withLimits(fields: unknown, limits: unknown, overLimit: Texts['overLimit']): string {
  const of = Array.isArray(limits) ? (limits as readonly unknown[]) : [];
  const names = Array.isArray(fields) ? fields.map(plain) : [];
  return names
    .map((field, at) => {
      const { kind, most } = (of[at] ?? {}) as { kind?: unknown; most?: unknown };
      const text = word(overLimit, kind);
      return text === undefined ? field : fill(text, { field, most: plain(most) });
    })
    .join(', ');
}

function word(words: { readonly [code: string]: string }, code: unknown): string | undefined {
  return typeof code === 'string' && Object.hasOwn(words, code) ? words[code] : undefined;
}

function plain(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map(plain).join(', ') : '';
}
