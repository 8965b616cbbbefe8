import { en } from './en.ts';
import type { Texts } from './shape.ts';
import { zh } from './zh.ts';

/** All texts for people, in two languages; zh-CN is the one that is always there. */
export type Language = 'zh-CN' | 'en';
export const languages: readonly Language[] = ['zh-CN', 'en'];

const catalogue: { readonly [L in Language]: Texts } = { 'zh-CN': zh, en };

export function textsOf(language: Language): Texts {
  return catalogue[language];
}

/** A thing's own name in a language; Chinese where it has no English one. */
export function nameIn(
  language: Language,
  names: { readonly zh: string; readonly en?: string },
): string {
  return language === 'en' ? (names.en ?? names.zh) : names.zh;
}

export type { AnyRefusal } from './refusal-codes.ts';
export { refusalText } from './refusal-text.ts';
export { fill, sentenceOf } from './sentence.ts';
export type { Naming } from './sentence.ts';
export type { NextKey, RefusalStatus, Texts } from './shape.ts';
