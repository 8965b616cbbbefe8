import { en } from './en.ts';
import { zh } from './zh.ts';

/** A literal's text may differ by language; its shape and its parameters may not. */
type Loose<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Loose<T[K]> };

export type Words = Loose<typeof zh>;

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const words: { readonly [language in Language]: Words } = { zh, en };
