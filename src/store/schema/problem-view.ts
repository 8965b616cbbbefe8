/** A column of a view table; `sql` is its type, which json_to_recordset must be able to read. */
export interface ViewColumn {
  readonly name: string;
  readonly sql: string;
}

/** The table that the rows of a kind go to. Its key is (tenant, stream). */
export interface View {
  readonly table: string;
  readonly columns: readonly ViewColumn[];
}

const text = 'text collate "C" not null';
const maybeText = 'text collate "C"';

/** As in domain/problem/view.ts, name by name. */
const problemColumns = {
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
  class: text,
  listing: maybeText,
  closure: maybeText,
  open: 'boolean not null',
  overdue: 'boolean not null',
  waiting: 'text[] not null',
  registered_at: text,
  registered_index: 'bigint not null',
  answered_index: 'bigint',
  published_index: 'bigint',
  reason_index: 'bigint',
  closed_at: maybeText,
  next_due: maybeText,
  review_on: maybeText,
};

/** What queues and lists read of a problem: the row that the domain folds. */
export const problemViewTable = `
create table problem_view (
  tenant text collate "C" not null,
  stream text collate "C" not null,
  ${Object.entries(problemColumns)
    .map(([name, sql]) => `"${name}" ${sql},`)
    .join('\n  ')}
  primary key (tenant, stream)
) with (fillfactor = 80);

create unique index problem_number on problem_view (tenant, registered_index);
create index problem_lead on problem_view (tenant, lead, registered_index) where open;
create index problem_office on problem_view (tenant, office, registered_index) where open;
create index problem_due on problem_view (tenant, next_due) where open and next_due is not null;
create index problem_units on problem_view using gin (units);
`;

/** By kind of stream. A kind that isn't here has no rows. */
export const views: { readonly [kind: string]: View } = {
  problem: {
    table: 'problem_view',
    columns: Object.entries(problemColumns).map(([name, sql]) => ({
      name,
      sql: sql.split(' ')[0] ?? sql,
    })),
  },
};
