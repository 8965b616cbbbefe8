import type { KeyObject } from 'node:crypto';
import { parseBase64, parseText } from './canonical.ts';
import {
  formatVerifierKey,
  isKeyName,
  NOTE_SIGNATURE,
  parseVerifierKey,
  publicKeyOf,
  signatureCheck,
  signBytes,
  verifierKey,
  type VerifierKey,
} from './key.ts';
import { bad, good, type Result } from './result.ts';

/** Most bytes of a note and most signatures on it: against exhaustion, far above real use. */
export const MAX_NOTE = 1_000_000;
export const MAX_SIGNATURES = 100;

/** One signature line; `bytes` is what follows the key id. */
export interface Signature {
  readonly name: string;
  readonly id: number;
  readonly bytes: Buffer;
}

/** Text, ending in a newline, and the signatures that claim to be on it. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly Signature[];
}

/** A note of which at least one signature, by a known key, is right. */
export interface OpenedNote extends Note {
  /** The right signatures by known keys, at most one a key, in the note's order. */
  readonly verified: readonly Signature[];
}

/** A known key: it claims signature lines by name and id, and judges what they hold. */
export interface Verifier {
  readonly name: string;
  readonly id: number;
  verify(text: string, signature: Buffer): boolean;
}

export interface Signer {
  readonly name: string;
  readonly id: number;
  /** The line to configure verifiers with. */
  readonly vkey: string;
  sign(text: string): Buffer;
}

/** Verifier of plain Ed25519 signatures (type 0x01) from its vkey. */
export function noteVerifier(vkey: string): Result<Verifier> {
  const key = parseVerifierKey(vkey, NOTE_SIGNATURE);
  return key.ok ? good(verifierOf(key.value)) : key;
}

function verifierOf({ name, id, publicKey }: VerifierKey): Verifier {
  const check = signatureCheck(publicKey);
  return { name, id, verify: (text, signature) => check(Buffer.from(text), signature) };
}

/** Signer of plain Ed25519 signatures (type 0x01). The private key comes from `key.ts`. */
export function noteSigner(name: string, privateKey: KeyObject): Signer {
  const key = verifierKey(name, NOTE_SIGNATURE, publicKeyOf(privateKey));
  const sign = (text: string): Buffer => signBytes(privateKey, Buffer.from(text));
  return { name, id: key.id, vkey: formatVerifierKey(key), sign };
}

/**
 * The note of `text` with the signatures it had and one by each signer; a signer's own earlier
 * signature is replaced. Throws a RangeError if `text` can't be a note's.
 */
export function signNote(
  text: string,
  signers: readonly Signer[],
  earlier: readonly Signature[] = [],
): string {
  if (parseText(text) === undefined || !text.endsWith('\n')) {
    throw new RangeError('text to sign is not that of a note');
  }
  const kept = earlier.filter((signature) => !signers.some((signer) => isOf(signature, signer)));
  const added = signers.map((by) => ({ name: by.name, id: by.id, bytes: by.sign(text) }));
  return formatNote({ text, signatures: [...kept, ...added] });
}

/** C2SP signed-note, "Format". */
export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

function signatureLine({ name, id, bytes }: Signature): string {
  const keyId = Buffer.alloc(4);
  keyId.writeUInt32BE(id);
  return `— ${name} ${Buffer.concat([keyId, bytes]).toString('base64')}\n`;
}

/** The parts of a note, nothing verified: for what must pass a note on or count its lines. */
export function parseNote(source: Uint8Array | string): Result<Note> {
  if (source.length > MAX_NOTE) return bad('note is too long');
  const note = parseText(source);
  if (note === undefined) return bad('note is not well-formed text');
  // The last empty line separates, so the text itself may have some.
  const end = note.lastIndexOf('\n\n') + 1;
  if (end === 0 || !note.endsWith('\n')) return bad('note has no signature lines');
  const lines = note.slice(end + 1, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return bad('note has too many signatures');
  const signatures = lines.map(parseSignatureLine);
  if (!signatures.every((signature) => signature !== undefined)) {
    return bad('note has a malformed signature line');
  }
  return good({ text: note.slice(0, end), signatures });
}

function parseSignatureLine(line: string): Signature | undefined {
  const [, name, encoded] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = parseBase64(encoded ?? '');
  if (name === undefined || !isKeyName(name) || bytes === undefined || bytes.length < 5) {
    return undefined;
  }
  return { name, id: bytes.readUInt32BE(), bytes: bytes.subarray(4) };
}

/**
 * C2SP signed-note, "Signatures": lines of unknown keys are ignored, every line of a known key
 * must verify, and there must be one. Which keys suffice is for the caller to decide.
 */
export function openNote(
  source: Uint8Array | string,
  verifiers: readonly Verifier[],
): Result<OpenedNote> {
  const note = parseNote(source);
  if (!note.ok) return note;
  const { text, signatures } = note.value;
  const verified: Signature[] = [];
  for (const signature of signatures) {
    const [verifier, ...others] = verifiers.filter((known) => isOf(signature, known));
    if (verifier === undefined) continue;
    if (others.length > 0) return bad(`two keys are known as ${keyLabel(signature)}`);
    if (!verifier.verify(text, signature.bytes)) {
      return bad(`note has a wrong signature by ${keyLabel(signature)}`);
    }
    if (!verified.some((earlier) => isOf(earlier, verifier))) verified.push(signature);
  }
  if (verified.length === 0) return bad('note has no signature by a known key');
  return good({ text, signatures, verified });
}

/** Whether a line claims to be by this key; keys are told apart by name and id together. */
export function isOf(signature: Signature, key: { name: string; id: number }): boolean {
  return signature.name === key.name && signature.id === key.id;
}

const keyLabel = ({ name, id }: Signature): string => `${name}+${id.toString(16).padStart(8, '0')}`;
