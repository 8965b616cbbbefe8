import type { ProblemRow } from '../../domain/problem/index.ts';

/** A column of a view table; `sql` is its type, which json_to_recordset must be able to read. */
export interface ViewColumn {
  readonly name: string;
  readonly sql: string;
}

/** The table that the rows of a kind go to. Its key is (tenant, stream). */
export interface View {
  readonly table: string;
  readonly columns: readonly ViewColumn[];
  /** What else its rows write, as one statement that reads them from the JSON parameter `json`. */
  readonly beside?: (json: string) => string;
  /** Deletes the row of stream $2 of tenant $1, and what it wrote beside. */
  readonly gone?: string;
  /** What follows when the unit $2 comes under the units $3 (nearest first), of tenant $1. */
  readonly moved?: string;
}

const text = 'text collate "C" not null';
const maybeText = 'text collate "C"';

/** As in domain/problem/view.ts, name by name; codes go to a table of their own. */
export const problemColumns: {
  readonly [name in Exclude<keyof ProblemRow, 'stream' | 'codes' | 'reach'>]: string;
} = {
  number: text,
  status: text,
  kind: text,
  problem: 'boolean not null',
  category: text,
  source: text,
  area: maybeText,
  sensitive: 'boolean not null',
  grade: maybeText,
  office: text,
  lead: maybeText,
  about: maybeText,
  units: 'text[] not null',
  co_handlers: 'text[] not null',
  assigned: maybeText,
  class: text,
  listing: maybeText,
  closure: maybeText,
  open: 'boolean not null',
  overdue: 'boolean not null',
  waiting: 'text[] not null',
  registered_at: text,
  registered_index: 'bigint not null',
  words_index: 'bigint not null',
  answered_index: 'bigint',
  published_index: 'bigint',
  reason_index: 'bigint',
  closed_at: maybeText,
  next_due: maybeText,
  review_on: maybeText,
  provisional: 'boolean not null',
};

const queueKey = `case when open then '0' || coalesce(next_due, '~') else '1' end`;
const queueTie = 'case when open then registered_index else -registered_index end';

/**
 * What queues and lists read of a problem: the row that the domain folds, and the order in which a
 * queue shows it. (queue_key, queue_tie) ascending gives what is in hand, by what is due next and
 * then the oldest first; then what has ended, the newest first.
 */
export const problemViewTable = `
create table problem_view (
  tenant text collate "C" not null,
  stream text collate "C" not null,
  ${Object.entries(problemColumns)
    .map(([name, sql]) => `"${name}" ${sql},`)
    .join('\n  ')}
  queue_key text collate "C" not null generated always as (${queueKey}) stored,
  queue_tie bigint not null generated always as (${queueTie}) stored,
  primary key (tenant, stream)
) with (fillfactor = 80);

create unique index problem_number on problem_view (tenant, registered_index);
create index problem_queue on problem_view (tenant, queue_key, queue_tie);
create index problem_lead on problem_view (tenant, lead, queue_key, queue_tie) where open;
create index problem_office on problem_view (tenant, office, queue_key, queue_tie) where open;
create index problem_overdue on problem_view (tenant, queue_key, queue_tie) where open and overdue;
create index problem_waiting on problem_view (tenant, queue_key, queue_tie) where waiting <> '{}';
create index problem_listing on problem_view (tenant, listing, queue_key, queue_tie)
  where listing is not null;
create index problem_published on problem_view (tenant, published_index)
  where published_index is not null;
create index problem_provisional on problem_view (tenant, stream) where provisional;

-- The way to a unit's queue: a row for each unit that had a matter in hand and each unit above one,
-- in the queue's order. A unit that moves takes its rows along to the units above it. (An
-- index of the array finds a unit's matters too, but not in order: with a million of them a page
-- of a unit took up to 200 ms, and takes 2 ms this way.) Rows of units that a matter has lost since
-- may stay: readers ask today's tree about the row's units as well.
create table problem_unit (
  tenant text collate "C" not null,
  unit text collate "C" not null,
  stream text collate "C" not null,
  queue_key text collate "C" not null,
  queue_tie bigint not null,
  primary key (tenant, stream, unit)
) with (fillfactor = 80);

create index problem_unit_queue on problem_unit (tenant, unit, queue_key, queue_tie);
`;

const besideProblems = (json: string) => `
  insert into problem_unit (tenant, unit, stream, queue_key, queue_tie)
  select $1, u.unit, stream, ${queueKey}, ${queueTie}
  from json_to_recordset(${json})
    as r(stream text, reach text[], open boolean, next_due text, registered_index bigint)
  cross join lateral unnest(reach) as u(unit)
  on conflict (tenant, stream, unit) do update
    set queue_key = excluded.queue_key, queue_tie = excluded.queue_tie
    where problem_unit.queue_key <> excluded.queue_key`;

const problemsMoved = `
  insert into problem_unit (tenant, unit, stream, queue_key, queue_tie)
  select u.tenant, above.unit, u.stream, u.queue_key, u.queue_tie
  from problem_unit u cross join unnest($3::text[]) as above(unit)
  where u.tenant = $1 and u.unit = $2
  on conflict (tenant, stream, unit) do update set queue_key = excluded.queue_key`;

const problemGone = `
  with beside as (delete from problem_unit where tenant = $1 and stream = $2),
    words as (delete from search where tenant = $1 and stream = $2)
  delete from problem_view where tenant = $1 and stream = $2`;

/** By kind of stream. A kind that isn't here has no rows. */
export const views: { readonly [kind: string]: View } = {
  problem: {
    table: 'problem_view',
    columns: Object.entries(problemColumns).map(([name, sql]) => ({
      name,
      sql: sql.split(' ')[0] ?? sql,
    })),
    beside: besideProblems,
    gone: problemGone,
    moved: problemsMoved,
  },
};
