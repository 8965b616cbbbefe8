import type { PoolClient } from 'pg';
import type { Json } from '../../kernel/json.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { PhotosSeen, photosOf } from '../../figures/photos.ts';
import type { KeptPhoto } from '../evidence.ts';
import type { Fact } from './leaf.ts';
import type { Client } from './load.ts';

/** A picture as it is kept; `index` is the event that shows it, if one does. */
export interface EvidenceRow extends KeptPhoto {
  readonly index: number | undefined;
}

/** The pictures of a draft: ids and thumbnails from its part `photos`, hashes from its data, in step. */
export function picturesOf(data: unknown, part: Json | undefined): readonly KeptPhoto[] {
  if (part === undefined || part === null) return [];
  const { photos: hashes = [] } = data as { readonly photos?: readonly string[] };
  const kept = part as unknown as readonly Omit<KeptPhoto, 'hash'>[];
  if (kept.length !== hashes.length) throw new Error('pictures without their hashes');
  return kept.map(({ id, thumbnail }, i) => ({ id, thumbnail, hash: hashes[i] ?? '' }));
}

/** The ids that a command names under `photos`, as far as it has that form. */
export function photoIdsIn(data: unknown): readonly string[] {
  const { photos } = (data ?? {}) as { readonly photos?: unknown };
  if (!Array.isArray(photos)) return [];
  return photos.flatMap((photo: unknown) => {
    const { id } = (photo ?? {}) as { readonly id?: unknown };
    return typeof id === 'string' ? [id] : [];
  });
}

/**
 * The pictures of these ids, locked until the transaction ends, so that no sweep takes one that a
 * command of the batch comes to use.
 */
export async function lockEvidence(
  client: PoolClient,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, EvidenceRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{
    id: string;
    hash: string;
    thumbnail_hash: string;
    index: string | null;
  }>({
    name: 'lock-evidence',
    text: `select e.id, e.hash, e.thumbnail_hash, e.index from unnest($2::text[]) as wanted(id)
      cross join lateral (
        select * from evidence where tenant = $1 and id = wanted.id limit 1 for update
      ) e`,
    values: [tenant, ids],
  });
  return new Map(
    rows.map(({ id, hash, thumbnail_hash, index }) => [
      id,
      { id, hash, thumbnail: thumbnail_hash, index: index === null ? undefined : Number(index) },
    ]),
  );
}

/**
 * `unknown-photo` unless every picture that the facts show is kept as they say; `photo-used` if an
 * event shows it already, of this batch too: each upload is for one event.
 */
export function wrongPhotos(
  before: readonly Fact[],
  facts: readonly Fact[],
  stored: ReadonlyMap<string, EvidenceRow>,
): Refusal | undefined {
  const used = new Set(before.flatMap(({ photos }) => photos.map(({ id }) => id)));
  for (const { id, hash, thumbnail } of facts.flatMap(({ photos }) => photos)) {
    const kept = stored.get(id);
    if (kept?.hash !== hash || kept.thumbnail !== thumbnail) return refuse('unknown-photo');
    if (kept.index !== undefined || used.has(id)) return refuse('photo-used');
    used.add(id);
  }
  return undefined;
}

/** What the log has shown, of the pictures that these facts show. */
export async function photosSeen(
  client: Client,
  tenant: string,
  facts: readonly Fact[],
): Promise<PhotosSeen> {
  const seen = new PhotosSeen();
  const hashes = new Set(facts.flatMap(({ event }) => photosOf(event)));
  if (hashes.size === 0) return seen;
  const { rows } = await client.query<{ hash: string; stream: string; attested: boolean }>({
    name: 'load-photo-uses',
    text: `select u.hash, u.stream, u.attested from unnest($2::text[]) as wanted(hash)
      join photo_use u on u.tenant = $1 and u.hash = wanted.hash`,
    values: [tenant, [...hashes]],
  });
  for (const row of rows) seen.add(row);
  return seen;
}

/** The rows that say which event shows which picture. */
export function photoRows(facts: readonly Fact[]) {
  return {
    evidence: facts.flatMap(({ event: { index }, photos }) =>
      photos.map(({ id }) => ({ id, index })),
    ),
    photoUse: facts.flatMap(({ event, restricted }) =>
      photosOf(event).map((hash) => ({
        hash,
        index: event.index,
        stream: event.stream,
        attested: restricted,
      })),
    ),
  };
}

/** Gives pictures to their events, and remembers their hashes. Fails by itself if one is gone. */
export async function writePhotos(
  client: PoolClient,
  tenant: string,
  { evidence, photoUse }: ReturnType<typeof photoRows>,
): Promise<void> {
  if (photoUse.length === 0) return;
  await client.query({
    name: 'write-photos',
    text: `with claimed as (
        update evidence e set index = r.index
        from json_to_recordset($2) as r(id text, index bigint)
        where e.tenant = $1 and e.id = r.id and e.index is null returning 1
      ), uses as (
        insert into photo_use (tenant, hash, index, stream, attested)
        select $1, r.* from json_to_recordset($3)
          as r(hash text, index bigint, stream text, attested boolean)
      )
      select 1 / ((select count(*) from claimed) = $4)::int`,
    values: [tenant, JSON.stringify(evidence), JSON.stringify(photoUse), evidence.length],
  });
}
