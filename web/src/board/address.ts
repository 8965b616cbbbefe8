/** Which records lie open beside the board. */
export interface Opened {
  /** A measure, or `ageing` with its band. */
  readonly show?: string;
  readonly band?: string;
  /** The unit that they are counted for, where it isn't the board's own. */
  readonly of?: string;
  readonly category?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Whose board it is, as of which day, and what is open: as they stand in the address. */
export interface BoardAddress extends Opened {
  readonly unit?: string;
  /** The last day that counts; absent: now. */
  readonly on?: string;
  readonly wall?: true;
}

const codes = ['unit', 'show', 'band', 'of', 'category'] as const;
const days = ['on', 'from', 'to'] as const;

export function boardAddress(raw: Record<string, unknown>): BoardAddress {
  const found: Record<string, string> = {};
  for (const key of codes) take(found, raw, key, /^[A-Za-z0-9._-]{1,64}$/);
  for (const key of days) take(found, raw, key, /^\d{4}-\d{2}-\d{2}$/);
  const isWall = 'wall' in raw && raw['wall'] !== false && raw['wall'] !== 'false';
  return { ...found, ...(isWall ? { wall: true } : {}) };
}

function take(
  found: Record<string, string>,
  raw: Record<string, unknown>,
  key: string,
  pattern: RegExp,
): void {
  // The router reads digits in an address as a number.
  const value = typeof raw[key] === 'number' ? String(raw[key]) : raw[key];
  if (typeof value === 'string' && pattern.test(value)) found[key] = value;
}

/** The board itself, with nothing open. */
export function closed({ unit, on, wall }: BoardAddress): BoardAddress {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(on === undefined ? {} : { on }),
    ...(wall ? { wall } : {}),
  };
}
