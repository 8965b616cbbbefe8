import type { Store } from '../store/index.ts';
import { parseBundle } from '../tlog/bundle.ts';
import { parseCheckpoint } from '../tlog/checkpoint.ts';
import { parseNote } from '../tlog/note.ts';
import { TILE_WIDTH } from '../tlog/tile.ts';

/** What its holder needs to check, without trusting the server, that the log holds an entry. */
export interface ProvenEntry {
  readonly index: number;
  /** The entry as the log has it: its leaf hash is SHA-256(0x00 ‖ leaf) (RFC 6962 §2.1). */
  readonly leaf: string;
  readonly size: number;
  /** The inclusion proof in that size, the leaf's sibling first. */
  readonly proof: readonly Buffer[];
  /** The signed note that states the size and its root. */
  readonly checkpoint: string;
}

/** Undefined until a published checkpoint covers the entry, which takes moments. */
export async function provenEntry(
  store: Store,
  tenant: string,
  index: number,
): Promise<ProvenEntry | undefined> {
  const checkpoint = await store.logs.checkpoint(tenant);
  const size = checkpoint === undefined ? undefined : sizeOf(checkpoint);
  if (checkpoint === undefined || size === undefined || size <= index) return undefined;
  const proof = await store.logs.inclusionProof(tenant, index, size);
  const leaf = await leafAt(store, tenant, index);
  return proof && leaf !== undefined ? { index, leaf, size, proof, checkpoint } : undefined;
}

/** The size that a signed note of ours states. */
export function sizeOf(checkpoint: string): number | undefined {
  const note = parseNote(checkpoint);
  const parsed = note.ok ? parseCheckpoint(note.value.text) : undefined;
  return parsed?.ok ? parsed.value.size : undefined;
}

async function leafAt(store: Store, tenant: string, index: number) {
  const n = Math.floor(index / TILE_WIDTH);
  const width = (index % TILE_WIDTH) + 1;
  const bytes = await store.logs.entries(tenant, n, width);
  const bundle = bytes && parseBundle(bytes, width);
  return bundle?.ok ? bundle.value.at(-1)?.toString() : undefined;
}
