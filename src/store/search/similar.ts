import type { Pool } from 'pg';
import { queueRow, columns, type ViewRow } from '../read/rows.ts';
import type { QueueRow } from '../read/reads.ts';
import { candidatesFor } from './candidates.ts';
import { tag, type WordKeys } from './keys.ts';
import { isAlike, isOffered, likeness, type Likeness, type Words } from './likeness.ts';
import { readMatters, type Matter } from './texts.ts';
import type { Tier } from './tiers.ts';

export interface Draft extends Words {
  readonly category?: string;
}

export interface Similar extends Likeness {
  readonly row: QueueRow;
  readonly title: string;
  readonly place: string;
  readonly sameCategory: boolean;
}

export interface SimilarPublished extends Likeness {
  readonly number: string;
  readonly status: string;
  readonly category: string;
  readonly title: string;
  readonly place: string;
}

export const MOST_SIMILAR = 5;

/**
 * Matters that may be the same as a draft, the likeliest first: of those that the reader sees with
 * their title, by what was reported and nothing that staff wrote since.
 */
export async function similarMatters(
  pool: Pool,
  tenant: string,
  keys: WordKeys,
  draft: Draft,
  sightOf: (row: QueueRow) => Tier | 'none',
): Promise<readonly Similar[]> {
  const { streams, weight } = await candidatesFor(pool, tenant, keys, draft, (word) => word);
  const rows = await rowsOf(pool, tenant, streams);
  const seen = rows.filter((row) => ['whole', 'part'].includes(sightOf(row)));
  const matters = await readMatters(
    pool,
    tenant,
    seen.map(({ stream }) => stream),
  );
  const found = matters.flatMap((matter): Similar[] => {
    const row = seen.find(({ stream }) => stream === matter.stream);
    const words = reported(matter);
    const like = likeness(draft, words, weight);
    if (!row || !isAlike(like)) return [];
    const { title, place } = words;
    return [{ ...like, row, title, place, sameCategory: row.category === draft.category }];
  });
  return found
    .toSorted((a, b) => scoreOf(b) - scoreOf(a) || b.row.registered_index - a.row.registered_index)
    .slice(0, MOST_SIMILAR);
}

/**
 * The same for everybody: published titles and places of matters that are in hand. It asks for
 * published words only, so that neither its answer nor its time tells of any other.
 */
export async function similarPublished(
  pool: Pool,
  tenant: string,
  keys: WordKeys,
  draft: Draft,
): Promise<readonly SimilarPublished[]> {
  const { streams, weight } = await candidatesFor(pool, tenant, keys, draft, tag.published);
  const { rows } = await pool.query<Omit<SimilarPublished, keyof Likeness> & { content: string }>({
    name: 'search-published',
    text: `select v.number, v.status, v.category, p.content
      from unnest($2::text[]) as w(stream)
      join problem_view v on v.tenant = $1 and v.stream = w.stream
      join part p on p.tenant = $1 and p.index = v.published_index and p.name = 'published'
      where v.open and not v.sensitive`,
    values: [tenant, streams],
  });
  return rows
    .flatMap(({ content, number, status, category }): SimilarPublished[] => {
      const { title = '', place = '' } = JSON.parse(content) as { title?: string; place?: string };
      const like = likeness(draft, { title, place, description: '' }, weight);
      return isOffered(like) ? [{ ...like, number, status, category, title, place }] : [];
    })
    .toSorted((a, b) => b.said - a.said + (b.where - a.where) / 2)
    .slice(0, MOST_SIMILAR);
}

/** What was reported of a matter. */
export function reported({ texts, wordsAt }: Matter): Words {
  const find = (field: string, part: string) =>
    texts.find((text) => text.index === wordsAt && text.part === part && text.field === field)
      ?.text ?? '';
  return {
    title: find('title', 'text'),
    description: find('description', 'text'),
    place: find('text', 'place'),
  };
}

function scoreOf({ said, where, sameCategory, row }: Similar): number {
  return said * 0.55 + where * 0.35 + (sameCategory ? 0.07 : 0) + (row.open ? 0.03 : 0);
}

/** Whole rows of matters, in no order. */
export async function rowsOf(
  pool: Pool,
  tenant: string,
  streams: readonly string[],
): Promise<readonly QueueRow[]> {
  const { rows } = await pool.query<ViewRow>({
    name: 'search-rows',
    text: `select ${columns.map((name) => `v."${name}"`).join(', ')}
      from unnest($2::text[]) as w(stream) join problem_view v on v.tenant = $1 and v.stream = w.stream`,
    values: [tenant, streams],
  });
  return rows.map(queueRow);
}
