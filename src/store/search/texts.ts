import type { Pool, PoolClient } from 'pg';
import type { Json } from '../../kernel/json.ts';
import { BODY } from '../commit/leaf.ts';
import { eventOf } from '../read.ts';
import { tierOf, type Tier } from './tiers.ts';

/** A text of a matter, where it stands and who may read it. */
export interface Text {
  readonly index: number;
  readonly type: string;
  readonly part: string;
  /** Its name in the part: `title`, `description`, `text`. */
  readonly field: string;
  readonly text: string;
  readonly tier: Tier;
}

/** All that search knows of a matter, as of its event `upto`. */
export interface Matter {
  readonly stream: string;
  /** Its registration's place in the log. */
  readonly at: number;
  /** The entry that holds its title and place as they are now. */
  readonly wordsAt: number;
  readonly upto: number;
  readonly number: string;
  readonly externalNumber?: string;
  readonly units: readonly string[];
  readonly assigned: string | null;
  readonly category: string;
  readonly isOpen: boolean;
  /** The event whose part `published` is out; never that of a sensitive matter. */
  readonly publishedAt?: number;
  /** In the order of their events. */
  readonly texts: readonly Text[];
}

interface MatterRow {
  readonly stream: string;
  readonly at: string;
  readonly words_at: string;
  readonly upto: string;
  readonly number: string;
  readonly units: readonly string[];
  readonly assigned: string | null;
  readonly category: string;
  readonly open: boolean;
  readonly published: string | null;
  /** The event that holds its words; a revision has the external number too. */
  readonly facts: string;
  readonly parts: readonly (readonly [
    index: number,
    type: string,
    name: string,
    content: string,
  ])[];
}

/**
 * Reads matters in the order of their streams, each in one moment: what is erased in it is absent,
 * and `upto` says so. Streams that are no matters are left out.
 */
export async function readMatters(
  client: Pool | PoolClient,
  tenant: string,
  streams: readonly string[],
): Promise<readonly Matter[]> {
  const { rows } = await client.query<MatterRow>({
    name: 'search-read-matters',
    text: `select v.stream, v.registered_index as at, v.words_index as words_at,
        last.upto, v.number, v.units, v.assigned,
        v.category, v.open, case when not v.sensitive then v.published_index end as published,
        coalesce((select content from part
          where tenant = $1 and index = v.words_index and name = '${BODY}'), words.leaf) as facts,
        said.parts
      from unnest($2::text[]) as w(stream)
      join problem_view v on v.tenant = $1 and v.stream = w.stream
      join event words on words.tenant = $1 and words.index = v.words_index
      cross join lateral (
        select max(e.index) as upto from event e where e.tenant = $1 and e.stream = w.stream
      ) last
      cross join lateral (
        select coalesce(json_agg(json_build_array(e.index, e.type, p.name, p.content)
          order by e.index), '[]') as parts
        from event e join part p on p.tenant = $1 and p.index = e.index
          and p.name in ('text', 'place', 'published') and p.content <> 'null'
        where e.tenant = $1 and e.stream = w.stream
      ) said
      order by v.stream`,
    values: [tenant, streams],
  });
  return rows.map(matterOf);
}

function matterOf(row: MatterRow): Matter {
  const { data } = eventOf(row.facts);
  const external = (data as { readonly external?: { readonly number?: string } }).external?.number;
  return {
    stream: row.stream,
    at: Number(row.at),
    wordsAt: Number(row.words_at),
    upto: Number(row.upto),
    number: row.number,
    ...(external === undefined ? {} : { externalNumber: external }),
    units: row.units,
    assigned: row.assigned,
    category: row.category,
    isOpen: row.open,
    ...(row.published === null ? {} : { publishedAt: Number(row.published) }),
    texts: row.parts.flatMap(([index, type, part, content]) => {
      const tier = tierOf(type, part);
      if (tier === undefined) return [];
      return stringsIn(JSON.parse(content) as Json, part).map(([field, text]) => ({
        index,
        type,
        part,
        field,
        text,
        tier,
      }));
    }),
  };
}

function stringsIn(content: Json, part: string): (readonly [field: string, text: string])[] {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return [];
  // A place's area is a code; what people call it is its text.
  const known = part === 'place' ? ['text'] : Object.keys(content);
  return known.flatMap((field) => {
    const text = (content as { readonly [name: string]: Json })[field];
    return typeof text === 'string' && text !== '' ? [[field, text] as const] : [];
  });
}
