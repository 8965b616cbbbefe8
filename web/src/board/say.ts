import { useMemo } from 'react';
import { spoken } from '../texts/i18n.ts';
import { useTranslation } from 'react-i18next';
import type { Definition } from './queries.ts';

export interface Say {
  measure(id: string): string;
  definition(id: string): string;
  n(value: number): string;
  percent(value: number): string;
}

/** Measures in the words of their one definition, and numbers, in the reader's language. */
export function useSay(definitions: readonly Definition[]): Say {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const isEnglish = language === 'en';
    const known = new Map(definitions.map((d) => [d.id, d]));
    const of = (names: { zh: string; en?: string | undefined } | undefined, id: string) =>
      (isEnglish ? names?.en : undefined) ?? names?.zh ?? id;
    const whole = new Intl.NumberFormat(isEnglish ? 'en-GB' : 'zh-CN');
    const share = new Intl.NumberFormat(isEnglish ? 'en-GB' : 'zh-CN', {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    return {
      measure: (id) => of(known.get(id)?.names, id),
      definition: (id) => of(known.get(id)?.definition, id),
      n: (value) => whole.format(value),
      percent: (value) => share.format(value),
    };
  }, [definitions, language]);
}

/** A month as people write it. */
export function monthSaid(month: string): string {
  return new Intl.DateTimeFormat(spoken() === 'en' ? 'en-GB' : 'zh-CN', {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T00:00:00Z`));
}
