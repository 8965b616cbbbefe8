import { toInstant } from '../../kernel/time.ts';
import { mostPhotos, type Photo } from '../../domain/problem/index.ts';
import { hashOfBytes } from '../../store/evidence.ts';
import type { Store } from '../../store/index.ts';
import { Refused } from '../refused.ts';
import { encodePhoto } from './encode.ts';
import { inTurn } from './slots.ts';

/** Keeps a picture that was sent, until an event shows it or a day is over. */
export async function takePhoto(
  { store, clock }: { readonly store: Store; readonly clock: () => number },
  tenant: string,
  sent: Buffer,
): Promise<Photo> {
  if (!(await store.tenant(tenant))) throw new Refused('unknown-tenant');
  // Saved from one of our pages and sent again: encoded once more it would be another picture.
  const isOurs = await store.evidence.isKept(tenant, hashOfBytes(sent));
  const picture = await inTurn(() => encodePhoto(sent, isOurs));
  const kept = await store.evidence.add(tenant, picture, toInstant(clock() / 1000));
  if (!kept) throw new Refused('unavailable');
  return kept;
}

/**
 * The pictures that uploads stand for, as commands take them. `unknown-photo` if one isn't kept: never
 * sent, swept, or erased. Whether one was used already is found out under the log's lock.
 */
export async function photosOf(
  store: Store,
  tenant: string,
  ids: readonly string[],
): Promise<readonly Photo[]> {
  if (ids.length === 0) return [];
  const kept = await store.evidence.find(tenant, ids);
  return ids.map((id) => {
    const photo = kept.get(id);
    if (!photo) throw new Refused('unknown-photo');
    return photo;
  });
}

/** A command's data with the pictures that its upload ids stand for. */
export async function withPhotos<Data extends { readonly photos?: readonly string[] }>(
  store: Store,
  tenant: string,
  data: Data,
): Promise<Omit<Data, 'photos'> & { readonly photos?: readonly Photo[] }> {
  const { photos: ids = [], ...said } = data;
  if (ids.length === 0) return said;
  if (ids.length > mostPhotos.staff) {
    const limits = [{ kind: 'array', most: mostPhotos.staff }];
    throw new Refused('bad-input', { fields: ['photos'], limits });
  }
  return { ...said, photos: await photosOf(store, tenant, ids) };
}
