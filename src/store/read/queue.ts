import { Kysely, PostgresDialect, sql, type SqlBool } from 'kysely';
import type { Pool } from 'pg';
import { fromCursor, pageOf } from './cursor.ts';
import type { Page, QueueQuery, QueueRow, SightFilter } from './reads.ts';
import { columns, queueRow, withWords, type ViewRow } from './rows.ts';

/** Where a row stands in the queue, see schema/problem-view.ts. */
interface Order {
  readonly queue_key: string;
  readonly queue_tie: string;
}

interface Tables {
  readonly problem_view: ViewRow & Order & { readonly tenant: string };
}

/**
 * Pages of `problem_view`. These statements have no names, so that the database plans each with its
 * values: the matters of a large unit are soon met in the order of the queue, those of a small one
 * are found by the unit and sorted.
 */
export function openQueue(pool: Pool) {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  return async (tenant: string, query: QueueQuery): Promise<Page<QueueRow>> => {
    const rows = await select(db, tenant, query).execute();
    const { rows: found, ...rest } = pageOf(
      rows,
      query.limit,
      ({ queue_key, queue_tie }) => [queue_key, Number(queue_tie)],
      ({ queue_key: _key, queue_tie: _tie, ...row }) => queueRow(row),
    );
    return { rows: query.words ? await withWords(pool, tenant, found) : found, ...rest };
  };
}

function select(db: Kysely<Tables>, tenant: string, query: QueueQuery) {
  const { status, kind, category, lead, office, listing, waiting, after } = query;
  return db
    .selectFrom('problem_view')
    .select([...columns, 'queue_key', 'queue_tie'])
    .where('tenant', '=', tenant)
    .where(inSight(query.sight))
    .$if(query.open === true, (q) => q.where(sql<SqlBool>`open and queue_key < '1'`))
    .$if(query.open === false, (q) => q.where(sql<SqlBool>`not open and queue_key >= '1'`))
    .$if(query.overdue === true, (q) => q.where(sql<SqlBool>`open and overdue`))
    .$if(query.overdue === false, (q) => q.where(sql<SqlBool>`not (open and overdue)`))
    .$if(status !== undefined, (q) => q.where('status', '=', status ?? ''))
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? ''))
    .$if(category !== undefined, (q) => q.where('category', '=', category ?? ''))
    .$if(lead !== undefined, (q) => q.where('lead', '=', lead ?? ''))
    .$if(office !== undefined, (q) => q.where('office', '=', office ?? ''))
    .$if(listing !== undefined, (q) => q.where('listing', '=', listing ?? ''))
    .$if(waiting !== undefined, (q) => q.where(waitsFor(waiting ?? '')))
    .$if(after !== undefined, (q) => q.where(behind(after ?? '')))
    .orderBy('queue_key')
    .orderBy('queue_tie')
    .limit(query.limit + 1);
}

function inSight({ scopes, barred }: SightFilter) {
  const scope = scopes === 'all' ? sql`true` : sql`units && ${scopes}::text[]`;
  return sql<SqlBool>`${scope} and (about is null or about <> all(${barred}::text[]))`;
}

function waitsFor(matter: string) {
  return matter === 'any'
    ? sql<SqlBool>`waiting <> '{}'`
    : sql<SqlBool>`waiting <> '{}' and waiting @> array[${matter}]`;
}

function behind(after: string) {
  const [key, tie] = fromCursor(after, ['', 0] as const);
  return sql<SqlBool>`(queue_key, queue_tie) > (${key}, ${tie}::bigint)`;
}
