import { HASH_SIZE } from './hash.ts';

/** Each function accepts one spelling only of each value, and answers undefined for any other. */

/** ASCII decimal without leading zeros, at most 2^53 − 1. */
export function parseDecimal(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Standard base64 with padding (RFC 4648 §4); non-zero trailing bits are refused (§3.5). */
export function parseBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  // Node decodes leniently (line breaks, the URL alphabet, junk), so only a round trip proves it.
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** Base64 of exactly one SHA-256 hash. */
export function parseBase64Hash(text: string): Buffer | undefined {
  const bytes = parseBase64(text);
  return bytes?.length === HASH_SIZE ? bytes : undefined;
}

// ignoreBOM keeps a leading U+FEFF in the text; dropping it would change what was signed.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Well-formed Unicode without ASCII control characters other than newline (C2SP signed-note). */
export function parseText(source: Uint8Array | string): string | undefined {
  const text = typeof source === 'string' ? source : decodeUtf8(source);
  if (text === undefined || !text.isWellFormed()) return undefined;
  return /[\u0000-\u0009\u000b-\u001f]/.test(text) ? undefined : text;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
