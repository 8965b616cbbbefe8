/** A value that JSON can carry. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

const text = new TextEncoder();

/** Strings that stand in JSON as they are: most of what a log holds, and a fifth of their cost. */
const PLAIN = /^[A-Za-z0-9_.:+/=@,-]*$/;

/**
 * The canonical JSON text of a value (RFC 8785, JCS): keys sorted by UTF-16 code units, numbers as
 * ECMAScript prints them, no white space. Two equal values have one text, so a hash of it commits
 * to the value. Members that are `undefined` are left out, as JSON does.
 *
 * Throws TypeError on what JSON can't carry: non-finite numbers, lone surrogates (RFC 8785 §3.2.2.2,
 * RFC 7493 §2.1), functions, bigints.
 */
export function canonical(value: Json): string {
  switch (typeof value) {
    case 'string':
      if (PLAIN.test(value)) return `"${value}"`;
      if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('a number in JSON is finite');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return isArray(value) ? `[${value.map(canonical).join(',')}]` : canonicalObject(value);
    default:
      throw new TypeError(`a ${typeof value} has no place in JSON`);
  }
}

/** `canonical`, as UTF-8 bytes. */
export function canonicalBytes(value: Json): Uint8Array {
  return text.encode(canonical(value));
}

function canonicalObject(value: { readonly [key: string]: Json | undefined }): string {
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${canonical(key)}:${canonical(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
