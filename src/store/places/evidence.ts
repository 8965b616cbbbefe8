import type { Pool } from 'pg';
import type { Day } from '../../kernel/time.ts';
import type { WordHash } from './words.ts';

/** Whose past matters may be counted for the asker: offices within their sight. */
export type Offices = readonly string[] | 'all';

export interface Use {
  readonly place: string | null;
  readonly lead: string;
  readonly category: string;
  readonly grade: string | null;
}

export interface Counted {
  readonly lead: string;
  readonly grade: string | null;
  readonly n: number;
}

export interface WordCount {
  readonly word: string;
  readonly category: string;
  readonly n: number;
  /** Matters with this word, of every category. */
  readonly of: number;
}

/** Of each look-up so many matters are counted, the newest: what they say doesn't grow with more. */
const MOST = 400;

/** Queries of what became of earlier matters since a day. Each is bounded, whatever the ledger's size. */
export function openEvidence(pool: Pool) {
  const scope = (offices: Offices) => (offices === 'all' ? null : offices);
  return {
    /** Matters of an estate, its buildings included. */
    async atEstate(
      tenant: string,
      estate: string,
      since: Day,
      offices: Offices,
    ): Promise<readonly Use[]> {
      const { rows } = await pool.query<Use>({
        name: 'place-uses-at',
        text: `select place, lead, category, grade from place_use
          where tenant = $1 and estate = $2 and day >= $3
            and ($4::text[] is null or office = any($4))
          order by day desc limit ${MOST}`,
        values: [tenant, estate, since, scope(offices)],
      });
      return rows;
    },

    /** By unit: a category's matters, in an area or everywhere. */
    async ofCategory(
      tenant: string,
      category: string,
      area: string | null,
      since: Day,
      offices: Offices,
    ): Promise<readonly Counted[]> {
      const { rows } = await pool.query<Counted>({
        name: area === null ? 'place-uses-of' : 'place-uses-of-in',
        text: `select lead, grade, count(*)::int as n from (
            select lead, grade from place_use
            where tenant = $1 and category = $2 and day >= $3
              and ${area === null ? '$4::text is null' : 'area = $4'}
              and ($5::text[] is null or office = any($5))
            order by day desc limit ${MOST}
          ) u group by lead, grade`,
        values: [tenant, category, since, area, scope(offices)],
      });
      return rows;
    },

    /** In which categories matters with these words in their titles were. */
    async ofWords(
      tenant: string,
      words: readonly string[],
      hash: WordHash,
      since: Day,
      offices: Offices,
    ): Promise<readonly WordCount[]> {
      if (words.length === 0) return [];
      const byHash = new Map(words.map((word) => [hash(word), word]));
      const { rows } = await pool.query<{ word: string; category: string; n: number; of: number }>({
        name: 'place-words-of',
        text: `select w.word::text as word, c.category, c.n,
            sum(c.n) over (partition by w.word)::int as of
          from unnest($2::bigint[]) as w(word) cross join lateral (
            select category, count(*)::int as n from (
              select category from place_word
              where tenant = $1 and word = w.word and day >= $3
                and ($4::text[] is null or office = any($4))
              order by day desc limit ${MOST}
            ) u group by category
          ) c`,
        values: [tenant, [...byHash.keys()], since, scope(offices)],
      });
      return rows.map(({ word, ...rest }) => ({ ...rest, word: byHash.get(word) ?? '' }));
    },

    /** The matters that another platform calls by a number. */
    async byNumber(tenant: string, number: string): Promise<readonly string[]> {
      const { rows } = await pool.query<{ stream: string }>({
        name: 'external-number',
        text: `select stream from external_number where tenant = $1 and number = $2
          order by stream limit 20`,
        values: [tenant, number.toUpperCase()],
      });
      return rows.map(({ stream }) => stream);
    },
  };
}
