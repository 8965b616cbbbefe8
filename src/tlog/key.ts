import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { parseBase64, parseText } from './canonical.ts';
import { sha256 } from './hash.ts';
import { bad, good, type Result } from './result.ts';

/** What a key's signatures mean (C2SP signed-note, "Signature types"): its type byte. */
export const NOTE_SIGNATURE = 0x01;
export const COSIGNATURE = 0x04;

/** An Ed25519 public key under the name it signs with. */
export interface VerifierKey {
  readonly name: string;
  readonly type: number;
  /** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), as a big-endian uint32. */
  readonly id: number;
  /** The 32 bytes of RFC 8032. */
  readonly publicKey: Buffer;
}

export function verifierKey(name: string, type: number, publicKey: Buffer): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`key name ${JSON.stringify(name)}`);
  if (publicKey.length !== 32) throw new RangeError(`public key of ${publicKey.length} bytes`);
  const hash = sha256(Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(type), publicKey]));
  return { name, type, id: hash.readUInt32BE(), publicKey };
}

/** A *vkey*: `<name>+<key id as 8 hex digits>+<base64 of type ‖ public key>`. */
export function formatVerifierKey({ name, type, id, publicKey }: VerifierKey): string {
  const material = Buffer.concat([Uint8Array.of(type), publicKey]).toString('base64');
  return `${name}+${id.toString(16).padStart(8, '0')}+${material}`;
}

/** Accepts exactly what `formatVerifierKey` writes for a key of this type. */
export function parseVerifierKey(vkey: string, type: number): Result<VerifierKey> {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(vkey) ?? [];
  const material = parseBase64(encoded ?? '');
  if (name === undefined || !isKeyName(name) || material?.length !== 33) {
    return bad('not an Ed25519 verifier key');
  }
  if (material[0] !== type) return bad('a verifier key for another type of signature');
  const key = verifierKey(name, type, material.subarray(1));
  return key.id === parseInt(id ?? '', 16) ? good(key) : bad('the key id is not that of the key');
}

/** Not empty, and well-formed text without Unicode spaces and plus signs. */
export function isKeyName(name: string): boolean {
  return parseText(name) !== undefined && /^[^\p{White_Space}+]+$/u.test(name);
}

// DER that stands before the 32 raw bytes in SPKI and in PKCS #8 (RFC 8410 §4 and §7).
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The private key of a 32-byte RFC 8032 seed. */
export function privateKeyFromSeed(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new RangeError(`seed of ${seed.length} bytes`);
  return privateKeyFromPkcs8(Buffer.concat([PKCS8_HEAD, seed]));
}

/** The private key of a PKCS #8 DER document; throws if it holds none or not an Ed25519 one. */
export function privateKeyFromPkcs8(der: Buffer): KeyObject {
  return ed25519(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** The 32 bytes of the public key that belongs to a private key. */
export function publicKeyOf(privateKey: KeyObject): Buffer {
  const der = createPublicKey(ed25519(privateKey)).export({ format: 'der', type: 'spki' });
  return Buffer.from(der.subarray(SPKI_HEAD.length));
}

export function signBytes(privateKey: KeyObject, message: Uint8Array): Buffer {
  return sign(null, message, privateKey);
}

/** Gives the check of one public key's signatures; a wrong length is just a wrong signature. */
export function signatureCheck(
  publicKey: Uint8Array,
): (message: Uint8Array, signature: Uint8Array) => boolean {
  const der = Buffer.concat([SPKI_HEAD, publicKey]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return (message, signature) => signature.length === 64 && verify(null, message, key, signature);
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new RangeError(`a key of type ${key.asymmetricKeyType}, not ed25519`);
}
