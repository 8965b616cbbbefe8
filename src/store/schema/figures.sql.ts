/** The published numbers: each event's contributions, and their sums kept ready. */
export const figureTables = `
create table line (
  tenant text collate "C" not null,
  index bigint not null,
  ord integer not null,
  measure text collate "C" not null,
  unit text collate "C" not null,
  category text collate "C" not null,
  source text collate "C" not null,
  area text collate "C" not null,
  day text collate "C" not null,
  stream text collate "C" not null,
  attested boolean not null,
  n integer not null,
  primary key (tenant, index, ord)
);

create index line_measure on line (tenant, measure, unit, index, ord);

-- id is a hash of all columns but n: see cells.ts.
create table cell (
  tenant text collate "C" not null,
  id bytea not null,
  scope text collate "C" not null,
  measure text collate "C" not null,
  dims jsonb not null,
  attested boolean not null,
  n bigint not null,
  primary key (tenant, id)
) with (fillfactor = 80);

-- A unit's own sums and roll-ups; fine cells, by far the most, stay out.
create index cell_unit on cell (tenant, scope, (dims->>'unit'), measure) where scope <> 'fine';

-- The 'own' cells as they stood at a log size, one sample every 16384 entries.
create table sample (
  tenant text collate "C" not null,
  size bigint not null,
  unit text collate "C" not null,
  measure text collate "C" not null,
  attested boolean not null,
  n bigint not null,
  primary key (tenant, size, unit, measure, attested)
);
`;
