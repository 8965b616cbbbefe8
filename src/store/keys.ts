import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  generateKeyPairSync,
  hash,
  randomBytes,
} from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM, as nonce ‖ tag ‖ ciphertext. `about` is authenticated and not stored. */
export function seal(key: Buffer, about: string, plain: Buffer): Buffer {
  const nonce = newSalt().subarray(0, NONCE);
  // A key object is made in a fraction of the time that Node takes to make one out of bytes here.
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce).setAAD(
    Buffer.from(about),
  );
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

/**
 * HKDF-SHA256 (RFC 5869) to 32 bytes, which is extraction and one round of expansion; of Node's own
 * the key objects cost ten times the hashing. `salt` has at most 64 bytes.
 */
export function deriveKey(from: string | Buffer, salt: string, purpose: string): Buffer {
  return hmac(hmac(Buffer.from(salt), from), `${purpose}\u0001`);
}

/** A new Ed25519 key as PKCS #8 DER. */
export function newSigningKey(): Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
}

const BLOCK = 64;
const IPAD = 0x36;
const OPAD = 0x5c;

// Kept between calls, which are synchronous: an allocation costs as much as the hashing.
const outer = Buffer.alloc(BLOCK + 32);
let inner = Buffer.alloc(BLOCK + 4096);

/**
 * HMAC-SHA256 (RFC 2104) under a key of at most 64 bytes, by two one-shot hashes: making an Hmac
 * object costs ten times the hashing of a short text, and every part of every event needs one.
 */
export function hmac(key: Buffer, text: string | Buffer): Buffer {
  return Buffer.from(hmacAs('binary', key, text), 'binary');
}

function hmacAs(form: 'binary' | 'base64url', key: Buffer, text: string | Buffer): string {
  if (key.length > BLOCK) throw new RangeError(`key of ${key.length} bytes`);
  const end = BLOCK + Buffer.byteLength(text);
  if (inner.length < end) inner = Buffer.alloc(2 * end);
  for (let i = 0; i < BLOCK; i += 1) {
    const byte = key[i] ?? 0;
    inner[i] = byte ^ IPAD;
    outer[i] = byte ^ OPAD;
  }
  if (typeof text === 'string') inner.write(text, BLOCK);
  else inner.set(text, BLOCK);
  // A string of bytes: Node takes four times as long to hand out a hash as a Buffer.
  outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK, 'binary');
  return hash('sha256', outer, form);
}

let pool = Buffer.alloc(0);

/** A new salt of 32 random bytes. Taken from the system many at a time: each call to it is dear. */
export function newSalt(): Buffer {
  if (pool.length === 0) pool = randomBytes(32 * 256);
  const salt = pool.subarray(0, 32);
  pool = pool.subarray(32);
  return salt;
}

/** How a leaf commits to a part: base64url(HMAC-SHA256(salt, content)). */
export function commitmentOf(salt: Buffer, content: string): string {
  return hmacAs('base64url', salt, content);
}

/** How a stream names a person: HMAC-SHA256 under the stream's key, cut to 16 bytes. */
export function whoOf(streamKey: Buffer, person: string): string {
  return hmac(streamKey, person).subarray(0, 16).toString('base64url');
}
