import type { Recorded } from '../kernel/event.ts';

/** The hashes of the pictures that an event shows; each once. */
export function photosOf({ data }: Pick<Recorded, 'data'>): readonly string[] {
  const { photos } = (data ?? {}) as { readonly photos?: unknown };
  if (!Array.isArray(photos)) return [];
  return [...new Set(photos.filter((hash) => typeof hash === 'string'))];
}

/** One event's use of a picture; `attested`: the log doesn't show that event. */
export interface PhotoUse {
  readonly hash: string;
  readonly stream: string;
  readonly attested: boolean;
}

/** More streams than one. No stream is called so. */
const SEVERAL = '*';

/**
 * The pictures that a log has shown so far, so that one that comes again is known. What the log shows
 * is compared with what it shows alone: then anybody finds the same.
 */
export class PhotosSeen {
  readonly #shown = new Map<string, string>();
  readonly #all = new Map<string, string>();

  add({ hash, stream, attested }: PhotoUse): void {
    for (const seen of attested ? [this.#all] : [this.#all, this.#shown]) {
      const known = seen.get(hash);
      seen.set(hash, known === undefined || known === stream ? stream : SEVERAL);
    }
  }

  /** Whether another matter showed the picture before. */
  isElsewhere({ hash, stream, attested }: PhotoUse): boolean {
    const known = (attested ? this.#all : this.#shown).get(hash);
    return known !== undefined && known !== stream;
  }

  /** What an event's figures ask: whether any of its pictures was shown by another matter before. */
  repeats(event: Pick<Recorded, 'data' | 'stream'>, attested: boolean): boolean {
    const { stream } = event;
    return photosOf(event).some((hash) => this.isElsewhere({ hash, stream, attested }));
  }

  /** After its figures are made. */
  take(event: Pick<Recorded, 'data' | 'stream'>, attested: boolean): void {
    const { stream } = event;
    for (const hash of photosOf(event)) this.add({ hash, stream, attested });
  }
}
