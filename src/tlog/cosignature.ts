import type { KeyObject } from 'node:crypto';
import { parseCheckpoint } from './checkpoint.ts';
import {
  COSIGNATURE,
  formatVerifierKey,
  parseVerifierKey,
  publicKeyOf,
  signatureCheck,
  signBytes,
  verifierKey,
} from './key.ts';
import type { Signer, Verifier } from './note.ts';
import { good, type Result } from './result.ts';

/**
 * C2SP tlog-cosignature, Ed25519 (cosignature/v1): a witness states that at a time this was the
 * largest consistent tree it had seen of the log. Its signature is a uint64 of seconds since the
 * Epoch, then 64 bytes over the message below.
 */
function messageOf(text: string, time: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
}

const MAX_TIME = 2n ** 63n - 1n;

/** Verifier of a witness's cosignatures from its vkey (type 0x04). */
export function cosignatureVerifier(vkey: string): Result<Verifier> {
  const key = parseVerifierKey(vkey, COSIGNATURE);
  if (!key.ok) return key;
  const check = signatureCheck(key.value.publicKey);
  const verify = (text: string, signature: Buffer): boolean => {
    if (signature.length !== 8 + 64 || !parseCheckpoint(text).ok) return false;
    const time = signature.readBigUInt64BE();
    return time <= MAX_TIME && check(messageOf(text, time), signature.subarray(8));
  };
  return good({ name: key.value.name, id: key.value.id, verify });
}

/**
 * Signer of one cosignature at `time`, in seconds since the Epoch. It states what the message
 * says: the caller has checked consistency with the last tree it saw, and keeps this one.
 */
export function cosigner(name: string, privateKey: KeyObject, time: number): Signer {
  if (!Number.isSafeInteger(time) || time < 0) throw new RangeError(`time ${time}`);
  const key = verifierKey(name, COSIGNATURE, publicKeyOf(privateKey));
  const sign = (text: string): Buffer => {
    if (!parseCheckpoint(text).ok) throw new RangeError('text to cosign is not a checkpoint');
    const stamp = Buffer.alloc(8);
    stamp.writeBigUInt64BE(BigInt(time));
    return Buffer.concat([stamp, signBytes(privateKey, messageOf(text, BigInt(time)))]);
  };
  return { name, id: key.id, vkey: formatVerifierKey(key), sign };
}

/** Seconds since the Epoch at which a verified cosignature was made. */
export function cosignatureTime(signature: { readonly bytes: Buffer }): number {
  return Number(signature.bytes.readBigUInt64BE());
}
