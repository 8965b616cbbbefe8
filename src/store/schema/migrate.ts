import type { Pool } from 'pg';
import { hold } from '../connection.ts';
import { evidenceTables } from './evidence.sql.ts';
import { figureTables } from './figures.sql.ts';
import { importTables } from './imports.sql.ts';
import { logTables } from './log.sql.ts';
import { phraseTables } from './phrases.sql.ts';
import { placeTables } from './places.sql.ts';
import { problemViewTable } from './problem-view.ts';
import { searchTables } from './search.sql.ts';
import { streamTables } from './streams.sql.ts';
import { viewTables } from './views.sql.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** In order, added to and never edited once released. */
const migrations: readonly Migration[] = [
  { name: '0001-log', sql: logTables },
  { name: '0002-streams', sql: streamTables },
  { name: '0003-figures', sql: figureTables },
  { name: '0004-problem-view', sql: problemViewTable },
  { name: '0005-evidence', sql: evidenceTables },
  { name: '0006-search', sql: searchTables },
  { name: '0007-places', sql: placeTables },
  { name: '0008-phrases', sql: phraseTables },
  { name: '0009-imports', sql: importTables },
  { name: '0010-views', sql: viewTables },
];

/** Any number that no other program on the same database locks: "huiyin" on a phone's keys. */
const LOCK = 484_946;

/**
 * Applies the migrations that the database hasn't seen, in one transaction under an advisory lock,
 * so that processes that start together do it once.
 */
export async function migrate(pool: Pool): Promise<void> {
  const { client, release } = await hold(pool);
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    await client.query(
      'create table if not exists migration (name text primary key, at timestamptz not null)',
    );
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const known = new Set(rows.map((row) => row.name));
    for (const { name, sql } of migrations) {
      if (known.has(name)) continue;
      await client.query(sql);
      await client.query('insert into migration (name, at) values ($1, now())', [name]);
    }
    await client.query('commit');
    release(false);
  } catch (error) {
    release(true);
    throw error;
  }
}
