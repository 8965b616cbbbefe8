import { createHash } from 'node:crypto';
import { canonical, type Json } from '../kernel/json.ts';
import type { LedgerRow } from '../documents/index.ts';
import { deriveKey, hmac } from '../store/keys.ts';

/** The key of the ids of rows: without it nobody can tell which row a stream is of. */
export function rowKey(secret: Buffer): Buffer {
  return deriveKey(secret, 'huiyin', 'import-rows');
}

/** 2026年整改台账 (1).xlsx, 2026年整改台账 - 副本.xlsx and 2026年整改台账.xlsx are one ledger; of other years, others. */
export function ledgerNameOf(fileName: string): string {
  const bare = fileName.normalize('NFKC').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const name = bare.replaceAll(/(\s*[-_]?\s*(副本|\(\d{1,2}\))|\s*[-_]\s*copy)+$/gi, '');
  return (name === '' ? bare : name).slice(0, 100);
}

export interface Identified {
  readonly row: LedgerRow;
  readonly identity: string;
  /** Another row of the file has the same number. */
  readonly twice: boolean;
}

/**
 * What each row of a file is known by: its number if it has one; else its ordinal, where those of
 * its sheet are all different; else what it says. `seen` says how often each number and ordinal
 * stands in the file. A text file's one sheet is called as the file is, and a copy's otherwise.
 */
export function identifier(seen: Seen, fileName: string): (row: LedgerRow) => Identified {
  const bare = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const same = new Map<string, number>();
  return (row) => {
    const { number, ordinal } = row.values;
    const { sheet } = row.ref;
    if (number !== undefined) {
      return { row, identity: `number:${number}`, twice: (seen.numbers.get(number) ?? 0) > 1 };
    }
    const isDistinct = !seen.muddled.has(sheet);
    if (ordinal !== undefined && isDistinct) {
      return { row, identity: `ordinal:${sheet === bare ? '' : sheet}:${ordinal}`, twice: false };
    }
    const said = createHash('sha256').update(canonical(row.cells)).digest('base64url');
    const times = (same.get(said) ?? 0) + 1;
    same.set(said, times);
    // The same words twice are two rows.
    return { row, identity: `content:${said}:${String(times)}`, twice: false };
  };
}

export interface Seen {
  readonly numbers: ReadonlyMap<string, number>;
  /** Sheets in which an ordinal stands twice. */
  readonly muddled: ReadonlySet<string>;
}

export class Sightings implements Seen {
  readonly numbers = new Map<string, number>();
  readonly muddled = new Set<string>();
  readonly #ordinals = new Set<string>();

  see({ ref: { sheet }, values: { number, ordinal } }: LedgerRow): void {
    if (number !== undefined) this.numbers.set(number, (this.numbers.get(number) ?? 0) + 1);
    if (ordinal === undefined) return;
    const key = `${sheet}\u0000${ordinal}`;
    if (this.#ordinals.has(key)) this.muddled.add(sheet);
    this.#ordinals.add(key);
  }
}

/** The stream of a row: 16 bytes of a keyed hash, as other problems have 16 random ones. */
export function streamOf(
  key: Buffer,
  ...of: readonly [tenant: string, office: string, ledger: string, identity: string]
): string {
  const id = hmac(key, canonical(of)).subarray(0, 16).toString('base64url');
  return `problem/${id}`;
}

/** What a row says, as a keyed hash: another one says that it changed, and nobody learns what it is. */
export function digestOf(key: Buffer, stream: string, entry: Json): string {
  return hmac(key, canonical([stream, entry]))
    .subarray(0, 24)
    .toString('base64url');
}
