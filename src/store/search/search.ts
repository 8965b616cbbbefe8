import type { Pool } from 'pg';
import type { QueueRow } from '../read/reads.ts';
import { afterHit, findMatters, type Hit, type Hits, type SearchQuery } from './find.ts';
import { WordKeys } from './keys.ts';
import {
  rowsOf,
  similarMatters,
  similarPublished,
  type Draft,
  type Similar,
  type SimilarPublished,
} from './similar.ts';
import { readMatters, type Matter } from './texts.ts';
import type { Tier } from './tiers.ts';

/** Looks in what the indexer made; never decides who may see what: the caller says. */
export interface Search {
  find(tenant: string, query: SearchQuery): Promise<Hits>;
  /** The cursor behind a hit. */
  after(hit: Hit | undefined): string | undefined;
  /** The rows of matters, as queues show them, in no order. */
  rows(tenant: string, streams: readonly string[]): Promise<readonly QueueRow[]>;
  /** Of all their tiers: what to show of it is for the caller to rule. */
  matters(tenant: string, streams: readonly string[]): Promise<readonly Matter[]>;
  similar(
    tenant: string,
    draft: Draft,
    sightOf: (row: QueueRow) => Tier | 'none',
  ): Promise<readonly Similar[]>;
  similarPublished(tenant: string, draft: Draft): Promise<readonly SimilarPublished[]>;
  /** The index is being made or made again: older matters may be missing. */
  isBuilding(tenant: string): Promise<boolean>;
}

/** `secret` as the indexer has it: 32 bytes. */
export function openSearch(pool: Pool, secret: Buffer): Search {
  const known = new Map<string, WordKeys>();
  const keysOf = (tenant: string) => {
    const keys = known.get(tenant) ?? new WordKeys(secret, tenant);
    known.set(tenant, keys);
    return keys;
  };
  return {
    find: (tenant, query) => findMatters(pool, tenant, keysOf(tenant), query),
    after: (hit) => hit && afterHit(hit),
    rows: (tenant, streams) => rowsOf(pool, tenant, streams),
    matters: (tenant, streams) => readMatters(pool, tenant, streams),
    similar: (tenant, draft, sightOf) =>
      similarMatters(pool, tenant, keysOf(tenant), draft, sightOf),
    similarPublished: (tenant, draft) => similarPublished(pool, tenant, keysOf(tenant), draft),
    async isBuilding(tenant) {
      const { rows } = await pool.query<{ building: boolean }>({
        name: 'search-building',
        text: `select coalesce((select rebuilt is not null from search_cursor where tenant = $1),
          true) as building`,
        values: [tenant],
      });
      return rows[0]?.building ?? true;
    },
  };
}
