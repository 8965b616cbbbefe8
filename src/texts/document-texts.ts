import { documentTextsEn } from './en-documents.ts';
import { documentTextsZh } from './zh-documents.ts';
import type { BookRefusalCode, LedgerField, TroubleCode } from './document-words.ts';
import type { Language } from './index.ts';

/** Texts about files that offices bring and take. */
export interface DocumentTexts {
  /** Why a file isn't read, and what to do; `{most}` is the limit. */
  readonly refusals: { readonly [code in BookRefusalCode]: string };
  /** What is the matter with a cell, and what was made of it. */
  readonly troubles: { readonly [code in TroubleCode]: string };
  /** The names of columns, as the office's own forms have them. */
  readonly fields: { readonly [field in LedgerField]: string };
  readonly yes: string;
  readonly no: string;
  readonly atOnce: string;
  readonly continuing: string;
  readonly satisfied: { readonly [answer in 'yes' | 'basically' | 'no']: string };
  readonly kinds: {
    readonly [
      kind in 'finding' | 'help' | 'complaint' | 'tip-off' | 'inquiry' | 'suggestion' | 'praise'
    ]: string;
  };
}

const catalogue: { readonly [L in Language]: DocumentTexts } = {
  'zh-CN': documentTextsZh,
  en: documentTextsEn,
};

export function documentTexts(language: Language): DocumentTexts {
  return catalogue[language];
}
