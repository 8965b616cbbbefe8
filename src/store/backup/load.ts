import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import {
  quoted,
  storedColumns,
  type BackupEnd,
  type Manifest,
  type SequenceDefinition,
  type TableDefinition,
  type TableEnd,
} from './format.ts';
import { createTable, finishTables } from './schema.ts';

/** The file isn't a whole backup, or the database isn't empty. A sentence for whoever restores. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore';
}

export interface LoadOptions {
  /** A part that was erased after the backup was made: it doesn't come back. */
  readonly isErased: (tenant: string, index: number, part: string) => boolean;
  readonly onProgress?: (table: string, rows: number) => void;
}

/** Rows go to the database in pieces of at most so many characters, or so many rows. */
const PIECE = 4_000_000;
const ROWS = 5_000;

/**
 * Makes the tables of a backup and fills them, in the transaction that the client is in: the caller
 * commits, and only after this resolved. Throws CannotRestore if the database has tables already, or
 * if the file is cut off or was changed.
 */
export async function load(
  client: PoolClient,
  lines: AsyncIterable<string>,
  options: LoadOptions,
): Promise<Manifest> {
  await refuseTables(client);
  const hash = createHash('sha256');
  const reader = lines[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const result: IteratorResult<string, unknown> = await reader.next();
    if (result.done === true) throw new CannotRestore('The backup is cut off.');
    return result.value;
  };
  const first = await next();
  const manifest = parseManifest(first);
  hash.update(`${first}\n`);
  for (const { name, type, identity } of manifest.sequences) {
    if (!identity) await client.query(`create sequence ${quoted(name)} as ${type}`);
  }
  let total = 0;
  for (const table of manifest.tables) {
    await client.query(createTable(table));
    total += await fill(client, table, options, async () => {
      const line = await next();
      hash.update(`${line}\n`);
      return line;
    });
  }
  const end = parseLine<BackupEnd>(await next());
  if (!('end' in end) || end.rows !== total || end.sha256 !== hash.digest('hex')) {
    throw new CannotRestore('The backup was changed: its SHA-256 is another.');
  }
  for (const sequence of manifest.sequences) await setSequence(client, sequence);
  for (const statement of finishTables(manifest.tables)) await client.query(statement);
  await client.query('analyze');
  return manifest;
}

async function setSequence(
  client: PoolClient,
  { name, last, identity }: SequenceDefinition,
): Promise<void> {
  if (last === null) return;
  const sql = identity
    ? 'select setval(pg_get_serial_sequence($1, $2)::regclass, $3::bigint)'
    : 'select setval($1::regclass, $2::bigint)';
  await client.query(
    sql,
    identity ? [quoted(identity[0]), identity[1], last] : [quoted(name), last],
  );
}

async function refuseTables(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'public'::regnamespace
     and relkind in ('r', 'p', 'S') limit 1`,
  );
  if (rows[0]) {
    throw new CannotRestore(
      `The database is not empty (it has ${rows[0].relname}). Restore into a new one.`,
    );
  }
}

function parseManifest(line: string): Manifest {
  const manifest = parseLine<Partial<Manifest>>(line);
  if (manifest.huiyin !== 'backup@v1')
    throw new CannotRestore('The file is not a backup of Huiyin.');
  return manifest as Manifest;
}

/** Fills a table with the lines up to its end; answers how many rows the backup has of it. */
async function fill(
  client: PoolClient,
  table: TableDefinition,
  { isErased, onProgress }: LoadOptions,
  next: () => Promise<string>,
): Promise<number> {
  const columns = storedColumns(table);
  const text = `insert into ${quoted(table.name)} (${columns.map(({ name }) => quoted(name)).join(', ')})
    overriding system value
    select ${columns.map(({ type }, i) => `(r->>${String(i)})::${type}`).join(', ')}
    from json_array_elements($1::json) r`;
  const { name } = table;
  let piece: string[] = [];
  let length = 0;
  let rows = 0;
  const send = async () => {
    if (piece.length > 0) await client.query(text, [`[${piece.join(',')}]`]);
    piece = [];
    length = 0;
    onProgress?.(table.name, rows);
  };
  for (;;) {
    const line = await next();
    if (!line.startsWith('[')) {
      await send();
      const end = parseLine<TableEnd>(line);
      if (end.table !== table.name || end.rows !== rows) {
        throw new CannotRestore(`The backup is damaged in table ${table.name}.`);
      }
      return rows;
    }
    rows += 1;
    if (name === 'part' && isErasedRow(table, line, isErased)) continue;
    if (name === 'evidence' && isErasedPicture(table, line, isErased)) continue;
    piece.push(line);
    length += line.length;
    if (length >= PIECE || piece.length >= ROWS) await send();
  }
}

function isErasedRow(
  table: TableDefinition,
  line: string,
  isErased: LoadOptions['isErased'],
): boolean {
  const of = columnsOf(table, line);
  return isErased(of('tenant') ?? '', Number(of('index')), of('name') ?? '');
}

/** A picture goes with the part that names it; one that no event shows has no index. */
function isErasedPicture(
  table: TableDefinition,
  line: string,
  isErased: LoadOptions['isErased'],
): boolean {
  const of = columnsOf(table, line);
  const index = of('index');
  return index !== null && isErased(of('tenant') ?? '', Number(index), 'photos');
}

function columnsOf(table: TableDefinition, line: string): (name: string) => string | null {
  const row = parseLine<readonly (string | null)[]>(line);
  const names = storedColumns(table).map(({ name }) => name);
  return (name) => row[names.indexOf(name)] ?? null;
}

function parseLine<T extends object>(line: string): T {
  try {
    return JSON.parse(line) as T;
  } catch (cause) {
    throw new CannotRestore('The backup is damaged: a line is no JSON.', { cause });
  }
}
