/**
 * The log and what lies beside it. Text that is compared or sorted has the collation "C": times in
 * ISO 8601 then sort as they should, and indexes don't hang on a version of ICU. `tenant` leads
 * every key, so that the tables can be distributed by it.
 */
export const logTables = `
create table tenant (
  tenant text collate "C" primary key,
  origin text not null unique,
  vkey text not null,
  key_sealed bytea not null,
  created_at text not null,
  info jsonb not null
);

-- One row a tenant, the lock under which its log grows. version counts batches, world_version
-- those that changed people or catalogue.
create table head (
  tenant text collate "C" primary key,
  size bigint not null,
  version bigint not null,
  world_version bigint not null,
  edge bytea not null,
  root bytea not null,
  at text not null
) with (fillfactor = 20);

-- leaf is the canonical JSON that is hashed. For a restricted event it shows no more than the day
-- and a commitment; the event itself is then the content of its part 'body'.
create table event (
  tenant text collate "C" not null,
  index bigint not null,
  stream text collate "C" not null,
  seq integer not null,
  type text collate "C" not null,
  leaf text not null,
  primary key (tenant, index),
  unique (tenant, stream, seq)
);

-- What the leaf commits to: base64url(HMAC-SHA256(salt, content)). An erasure deletes the row.
create table part (
  tenant text collate "C" not null,
  index bigint not null,
  name text collate "C" not null,
  salt bytea not null,
  content text not null,
  primary key (tenant, index, name)
);

-- The parts that an event erased: any other part that is missing was lost. journaled once the
-- journal outside the database has it.
create table erasure (
  tenant text collate "C" not null,
  index bigint not null,
  part text collate "C" not null,
  by_index bigint not null,
  at text not null,
  journaled boolean not null default false,
  primary key (tenant, index, part)
);

create index erasure_open on erasure (tenant) where not journaled;

create table tile (
  tenant text collate "C" not null,
  level smallint not null,
  n bigint not null,
  bytes bytea not null,
  primary key (tenant, level, n)
);

-- The last published signed note.
create table checkpoint (
  tenant text collate "C" primary key,
  size bigint not null,
  note text not null,
  at text not null
);

create table idempotency (
  tenant text collate "C" not null,
  key_hash bytea not null,
  fingerprint text not null,
  answer bytea not null,
  at text not null,
  primary key (tenant, key_hash)
);
`;
