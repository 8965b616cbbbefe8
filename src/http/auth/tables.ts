import type { Pool } from 'pg';

/** Tables of the front door, beside the auth library's own: local, not distributed by tenant. */
const tables = `
create table if not exists person_account (
  user_id text collate "C" not null,
  tenant text collate "C" not null,
  person text collate "C" not null,
  primary key (tenant, person),
  unique (user_id, tenant)
);

-- One-time links with which a person makes their account; only the token's hash is kept.
create table if not exists setup_link (
  token_hash bytea primary key,
  tenant text collate "C" not null,
  person text collate "C" not null,
  expires_at timestamptz not null
);

-- A tracking code that its registrar must not see, until a second person opens the slip.
create table if not exists slip (
  tenant text collate "C" not null,
  stream text collate "C" not null,
  raiser text collate "C" not null,
  code_sealed bytea not null,
  channel text not null,
  created_at timestamptz not null,
  primary key (tenant, stream, raiser)
);
`;

/** Any lock number will do, so long as all processes take the same. */
const LOCK = 7_215_114;

/** Brings the tables up to date, one process at a time. */
export async function migrateAuth(pool: Pool, library: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(tables);
    await library();
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
    client.release();
  } catch (error) {
    // Its lock goes with the connection.
    client.release(true);
    throw error;
  }
}
