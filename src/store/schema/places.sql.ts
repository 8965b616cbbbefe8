/**
 * The address dictionary of a tenant, and what was learned from matters that went to a unit. Beside
 * the log: rows of `place` that are `imported` are the office's own; all else is made from streams
 * and parts, and made again whenever wanted.
 */
export const placeTables = `
-- How far the log was read for this, and a number that grows with every change of a place.
create table place_book (
  tenant text collate "C" primary key,
  at bigint not null,
  version bigint not null
) with (fillfactor = 50);

-- A building or larger. uses: how many ordinary matters were there. Rows that are gone stay, so that
-- readers hear of it.
create table place (
  tenant text collate "C" not null,
  id text collate "C" not null,
  estate text not null,
  building text,
  road text,
  aliases text[] not null,
  grid text,
  unit text collate "C",
  area text collate "C",
  lat double precision,
  lng double precision,
  sounds text not null,
  imported boolean not null,
  uses integer not null,
  gone boolean not null,
  changed bigint not null,
  primary key (tenant, id)
) with (fillfactor = 80);

create index place_changed on place (tenant, changed);

-- One row for each ordinary matter that a unit leads: where it was and what became of it.
create table place_use (
  tenant text collate "C" not null,
  stream text collate "C" not null,
  place text collate "C",
  estate text collate "C",
  area text collate "C",
  lead text collate "C" not null,
  category text collate "C" not null,
  grade text collate "C",
  office text collate "C" not null,
  day text collate "C" not null,
  primary key (tenant, stream)
);

create index place_use_place on place_use (tenant, place, day) where place is not null;
create index place_use_estate on place_use (tenant, estate, day) where estate is not null;
create index place_use_area on place_use (tenant, area, category, day) where area is not null;
create index place_use_category on place_use (tenant, category, day);

-- The words of its title, as keyed hashes: what was erased isn't to be read in an old page.
create table place_word (
  tenant text collate "C" not null,
  stream text collate "C" not null,
  word bigint not null,
  category text collate "C" not null,
  grade text collate "C",
  office text collate "C" not null,
  day text collate "C" not null,
  primary key (tenant, stream, word)
);

create index place_word_word on place_word (tenant, word, day);

-- By what number another platform knows a matter.
create table external_number (
  tenant text collate "C" not null,
  number text collate "C" not null,
  stream text collate "C" not null,
  channel text not null,
  primary key (tenant, number, stream)
);

create index external_number_stream on external_number (tenant, stream);
`;
