import { deriveKey, hmac } from '../keys.ts';

/**
 * Log entries a bucket. A bucket's words stand together in the index and are looked up apart from
 * those of others, the newest bucket first: that is what makes a word of a third of all matters as
 * quick as one of a few. At seven entries a matter it holds nine thousand matters.
 */
export const BUCKET = 65_536;
/** Bits of a key that are the word's; the bucket's stand above them. */
const BITS = 43n;

export function bucketOf(index: number): number {
  return Math.floor(index / BUCKET);
}

/** So many words are kept: those of a town's matters fit several times. */
const KEPT = 300_000;

/**
 * How the index knows a word: HMAC-SHA256 under a key that is not in the database, cut to 43 bits. A
 * word is so short that the index is smaller than with the words themselves; and since an index
 * forgets a word late or never, what was erased isn't to be read in it. Two words of a bucket clash
 * once in some hundred million.
 */
export class WordKeys {
  readonly #key: Buffer;
  readonly #known = new Map<string, bigint>();

  /** `secret` has 32 bytes. */
  constructor(secret: Buffer, tenant: string) {
    this.#key = deriveKey(secret, tenant, 'huiyin search');
  }

  /** Tells an index under this key from one under another. */
  get name(): string {
    return hmac(this.#key, 'name').toString('base64url').slice(0, 8);
  }

  of(word: string, bucket: number): string {
    let hash = this.#known.get(word);
    if (hash === undefined) {
      if (this.#known.size >= KEPT) this.#known.clear();
      hash = BigInt(Math.floor(hmac(this.#key, word).readUIntBE(0, 6) / 32));
      this.#known.set(word, hash);
    }
    return String((BigInt(bucket) << BITS) | hash);
  }

  /** As a literal of `bigint[]`. */
  array(words: Iterable<string>, bucket: number): string {
    return `{${Array.from(words, (word) => this.of(word, bucket)).join()}}`;
  }
}

/** Words that are none of a text: no text holds a NUL. */
export const tag = {
  /** A unit had it in hand. */
  unit: (unit: string) => `u\0${unit}`,
  /** The unit, and those under it, have it from the lead. */
  assigned: (unit: string) => `a\0${unit}`,
  category: (code: string) => `c\0${code}`,
  open: 'o\0',
  /** A word of the published title and place. */
  published: (word: string) => `p\0${word}`,
};
