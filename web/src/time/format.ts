import type { Language } from '../texts/i18n.ts';
import { shownThere } from './zone.ts';

const tag = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-GB');

/**
 * An instant of the log as people of the place read it. Those of raisers carry the hour only
 * (`2026-11-24T09Z`), and are shown so.
 */
export function moment(at: string, language: Language): string {
  const date = toDate(at);
  if (Number.isNaN(date.getTime())) return at;
  const hourOnly = /T\d\dZ$/.test(at);
  const formatted = new Intl.DateTimeFormat(tag(language), {
    year: 'numeric',
    // "01/12" is two days in English, "12/01" is one in Chinese.
    month: language === 'zh' ? '2-digit' : 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'UTC',
  }).format(shownThere(date));
  return hourOnly ? formatted.replace(/:\d\d$/, language === 'zh' ? ' 时' : ' h') : formatted;
}

export function toDate(at: string): Date {
  return new Date(at.replace(/T(\d\d)Z$/, 'T$1:00:00Z'));
}

export function day(on: string, language: Language): string {
  const date = new Date(`${on.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return on;
  return new Intl.DateTimeFormat(tag(language), {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}
