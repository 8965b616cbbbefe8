import type { TFunction } from 'i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in at most two units, the larger first: what a clerk would say. */
export function span(t: TFunction, milliseconds: number): string {
  const ms = Math.abs(milliseconds);
  if (ms < MINUTE) return t('time.moment');
  const minutes = () => t('time.minutes', { count: Math.floor((ms % HOUR) / MINUTE) });
  const hours = () => t('time.hours', { count: Math.floor((ms % DAY) / HOUR) });
  const days = () => t('time.days', { count: Math.floor(ms / DAY) });
  const both = (more: string, less: string) => t('time.both', { more, less });
  if (ms < HOUR) return minutes();
  if (ms < DAY) return ms % HOUR < MINUTE ? hours() : both(hours(), minutes());
  if (ms >= 10 * DAY || ms % DAY < HOUR) return days();
  return both(days(), hours());
}

/** "2 天 3 小时 left" or "5 小时 overdue". */
export function countdown(t: TFunction, due: number, now: number): string {
  const left = due - now;
  if (Math.abs(left) < MINUTE) return t('time.now');
  const time = span(t, left);
  return left > 0 ? t('time.left', { time }) : t('time.over', { time });
}
