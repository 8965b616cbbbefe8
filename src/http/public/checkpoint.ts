import type { Instant } from '../../kernel/time.ts';
import type { Store } from '../../store/index.ts';
import { sizeOf } from '../receipt.ts';

/** The last signed checkpoint, and the time of the last batch as the nearest known time of it. */
export interface Signed {
  readonly size: number;
  readonly at: Instant;
  readonly note: string;
}

export async function checkpointAt(store: Store, tenant: string): Promise<Signed | undefined> {
  const [note, head] = await Promise.all([store.logs.checkpoint(tenant), store.logs.head(tenant)]);
  const size = note === undefined ? undefined : sizeOf(note);
  return note === undefined || size === undefined || !head
    ? undefined
    : { size, at: head.at, note };
}
