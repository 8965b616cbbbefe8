import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM, as nonce ‖ tag ‖ ciphertext. `about` is authenticated and not stored. */
export function seal(key: Buffer, about: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws if the key or `about` isn't what it was sealed with, or a bit was changed. */
export function unseal(key: Buffer, about: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

/** HKDF-SHA256 (RFC 5869) to 32 bytes. */
export function deriveKey(from: string | Buffer, salt: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, salt, purpose, 32));
}

/** A new Ed25519 key as PKCS #8 DER. */
export function newSigningKey(): Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
}

/** How a leaf commits to a part: base64url(HMAC-SHA256(salt, content)). */
export function commitmentOf(salt: Buffer, content: string): string {
  return createHmac('sha256', salt).update(content).digest('base64url');
}

/** How a stream names a person: HMAC-SHA256 under the stream's key, cut to 16 bytes. */
export function whoOf(streamKey: Buffer, person: string): string {
  return createHmac('sha256', streamKey)
    .update(person)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
