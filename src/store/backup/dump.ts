import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { toInstant } from '../../kernel/time.ts';
import {
  quoted,
  storedColumns,
  type BackedUpTenant,
  type BackupEnd,
  type Manifest,
  type TableDefinition,
  type TableEnd,
} from './format.ts';
import { readSchema } from './schema.ts';

const PAGE = 4_000;

/** Tables that come back empty, since the program fills them again by itself: what search looks in. */
const made: readonly string[] = ['search', 'search_cursor'];
/** Pictures: a row is megabytes of text. */
const EVIDENCE_PAGE = 8;

/**
 * The lines of a backup of the whole database, accounts included, while others write: everything is
 * read in one snapshot. Text in about the size of the tables. Throws if the database can't be read;
 * what was given until then is then no backup.
 */
export async function* dump(
  pool: Pool,
  now: number,
  onProgress?: (table: string, rows: number) => void,
): AsyncGenerator<string> {
  const client = await pool.connect();
  let destroy = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    // Values travel as text: these settings make it exact and the same everywhere.
    await client.query(`set local datestyle = iso; set local intervalstyle = iso_8601;
      set local bytea_output = hex; set local extra_float_digits = 3; set local timezone = 'UTC'`);
    const hash = createHash('sha256');
    const hashed = (text: string) => {
      hash.update(text);
      return text;
    };
    const manifest = await readManifest(client, now);
    yield hashed(`${JSON.stringify(manifest)}\n`);
    let total = 0;
    for (const table of manifest.tables) {
      let rows = 0;
      for await (const page of made.includes(table.name) ? [] : rowsOf(client, table)) {
        rows += page.length;
        yield hashed(page.join(''));
        onProgress?.(table.name, rows);
      }
      total += rows;
      const end: TableEnd = { table: table.name, rows };
      yield hashed(`${JSON.stringify(end)}\n`);
    }
    await client.query('commit');
    destroy = false;
    const end: BackupEnd = { end: true, rows: total, sha256: hash.digest('hex') };
    yield `${JSON.stringify(end)}\n`;
  } finally {
    client.release(destroy);
  }
}

async function readManifest(client: PoolClient, now: number): Promise<Manifest> {
  const { sequences, tables } = await readSchema(client);
  const version = await client.query<{ server_version: string }>('show server_version');
  return {
    huiyin: 'backup@v1',
    at: toInstant(now / 1000),
    postgres: version.rows[0]?.server_version ?? '',
    tenants: tables.some(({ name }) => name === 'head') ? await readTenants(client) : [],
    sequences,
    tables,
  };
}

async function readTenants(client: PoolClient): Promise<BackedUpTenant[]> {
  const { rows } = await client.query<Omit<BackedUpTenant, 'size'> & { size: string }>(
    `select t.tenant, t.origin, h.size, encode(h.root, 'base64') as root
     from tenant t join head h on h.tenant = t.tenant order by t.tenant`,
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

async function* rowsOf(client: PoolClient, table: TableDefinition): AsyncGenerator<string[]> {
  const values = storedColumns(table).map(({ name }) => `${quoted(name)}::text`);
  await client.query(
    `declare backup no scroll cursor for
     select json_build_array(${values.join(', ')})::text as row from ${quoted(table.name)}`,
  );
  const page = String(table.name === 'evidence' ? EVIDENCE_PAGE : PAGE);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${page} from backup`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => `${row}\n`);
  }
  await client.query('close backup');
}
