/**
 * What search looks in: made from the log and the parts, and made again whenever wanted. `words` are
 * hashes, see search/keys.ts: the first `slip` are of what a redacted slip shows, the first `part` of
 * what a co-handler sees, the first `whole` of all that staff write; behind them are tags. Kept beside
 * the row, which is then short: a bucket's rows lie on few pages.
 */
export const searchTables = `
create table search (
  tenant text collate "C" not null,
  stream text collate "C" not null,
  at bigint not null,
  -- The last event of the stream that is in it.
  upto bigint not null,
  slip integer not null,
  part integer not null,
  whole integer not null,
  words bigint[] not null,
  primary key (tenant, stream)
) with (toast_tuple_target = 128);

alter table search alter column words set storage external;

create index search_words on search using gin (words);

-- How far the index has come: the log up to \`at\`, and from \`rebuilt\` down to the first matter, the
-- newest first. stamp: what the words were made with.
create table search_cursor (
  tenant text collate "C" primary key,
  at bigint not null,
  rebuilt bigint,
  stamp text not null
);
`;
