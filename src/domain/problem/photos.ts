import type { Json } from '../../kernel/json.ts';

/**
 * A picture as a command brings it: the id under which its bytes are kept, and the SHA-256 (base64url)
 * of these and of its thumbnail's. Whether there is such a picture, unused, is for the store to say.
 */
export type Photo = {
  readonly id: string;
  readonly hash: string;
  readonly thumbnail: string;
};

/** What a command that may show pictures carries. */
export interface MayShow {
  readonly photos?: readonly Photo[];
}

/** Most pictures of one event. */
export const mostPhotos = { raiser: 6, staff: 12 } as const;

/** For the leaf: anybody can count a picture that was used twice. */
export function photoHashes({ photos = [] }: MayShow): { readonly photos?: readonly string[] } {
  return photos.length === 0 ? {} : { photos: photos.map(({ hash }) => hash) };
}

/** For the sealed part, in the same order. */
export function photoPart({ photos = [] }: MayShow): { readonly photos: Json } {
  if (photos.length === 0) return { photos: null };
  return { photos: photos.map(({ id, thumbnail }) => ({ id, thumbnail })) };
}
