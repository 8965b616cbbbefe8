/**
 * A unit's reply phrases (常用语). Beside the log: they say nothing of any matter. Every change is a
 * row of its own, so that who wrote what when can be read; the highest version counts, and one
 * without a text says that the phrase is gone.
 */
export const phraseTables = `
create table reply_phrase (
  tenant text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  unit text collate "C" not null,
  title text,
  text text,
  person text collate "C" not null,
  at timestamptz not null default now(),
  primary key (tenant, id, version)
);

create index reply_phrase_unit on reply_phrase (tenant, unit);
`;
