/** The fold of each stream, so that a decision needs one read, and who is who in it. */
export const streamTables = `
create table stream (
  tenant text collate "C" not null,
  stream text collate "C" not null,
  seq integer not null,
  -- Not jsonb: it is only ever read whole, and the conversion is a tenth of a batch's cost.
  state json not null,
  -- Sealed: the key of the hashes by which the stream names persons.
  key bytea not null,
  next_due text collate "C",
  primary key (tenant, stream)
) with (fillfactor = 80);

create index stream_due on stream (tenant, next_due) where next_due is not null;

-- Sealed: the persons behind the hashes.
create table actor (
  tenant text collate "C" not null,
  stream text collate "C" not null,
  who text collate "C" not null,
  person text not null,
  primary key (tenant, stream, who)
);

-- The hashes of the tracking codes that work now.
create table code (
  tenant text collate "C" not null,
  hash text collate "C" not null,
  stream text collate "C" not null,
  primary key (tenant, hash)
);
`;
