/** Ledgers that come in from files: sealed, for the desk of the office whose they are alone. */
export const importTables = `
-- phase: draft, running, stopped, finished, undoing, undone. cursor: the last row that was tried.
-- bytes, choices and rows go 30 days after its end, or after a draft was last changed.
create table import_job (
  tenant text collate "C" not null,
  id text collate "C" not null,
  office text collate "C" not null,
  person text not null,
  name text not null,
  ledger text not null,
  phase text collate "C" not null,
  good_rows boolean not null default false,
  stopped_by text,
  cursor integer not null default 0,
  total integer not null default 0,
  bytes bytea not null,
  found json not null,
  choices json not null,
  counts json not null,
  at text collate "C" not null,
  changed_at text collate "C" not null,
  primary key (tenant, id)
);

alter table import_job alter column bytes set storage external;
create index import_job_office on import_job (tenant, office, at desc);
create index import_job_busy on import_job (phase) where phase in ('running', 'undoing');

-- A row of the file as it reads, and what becomes of it.
create table import_row (
  tenant text collate "C" not null,
  job text collate "C" not null,
  n integer not null,
  read json not null,
  standing text collate "C" not null,
  stream text collate "C",
  entry json,
  troubles json not null,
  outcome text collate "C",
  primary key (tenant, job, n)
);

create index import_row_standing on import_row (tenant, job, standing, n);

-- The names under which an office brought ledgers: its rows are known by them.
create table import_ledger (
  tenant text collate "C" not null,
  office text collate "C" not null,
  ledger text not null,
  -- Of its first sheet, for an export in its form.
  columns json not null,
  headers json not null,
  at text collate "C" not null,
  primary key (tenant, office, ledger)
);

-- What an office chose the last time for a file with such headers.
create table import_mapping (
  tenant text collate "C" not null,
  office text collate "C" not null,
  signature text collate "C" not null,
  columns json not null,
  headers json not null,
  choices json not null,
  at text collate "C" not null,
  primary key (tenant, office, signature)
);
`;
