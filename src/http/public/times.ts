import { dayOf, localDay, toSeconds, type Instant } from '../../kernel/time.ts';

/** Local time without seconds; an instant that is only known to the hour reads as `14:00–15:00`. */
export function timeText(instant: Instant, offsetMinutes: number): string {
  const local = toSeconds(instant) + offsetMinutes * 60;
  const clock = (seconds: number) => {
    const minutes = Math.floor(seconds / 60) % 1440;
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  };
  const day = dayOf(Math.floor(local / 86_400));
  const coarse = instant.length < 'yyyy-mm-ddThh:mm'.length;
  return coarse ? `${day} ${clock(local)}–${clock(local + 3600)}` : `${day} ${clock(local)}`;
}

export function dayText(instant: Instant, offsetMinutes: number): string {
  return localDay(instant, offsetMinutes);
}

/** `2026-11` in words, 2026年11月 or November 2026. */
export function monthText(month: string, language: 'zh' | 'en'): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01T00:00:00Z`));
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
