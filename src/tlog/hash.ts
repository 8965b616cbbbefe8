import { hash } from 'node:crypto';

/** Bytes of a SHA-256 hash. */
export const HASH_SIZE = 32;

/** The root of the empty tree: SHA-256 of nothing (RFC 6962 §2.1). */
export const EMPTY_ROOT: Buffer = sha256(new Uint8Array());

export function sha256(data: Uint8Array): Buffer {
  return hash('sha256', data, 'buffer');
}

/** Hash of a log entry: SHA-256(0x00 ‖ entry), RFC 6962 §2.1. A string is taken as UTF-8. */
export function leafHash(entry: Uint8Array | string): Buffer {
  return sha256(
    Buffer.concat([LEAF_PREFIX, typeof entry === 'string' ? Buffer.from(entry) : entry]),
  );
}

const LEAF_PREFIX = Uint8Array.of(0x00);

// One buffer for all node hashes: hashing is synchronous, and an allocation costs as much again.
const node = Buffer.alloc(1 + 2 * HASH_SIZE, 0x01);

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== HASH_SIZE || right.length !== HASH_SIZE) {
    throw new RangeError(`node of ${left.length} and ${right.length} bytes`);
  }
  node.set(left, 1);
  node.set(right, 1 + HASH_SIZE);
  return sha256(node);
}

/**
 * RFC 6962 §2.1 Merkle tree hash over n leaf hashes, given as one run of n · 32 bytes: n − 1 node
 * hashes. Pairing neighbours and lifting an odd last one unchanged gives the same tree as the
 * RFC's split at the largest power of two.
 */
export function merkleRoot(hashes: Uint8Array): Buffer {
  if (hashes.length % HASH_SIZE !== 0) throw new RangeError(`${hashes.length} bytes of hashes`);
  let width = hashes.length / HASH_SIZE;
  if (width === 0) return EMPTY_ROOT;
  const row = Buffer.from(hashes);
  while (width > 1) {
    for (let i = 0; i < width >> 1; i++) {
      row.copy(node, 1, 2 * i * HASH_SIZE, 2 * (i + 1) * HASH_SIZE);
      row.set(sha256(node), i * HASH_SIZE);
    }
    if (width % 2 === 1)
      row.copy(row, (width >> 1) * HASH_SIZE, (width - 1) * HASH_SIZE, width * HASH_SIZE);
    width = (width + 1) >> 1;
  }
  return Buffer.from(row.subarray(0, HASH_SIZE));
}
