import type { By, Recorded } from '../../kernel/event.ts';
import { canonical, type Json } from '../../kernel/json.ts';
import { isDay } from '../../kernel/time.ts';
import { bad, good, type Result } from '../../tlog/result.ts';

/** What one entry of the log says: an event, or of a restricted one no more than day and commitment. */
export type LeafEntry =
  | {
      readonly shown: true;
      readonly event: Recorded;
      /** The commitment to each part, by name. */
      readonly parts: { readonly [name: string]: string };
    }
  | { readonly shown: false; readonly day: string; readonly body: string };

/** Codes, numbers, dates and hashes: no free text ever stands in an entry. */
const CODE = /^[A-Za-z0-9_.:+/=@,-]{0,200}$/;
const STREAM = /^[a-z-]{1,40}\/[A-Za-z0-9_-]{1,80}$/;
const COMMITMENT = /^[A-Za-z0-9_-]{43}$/;
const AT = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d:[0-5]\d)?Z$/;

type JsonObject = { readonly [key: string]: Json };

/**
 * Reads an entry as strictly as it is written: canonical JSON (RFC 8785) with exactly the members of
 * docs/formats/log.md, of this tenant and at this index. `text` may be anything.
 */
export function parseEntry(text: string, tenant: string, index: number): Result<LeafEntry> {
  const parsed = parseCanonical(text);
  if (!parsed.ok) return parsed;
  const leaf = parsed.value;
  if (leaf['v'] !== 1) return bad('an entry of another version');
  if (leaf['tenant'] !== tenant) return bad('an entry of another tenant');
  if (leaf['index'] !== index) return bad('an entry with another index');
  return leaf['type'] === 'restricted' ? parseRestricted(leaf) : parseShown(leaf);
}

/** A restricted event's own text, the content of its part `body`: always one that is shown. */
export function parseBody(
  text: string,
  tenant: string,
  index: number,
): Result<Extract<LeafEntry, { shown: true }>> {
  const entry = parseEntry(text, tenant, index);
  if (!entry.ok) return entry;
  return entry.value.shown ? good(entry.value) : bad('a body that is itself restricted');
}

function parseCanonical(text: string): Result<JsonObject> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
    if (canonical(value) !== text) return bad('not canonical JSON');
  } catch {
    return bad('not JSON');
  }
  return isObject(value) ? good(value) : bad('not an object');
}

function parseRestricted(leaf: JsonObject): Result<LeafEntry> {
  const { at, body } = leaf;
  if (!hasOnly(leaf, ['v', 'tenant', 'index', 'type', 'at', 'body'])) return bad('unknown members');
  if (typeof at !== 'string' || !isDay(at)) return bad('no day');
  if (typeof body !== 'string' || !COMMITMENT.test(body)) return bad('no commitment to its body');
  return good({ shown: false, day: at, body });
}

const MEMBERS = [
  'v',
  'tenant',
  'index',
  'stream',
  'seq',
  'type',
  'at',
  'occurredOn',
  'by',
  'data',
  'parts',
];

function parseShown(leaf: JsonObject): Result<LeafEntry> {
  const { index, stream, seq, type, at, occurredOn, by, data, parts } = leaf;
  if (!hasOnly(leaf, MEMBERS)) return bad('unknown members');
  if (typeof stream !== 'string' || !STREAM.test(stream)) return bad('no stream');
  if (!Number.isSafeInteger(seq) || (seq as number) < 1) return bad('no place in its stream');
  if (typeof type !== 'string') return bad('no type');
  if (typeof at !== 'string' || !AT.test(at) || !isDay(at.slice(0, 10))) return bad('no time');
  if (occurredOn !== undefined && (typeof occurredOn !== 'string' || !isDay(occurredOn))) {
    return bad('occurredOn is no date');
  }
  if (!isObject(by) || !hasOnly(by, ['role', 'unit', 'who']) || !areStrings(by))
    return bad('no by');
  if (typeof by['role'] !== 'string') return bad('no role');
  if (!isObject(data)) return bad('no data');
  if (!isObject(parts) || !areStrings(parts)) return bad('no parts');
  if (!Object.values(parts).every((each) => COMMITMENT.test(each))) return bad('no commitment');
  if (!isCodes(leaf)) return bad('free text');
  const event = {
    ...{ index, stream, seq, type, at, data },
    by: by as unknown as By,
    ...(occurredOn === undefined ? {} : { occurredOn }),
  } as Recorded;
  return good({ shown: true, event, parts });
}

/** Whether every string and key in a value is code-like. */
function isCodes(value: Json): boolean {
  if (typeof value === 'string') return CODE.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(
    ([key, member]) => CODE.test(key) && (member === undefined || isCodes(member)),
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areStrings(value: JsonObject): value is { readonly [key: string]: string } {
  return Object.values(value).every((member) => typeof member === 'string');
}

function hasOnly(value: JsonObject, names: readonly string[]): boolean {
  return Object.keys(value).every((key) => names.includes(key));
}
