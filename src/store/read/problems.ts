import type { Pool } from 'pg';
import type { Json } from '../../kernel/json.ts';
import { fromCursor, pageOf } from './cursor.ts';
import type { Page, PublishedRow, QueueRow } from './reads.ts';
import { columns, queueRow, type ViewRow } from './rows.ts';

const selected = columns.map((name) => `"${name}"`).join(', ');

export async function readRow(
  pool: Pool,
  tenant: string,
  stream: string,
): Promise<QueueRow | undefined> {
  const { rows } = await pool.query<ViewRow>({
    name: 'read-problem',
    text: `select ${selected} from problem_view where tenant = $1 and stream = $2`,
    values: [tenant, stream],
  });
  return rows[0] && queueRow(rows[0]);
}

export async function readProvisional(
  pool: Pool,
  tenant: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ stream: string }>({
    name: 'read-provisional',
    text: `select stream from problem_view
      where tenant = $1 and provisional and stream > $2 order by stream limit $3`,
    values: [tenant, after, limit],
  });
  return rows.map(({ stream }) => stream);
}

/** A number is a year and a place in the log; the place finds it. */
const NUMBER = /^\d{4}-(\d{5,15})$/;

export async function readRowByNumber(
  pool: Pool,
  tenant: string,
  number: string,
): Promise<QueueRow | undefined> {
  const index = NUMBER.exec(number)?.[1];
  if (index === undefined) return undefined;
  const { rows } = await pool.query<ViewRow>({
    name: 'read-problem-by-number',
    text: `select ${selected} from problem_view
      where tenant = $1 and registered_index = $2 and number = $3`,
    values: [tenant, Number(index), number],
  });
  return rows[0] && queueRow(rows[0]);
}

interface Released {
  readonly number: string;
  readonly status: string;
  readonly category: string;
  readonly registered_at: string;
  readonly index: string;
  readonly salt: Buffer;
  readonly content: string;
}

/** By the place of the released part, from the last; one that was erased is published no more. */
export async function readPublished(
  pool: Pool,
  tenant: string,
  after: string | undefined,
  limit: number,
): Promise<Page<PublishedRow>> {
  const [before] = after === undefined ? [null] : fromCursor(after, [0] as const);
  const { rows } = await pool.query<Released>({
    name: 'read-published',
    text: `select v.number, v.status, v.category, v.registered_at, p.index, p.salt, p.content
      from problem_view v
      join part p on p.tenant = v.tenant and p.index = v.published_index and p.name = 'published'
      where v.tenant = $1 and v.published_index is not null and not v.sensitive
        and v.published_index < coalesce($2, 9223372036854775807)
      order by v.published_index desc limit $3`,
    values: [tenant, before, limit + 1],
  });
  return pageOf(rows, limit, ({ index }) => [Number(index)], publishedRow);
}

function publishedRow(row: Released): PublishedRow {
  const { number, status, category } = row;
  const content = JSON.parse(row.content) as { readonly [key: string]: Json };
  const { title, place } = content;
  return {
    number,
    status,
    category,
    registeredAt: row.registered_at,
    title: typeof title === 'string' ? title : '',
    place: typeof place === 'string' ? place : '',
    index: Number(row.index),
    salt: row.salt.toString('base64'),
    content,
  };
}
