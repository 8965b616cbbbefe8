import { versions } from 'node:process';
import type { WordKeys } from './keys.ts';

/** Raised whenever words.ts or document.ts make other words of the same text. */
const MADE = 3;

/** What the words of an index were made with: one made with anything else is made again. */
export function stampOf(keys: WordKeys): string {
  return `${String(MADE)} icu ${versions['icu'] ?? 'none'} key ${keys.name}`;
}
