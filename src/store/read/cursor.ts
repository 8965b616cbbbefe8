import { Buffer } from 'node:buffer';

/** The text isn't a cursor that a page of this list gave out. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

type Place = readonly (string | number)[];

/** Where a page ended, as opaque text: base64url of a JSON array. */
export function toCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** A key by what it orders by: `like` shows the types that are expected. Throws BadCursor. */
export function fromCursor<P extends Place>(text: string, like: P): P {
  const place = parse(text);
  const fits =
    Array.isArray(place) &&
    place.length === like.length &&
    place.every((member, i) => typeof member === typeof like[i] && isSafe(member));
  if (!fits) throw new BadCursor('not a cursor of this list');
  return place as unknown as P;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** Nothing that the database would refuse. */
function isSafe(member: unknown): boolean {
  return typeof member === 'number'
    ? Number.isSafeInteger(member)
    : typeof member === 'string' && member.isWellFormed() && !member.includes('\0');
}

/** `rows` holds one more than the page if there is a next one. */
export function pageOf<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
  show: (row: Row) => Shown,
): { readonly rows: readonly Shown[]; readonly next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: page.map(show), ...(more ? { next: toCursor(placeOf(last)) } : {}) };
}
