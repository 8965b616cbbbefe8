/** A person's own views of the queue: a name and the filters of its address. Beside the log. */
export const viewTables = `
create table saved_view (
  tenant text collate "C" not null,
  person text collate "C" not null,
  name text not null,
  address text not null,
  at timestamptz not null default now(),
  primary key (tenant, person, name)
);
`;
