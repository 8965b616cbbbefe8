import type { Pool } from 'pg';
import type { Json } from '../../kernel/json.ts';
import { problemColumns } from '../schema/problem-view.ts';
import type { QueueRow } from './reads.ts';

/** Columns that count in 64 bits, which the driver gives as text. */
type Index =
  'words_index' | 'registered_index' | 'answered_index' | 'published_index' | 'reason_index';

/** A row of `problem_view` as the driver gives it. */
export type ViewRow = Omit<QueueRow, Index | 'title' | 'place'> & {
  readonly [K in Index]: string | Extract<QueueRow[K], null>;
};

/** All that people see of a row. */
export const columns: readonly (keyof ViewRow)[] = [
  'stream',
  ...(Object.keys(problemColumns) as (keyof typeof problemColumns)[]),
];

export function queueRow(row: ViewRow): QueueRow {
  return {
    ...row,
    registered_index: Number(row.registered_index),
    words_index: Number(row.words_index),
    answered_index: toNumber(row.answered_index),
    published_index: toNumber(row.published_index),
    reason_index: toNumber(row.reason_index),
  };
}

function toNumber(index: string | null): number | null {
  return index === null ? null : Number(index);
}

/** Puts a matter's sealed title and place beside its row. What was erased is absent. */
export async function withWords(
  pool: Pool,
  tenant: string,
  matters: readonly QueueRow[],
): Promise<readonly QueueRow[]> {
  if (matters.length === 0) return matters;
  const { rows } = await pool.query<{ text: string | null; place: string | null }>({
    name: 'read-words',
    text: `select (
        select content from part where tenant = $1 and index = w.index and name = 'text'
      ) as text, (
        select content from part where tenant = $1 and index = w.index and name = 'place'
      ) as place
      from unnest($2::bigint[]) with ordinality as w(index, ord) order by w.ord`,
    values: [tenant, matters.map((row) => row.words_index)],
  });
  return matters.map((row, i) => {
    const title = wordIn(rows[i]?.text, 'title');
    const place = wordIn(rows[i]?.place, 'text');
    return {
      ...row,
      ...(title === undefined ? {} : { title }),
      ...(place === undefined ? {} : { place }),
    };
  });
}

function wordIn(content: string | null | undefined, member: string): string | undefined {
  const part = JSON.parse(content ?? 'null') as { readonly [key: string]: Json } | null;
  const found = part?.[member];
  return typeof found === 'string' ? found : undefined;
}
