import { parseBase64Hash, parseDecimal, parseText } from './canonical.ts';
import { EMPTY_ROOT, HASH_SIZE } from './hash.ts';
import { isOf, openNote, signNote, type Signature, type Signer, type Verifier } from './note.ts';
import { bad, good, type Result } from './result.ts';

/** A tree head: what a log states of itself at one size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The log's identity, for good. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** Opaque further lines; none by default. */
  readonly extensions: readonly string[];
}

/** What a verifier must know of a log before it can believe it. */
export interface TrustedLog {
  readonly origin: string;
  readonly key: Verifier;
  /** Keys whose cosignatures are checked and reported; how many are enough is policy. */
  readonly witnesses?: readonly Verifier[];
}

export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** Right signatures of known witnesses, at most one a key. */
  readonly cosignatures: readonly Signature[];
}

/** The note text. Throws a RangeError if a part can't stand in it. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, String(size), root.toString('base64'), ...extensions];
  const text = `${lines.join('\n')}\n`;
  // Origin and extensions are the caller's strings: only a round trip proves they are single lines.
  const parsed = root.length === HASH_SIZE ? parseCheckpoint(text) : undefined;
  if (!parsed?.ok || parsed.value.extensions.length !== extensions.length) {
    throw new RangeError(`not a checkpoint: ${JSON.stringify(text)}`);
  }
  return text;
}

/** Accepts exactly what `formatCheckpoint` writes: a note's text, without its signatures. */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  if (parseText(text) === undefined || !text.endsWith('\n')) {
    return bad('checkpoint is not well-formed text');
  }
  const [origin, sizeLine, rootLine, ...extensions] = text.slice(0, -1).split('\n');
  const size = parseDecimal(sizeLine ?? '');
  const root = parseBase64Hash(rootLine ?? '');
  if (!origin) return bad('checkpoint has no origin');
  if (size === undefined) return bad('checkpoint has no tree size');
  if (root === undefined) return bad('checkpoint has no root hash');
  if (extensions.includes('')) return bad('checkpoint has an empty line');
  if (size === 0 && !root.equals(EMPTY_ROOT)) return bad('checkpoint has a root for an empty tree');
  return good({ origin, size, root, extensions });
}

/** The signed checkpoint. C2SP wants the log's key to be named like the origin. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/**
 * A checkpoint that the log itself signed under the expected origin; a witness's signature alone
 * is not enough, and a wrong one by a known witness refuses the whole.
 */
export function openCheckpoint(
  source: Uint8Array | string,
  { origin, key, witnesses = [] }: TrustedLog,
): Result<OpenedCheckpoint> {
  const note = openNote(source, [key, ...witnesses]);
  if (!note.ok) return note;
  const { text, verified } = note.value;
  if (!verified.some((signature) => isOf(signature, key))) {
    return bad('checkpoint is not signed by the log');
  }
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint.ok) return checkpoint;
  if (checkpoint.value.origin !== origin) return bad('checkpoint is of another log');
  const cosignatures = verified.filter((signature) => !isOf(signature, key));
  return good({ checkpoint: checkpoint.value, cosignatures });
}
