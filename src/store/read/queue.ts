import { Kysely, PostgresDialect, sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Pool } from 'pg';
import { fromCursor, pageOf } from './cursor.ts';
import type { Page, QueueQuery, QueueRow } from './reads.ts';
import { columns, queueRow, withWords, type ViewRow } from './rows.ts';

/** Where a row stands in the queue, see schema/problem-view.ts. */
interface Order {
  readonly queue_key: string;
  readonly queue_tie: string;
}

type QueueTable = ViewRow & Order & { readonly tenant: string };

interface Tables {
  readonly problem_view: QueueTable;
  readonly problem_unit: Order & {
    readonly tenant: string;
    readonly unit: string;
    readonly stream: string;
  };
}

/**
 * Pages of `problem_view`, at the root in the order of its index, else in that of each unit in
 * scope. The cost of a page doesn't grow with the number of matters; a filter costs what it passes
 * over. These statements have no names, so that the database plans each with its values.
 */
export function openQueue(pool: Pool) {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  return async (tenant: string, query: QueueQuery): Promise<Page<QueueRow>> => {
    const { scopes } = query.sight;
    const rows = await (
      scopes === 'all' ? everywhere(db, tenant, query) : inScopes(db, tenant, query, scopes)
    ).execute();
    const { rows: found, ...rest } = pageOf(
      rows,
      query.limit,
      ({ queue_key, queue_tie }) => [queue_key, Number(queue_tie)],
      ({ queue_key: _key, queue_tie: _tie, ...row }) => queueRow(row),
    );
    return { rows: query.words ? await withWords(pool, tenant, found) : found, ...rest };
  };
}

const shown = [...columns, 'queue_key', 'queue_tie'] as const;

function everywhere(db: Kysely<Tables>, tenant: string, query: QueueQuery) {
  return db
    .selectFrom('problem_view as v')
    .select(shown.map((name) => `v.${name}` as const))
    .where('v.tenant', '=', tenant)
    .where(fits(query))
    .where(standsIn(query, 'v'))
    .orderBy('v.queue_key')
    .orderBy('v.queue_tie')
    .limit(query.limit + 1);
}

/** A page of each scope, and of these the first. A matter that several scopes see is shown once. */
function inScopes(
  db: Kysely<Tables>,
  tenant: string,
  query: QueueQuery,
  scopes: readonly string[],
) {
  const page = db
    .selectFrom('problem_unit as u')
    .innerJoin('problem_view as v', (join) =>
      join.onRef('v.tenant', '=', 'u.tenant').onRef('v.stream', '=', 'u.stream'),
    )
    .select(shown.map((name) => `v.${name}` as const))
    .where('u.tenant', '=', tenant)
    .where(sql<SqlBool>`u.unit = scope.unit and v.units && ${query.sight.within}::text[]`)
    .where(fits(query, lateInScope(tenant)))
    .where(standsIn(query, 'u'))
    .orderBy('u.queue_key')
    .orderBy('u.queue_tie')
    .limit(query.limit + 1);
  return db
    .selectFrom(
      sql<QueueTable>`(
      select distinct on (page.queue_key, page.queue_tie) page.*
      from unnest(${scopes}::text[]) as scope(unit) cross join lateral (${page}) as page
      order by page.queue_key, page.queue_tie
    )`.as('v'),
    )
    .select(shown.map((name) => `v.${name}` as const))
    .orderBy('v.queue_key')
    .orderBy('v.queue_tie')
    .limit(query.limit + 1);
}

/**
 * What is late was due by the head's time and so stands first in a unit's queue: the walk begins
 * there and ends at that time. Said so that the tenant's index of all that is late doesn't fit: with
 * a million matters a page of a street took 200 ms by it.
 */
function lateInScope(tenant: string) {
  return sql`(v.open and v.overdue) is true
    and u.queue_key <= '0' || (select at from head where head.tenant = ${tenant})`;
}

/** The part of the queue that is asked for, by the order of table `t`. */
function standsIn({ open, after }: QueueQuery, t: 'u' | 'v') {
  const key = sql.ref(`${t}.queue_key`);
  const tie = sql.ref(`${t}.queue_tie`);
  const parts = [
    ...(open === undefined ? [] : [open ? sql`${key} < '1'` : sql`${key} >= '1'`]),
    ...(after === undefined ? [] : [sql`(${key}, ${tie}) > ${placeOf(after)}`]),
  ];
  return all(parts);
}

function placeOf(after: string) {
  const [key, tie] = fromCursor(after, ['', 0] as const);
  return sql`(${key}, ${tie}::bigint)`;
}

function fits(query: QueueQuery, late: RawBuilder<unknown> = sql`v.open and v.overdue`) {
  const { open, overdue, waiting, sight } = query;
  const codes = ['status', 'kind', 'category', 'lead', 'office', 'listing'] as const;
  const parts = [
    sql`(v.about is null or v.about <> all(${sight.barred}::text[]))`,
    // Said once more in the words of the indexes of what is open.
    ...(open === undefined ? [] : [open ? sql`v.open` : sql`not v.open`]),
    ...(overdue === undefined ? [] : [overdue ? late : sql`not (v.open and v.overdue)`]),
    ...codes.flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [sql`${sql.ref(`v.${name}`)} = ${value}`];
    }),
    ...(waiting === undefined ? [] : [sql`v.waiting <> '{}'`]),
    ...(waiting === undefined || waiting === 'any' ? [] : [sql`v.waiting @> array[${waiting}]`]),
  ];
  return all(parts);
}

function all(conditions: readonly RawBuilder<unknown>[]) {
  return sql<SqlBool>`${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}`;
}
