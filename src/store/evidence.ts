import { hash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Instant } from '../kernel/time.ts';

/** A picture as it is kept and served: JPEG, re-encoded by us. */
export interface Picture {
  readonly image: Buffer;
  readonly thumbnail: Buffer;
}

/** Where a picture is kept, and SHA-256 (base64url) of its bytes and its thumbnail's. */
export interface KeptPhoto {
  readonly id: string;
  readonly hash: string;
  readonly thumbnail: string;
}

export interface ShownPicture {
  readonly bytes: Buffer;
  /** The event that shows it: what its reader must be allowed to see. */
  readonly index: number;
  readonly stream: string;
}

export interface Evidence {
  /**
   * Keeps a picture that no event names yet, under 128 random bits (22 characters). Undefined if
   * those that wait already fill `MOST_UNUSED` bytes of the tenant.
   */
  add(tenant: string, picture: Picture, now: Instant): Promise<KeptPhoto | undefined>;
  /** Those of the ids that are kept, used or not. Whether one may still be used is the commit's to say. */
  find(tenant: string, ids: readonly string[]): Promise<ReadonlyMap<string, KeptPhoto>>;
  /** Whether bytes of this hash are kept already: then they are ours, and clean as they are. */
  isKept(tenant: string, hash: string): Promise<boolean>;
  /** The thumbnail of a picture that no event shows yet: whoever sent it has its id. */
  unused(tenant: string, id: string): Promise<Buffer | undefined>;
  /** A picture that an event shows. Who may see it is for the caller to rule. */
  read(tenant: string, id: string, size: keyof Picture): Promise<ShownPicture | undefined>;
  /** Deletes the pictures that no event came to name since before `at`; answers how many. */
  sweep(tenant: string, at: Instant): Promise<number>;
}

/** Bytes of pictures that may wait for an event, a tenant: strangers send them without an account. */
const MOST_UNUSED = 1024 ** 3;

export function hashOfBytes(bytes: Buffer): string {
  return hash('sha256', bytes, 'base64url');
}

interface Row {
  readonly id: string;
  readonly hash: string;
  readonly thumbnail_hash: string;
}

export function openEvidence(pool: Pool): Evidence {
  return {
    async add(tenant, { image, thumbnail }, now) {
      const id = randomBytes(16).toString('base64url');
      const hashes = { hash: hashOfBytes(image), thumbnail: hashOfBytes(thumbnail) };
      const { rowCount } = await pool.query(
        `insert into evidence (tenant, id, at, hash, thumbnail_hash, image, thumbnail)
         select $1::text, $2::text, $3::text, $4::text, $5::text, $6::bytea, $7::bytea
         where (select coalesce(sum(octet_length(image) + octet_length(thumbnail)), 0)
           from evidence where tenant = $1 and index is null) < $8::bigint`,
        [tenant, id, now, hashes.hash, hashes.thumbnail, image, thumbnail, MOST_UNUSED],
      );
      return rowCount === 1 ? { id, ...hashes } : undefined;
    },
    async find(tenant, ids) {
      if (ids.length === 0) return new Map();
      const { rows } = await pool.query<Row>({
        name: 'find-evidence',
        text: `select e.id, e.hash, e.thumbnail_hash from unnest($2::text[]) as wanted(id)
          cross join lateral (
            select * from evidence where tenant = $1 and id = wanted.id limit 1
          ) e`,
        values: [tenant, ids],
      });
      return new Map(
        rows.map(({ id, hash, thumbnail_hash: thumbnail }) => [id, { id, hash, thumbnail }]),
      );
    },
    async isKept(tenant, hash) {
      const { rowCount } = await pool.query({
        name: 'is-evidence-kept',
        text: 'select from evidence where tenant = $1 and hash = $2 limit 1',
        values: [tenant, hash],
      });
      return rowCount === 1;
    },
    async unused(tenant, id) {
      const { rows } = await pool.query<{ bytes: Buffer }>({
        name: 'read-unused-evidence',
        text: `select thumbnail as bytes from evidence
          where tenant = $1 and id = $2 and index is null`,
        values: [tenant, id],
      });
      return rows[0]?.bytes;
    },
    async read(tenant, id, size) {
      const { rows } = await pool.query<{ bytes: Buffer; index: string; stream: string }>({
        name: `read-evidence-${size}`,
        text: `select e.${size} as bytes, e.index, v.stream from evidence e
          join event v on v.tenant = e.tenant and v.index = e.index
          where e.tenant = $1 and e.id = $2`,
        values: [tenant, id],
      });
      return rows[0] && { ...rows[0], index: Number(rows[0].index) };
    },
    async sweep(tenant, at) {
      const { rowCount } = await pool.query(
        'delete from evidence where tenant = $1 and index is null and at < $2',
        [tenant, at],
      );
      return rowCount ?? 0;
    },
  };
}
