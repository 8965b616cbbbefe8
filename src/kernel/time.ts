/**
 * Time without a clock: the core gets its time with each command and only calculates.
 *
 * An `Instant` is UTC to the second, `2026-11-24T09:15:30Z`; a `Day` is a local date, `2026-11-24`.
 * Both sort as text. A coarse time (RFC 9557 has no form for it, so we cut ISO 8601 short) is
 * `2026-11-24T09Z` for an hour.
 */
export type Instant = string;
export type Day = string;

export const DAY_SECONDS = 86_400;
export const HOUR_SECONDS = 3_600;

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d)(?::(\d\d):(\d\d))?Z$/;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Seconds since 1970-01-01T00:00:00Z; an hour counts from its beginning. Throws RangeError. */
export function toSeconds(instant: Instant): number {
  const m = INSTANT.exec(instant);
  if (!m) throw new RangeError(`not an instant: ${instant}`);
  const [, y, mo, d, h, mi = '0', s = '0'] = m;
  const days = daysFromCivil(Number(y), Number(mo), Number(d));
  return days * DAY_SECONDS + Number(h) * 3600 + Number(mi) * 60 + Number(s);
}

export function toInstant(seconds: number): Instant {
  const whole = Math.floor(seconds);
  const days = Math.floor(whole / DAY_SECONDS);
  const rest = whole - days * DAY_SECONDS;
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(two).join(':');
  return `${dayOf(days)}T${time}Z`;
}

/** The hour that holds an instant, `2026-11-24T09Z`: what resident and person events carry. */
export function toHour(instant: Instant): string {
  return `${instant.slice(0, 13)}Z`;
}

export function plusSeconds(instant: Instant, seconds: number): Instant {
  return toInstant(toSeconds(instant) + seconds);
}

/** The local date at an instant, for a place that is `offsetMinutes` east of UTC. */
export function localDay(instant: Instant, offsetMinutes: number): Day {
  return dayOf(Math.floor((toSeconds(instant) + offsetMinutes * 60) / DAY_SECONDS));
}

/** The instant at which a local date begins. */
export function startOfDay(day: Day, offsetMinutes: number): Instant {
  return toInstant(dayNumber(day) * DAY_SECONDS - offsetMinutes * 60);
}

/** Days since 1970-01-01. Throws RangeError on what is no date (2026-02-30 included). */
export function dayNumber(day: Day): number {
  const m = DAY.exec(day);
  if (!m) throw new RangeError(`not a date: ${day}`);
  const n = daysFromCivil(Number(m[1]), Number(m[2]), Number(m[3]));
  if (dayOf(n) !== day) throw new RangeError(`not a date: ${day}`);
  return n;
}

export function plusDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

export function isDay(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether it is an instant to the second that exists: no 13th month, no 24:00, no leap second. */
export function isInstant(text: string): boolean {
  return /:\d\dZ$/.test(text) && INSTANT.test(text) && toInstant(toSeconds(text)) === text;
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Date of a day number, by Howard Hinnant's civil_from_days (proleptic Gregorian). */
export function dayOf(n: number): Day {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(doy - Math.floor((153 * mp + 2) / 5) + 1)}`;
}

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const mp = month > 2 ? month - 3 : month + 9;
  const doy = Math.floor((153 * mp + 2) / 5) + day - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
