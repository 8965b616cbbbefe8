import { createHash, randomInt } from 'node:crypto';

/** Crockford's base32: no I, L, O or U, so that a code survives being read out or written down. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 20 characters of 5 bits: 100 bits, more than anyone can guess. */
const LENGTH = 20;
const WELL_FORMED = new RegExp(`^[${ALPHABET}]{${String(LENGTH)}}$`);

/** A new secret tracking code, not grouped. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** What somebody typed, as a code; undefined if it can't be one. */
export function normaliseCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-‐‑–—]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return WELL_FORMED.test(code) ? code : undefined;
}

/** As people read it: four groups of five. */
export function groupCode(code: string): string {
  return code.replace(/(.{5})(?=.)/g, '$1-');
}

/** What the core and the log know a raiser by: never the code itself. */
export function codeHash(tenant: string, code: string): string {
  const normal = normaliseCode(code);
  if (normal === undefined) throw new RangeError('not a tracking code');
  return createHash('sha256').update(`huiyin-code:${tenant}:${normal}`).digest('base64url');
}
