/** Pictures, and which event shows which. */
export const evidenceTables = `
-- The bytes behind the part 'photos' of an event, or of an upload that no event names yet (index is
-- null), which is swept after a day. hash and thumbnail_hash are SHA-256 of the two, base64url: the
-- leaf has the one, the part the other. An erasure of the part deletes the rows.
create table evidence (
  tenant text collate "C" not null,
  id text collate "C" not null,
  index bigint,
  at text collate "C" not null,
  hash text collate "C" not null,
  thumbnail_hash text collate "C" not null,
  image bytea not null,
  thumbnail bytea not null,
  primary key (tenant, id)
);

-- JPEG doesn't compress any further.
alter table evidence alter column image set storage external;
alter table evidence alter column thumbnail set storage external;

create index evidence_event on evidence (tenant, index) where index is not null;
create index evidence_hash on evidence (tenant, hash);
create index evidence_unused on evidence (tenant, at) where index is null;

-- Every picture that an event showed, by its hash, also once its bytes are erased: how the figures
-- know one that comes again. attested: the log doesn't show that event.
create table photo_use (
  tenant text collate "C" not null,
  hash text collate "C" not null,
  index bigint not null,
  stream text collate "C" not null,
  attested boolean not null,
  primary key (tenant, hash, index)
);

create index photo_use_event on photo_use (tenant, index);
`;
