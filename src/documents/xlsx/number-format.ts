/** What a number format makes of a number; everything else is shown as the plain number. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'percent' }
  /** `0000`: leading zeros are part of what the office sees. */
  | { readonly kind: 'padded'; readonly digits: number }
  | {
      readonly kind: 'date';
      readonly precision: 'day' | 'month' | 'year' | 'none';
      readonly time: boolean;
    };

const plain: NumberFormat = { kind: 'plain' };
const day: NumberFormat = { kind: 'date', precision: 'day', time: false };
const month: NumberFormat = { kind: 'date', precision: 'month', time: false };
const moment: NumberFormat = { kind: 'date', precision: 'day', time: true };
const clock: NumberFormat = { kind: 'date', precision: 'none', time: true };

/**
 * Formats that have a number and no code in the file: ECMA-376 part 1, 18.8.30, with those of the
 * Chinese locale (27–36 and 50–58).
 */
export function builtInFormat(id: number): NumberFormat {
  if ([14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58].includes(id)) return day;
  if ([17, 27, 36, 50, 52, 57].includes(id)) return month;
  if (id === 22) return moment;
  if ([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].includes(id)) return clock;
  if (id === 9 || id === 10) return { kind: 'percent' };
  return plain;
}

/** Excel takes no longer ones. */
const LONGEST = 255;

/** Reads a format code such as `yyyy"年"m"月"d"日";@`: only its first section counts. */
export function parseFormat(code: string): NumberFormat {
  const bare = code
    .slice(0, LONGEST)
    .replaceAll(/\\.|_.|\*./gs, '')
    .replaceAll(/"[^"]*"/g, '')
    // [$-804], [Red], [>100]; elapsed hours ([h]) are no time of day, but a number with a colour is.
    .replaceAll(/\[[^[\]]*\]/g, '')
    .split(';', 1)
    .join()
    .toLowerCase()
    .trim();
  if (bare.includes('%')) return { kind: 'percent' };
  if (/^0{2,30}$/.test(bare)) return { kind: 'padded', digits: bare.length };
  if (bare.includes('general') || bare.includes('@')) return plain;
  const time = /[hs]|am\/pm|上午\/下午/.test(bare);
  const year = /[ye]/.test(bare.replaceAll(/[0#?.]e[+-]/g, ''));
  const dayShown = /d/.test(bare);
  // Beside hours or seconds, and without a year or a day, an m means minutes.
  const monthShown = /m/.test(bare) && (!time || year || dayShown);
  if (!year && !dayShown && !monthShown) return time ? clock : plain;
  const precision = dayShown ? 'day' : monthShown ? 'month' : 'year';
  return { kind: 'date', precision, time: time && dayShown };
}
