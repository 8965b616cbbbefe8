import type { PoolClient } from 'pg';
import type { PartName } from '../../kernel/event.ts';
import { own } from '../../kernel/own.ts';
import type { View } from '../schema/problem-view.ts';
import { forgetWords } from '../search/forget.ts';
import type { AnswerRow } from './answer.ts';
import { writePhotos, type photoRows } from './photos.ts';

/** The rows of a batch by table, collapsed to one a key: a statement can't upsert a row twice. */
export interface Rows {
  readonly head: readonly object[];
  readonly event: readonly object[];
  readonly part: readonly object[];
  readonly stream: readonly object[];
  readonly actor: readonly object[];
  readonly code: readonly object[];
  readonly deadCode: readonly CodeRow[];
  readonly line: readonly object[];
  readonly cell: readonly object[];
  readonly tile: readonly object[];
  readonly idempotency: readonly AnswerRow[];
  readonly erasure: readonly ErasureRow[];
  readonly moved: readonly MovedUnit[];
  readonly photos: ReturnType<typeof photoRows>;
  /** Streams that have a row no more. */
  readonly gone: readonly GoneRow[];
  /** By kind. */
  readonly views: { readonly [kind: string]: readonly object[] };
}

export interface GoneRow {
  readonly kind: string;
  readonly stream: string;
}

/** A unit that moved, and the units above it now, the nearest first. */
export interface MovedUnit {
  readonly unit: string;
  readonly above: readonly string[];
}

export interface CodeRow {
  readonly hash: string;
  readonly stream: string;
}

export interface ErasureRow {
  readonly index: number;
  readonly part: PartName;
  readonly by_index: number;
  readonly at: string;
}

/** Each reads its rows from one JSON parameter; bytes travel as base64. */
const steps: {
  readonly [
    table in Exclude<keyof Rows, 'views' | 'deadCode' | 'erasure' | 'moved' | 'photos' | 'gone'>
  ]: (json: string) => string;
} = {
  head: (json) => `update head set size = r.size, version = r.version, at = r.at,
      world_version = r.world_version,
      edge = decode(r.edge, 'base64'), root = decode(r.root, 'base64')
    from json_to_recordset(${json}) as r(size bigint, version bigint, world_version bigint,
      at text, edge text, root text)
    where head.tenant = $1 and head.version = r.version - 1 returning 1`,
  event: (json) => `insert into event (tenant, index, stream, seq, type, leaf)
    select $1, r.* from json_to_recordset(${json})
      as r(index bigint, stream text, seq integer, type text, leaf text)`,
  part: (json) => `insert into part (tenant, index, name, salt, content)
    select $1, r.index, r.name, decode(r.salt, 'base64'), r.content
    from json_to_recordset(${json}) as r(index bigint, name text, salt text, content text)`,
  stream: (json) => `insert into stream (tenant, stream, seq, state, key, next_due)
    select $1, r.stream, r.seq, r.state, decode(r.key, 'base64'), r.next_due
    from json_to_recordset(${json})
      as r(stream text, seq integer, state json, key text, next_due text)
    on conflict (tenant, stream) do update
      set seq = excluded.seq, state = excluded.state, next_due = excluded.next_due`,
  actor: (json) => `insert into actor (tenant, stream, who, person)
    select $1, r.* from json_to_recordset(${json}) as r(stream text, who text, person text)
    on conflict do nothing`,
  code: (json) => `insert into code (tenant, hash, stream)
    select $1, r.* from json_to_recordset(${json}) as r(hash text, stream text)
    on conflict (tenant, hash) do update set stream = excluded.stream`,
  line: (json) => `insert into line (tenant, index, ord, measure, unit, category, source, area,
      day, stream, attested, n)
    select $1, r.* from json_to_recordset(${json}) as r(index bigint, ord integer, measure text,
      unit text, category text, source text, area text, day text, stream text, attested boolean,
      n integer)`,
  // A hash clash would find the same id over other columns: such a row doesn't return, and the
  // count tells.
  cell: (json) => `insert into cell as c (tenant, id, scope, measure, dims, attested, n)
    select $1, decode(r.id, 'hex'), r.scope, r.measure, r.dims, r.attested, r.n
    from json_to_recordset(${json}) as r(id text, scope text, measure text, dims jsonb,
      attested boolean, n bigint)
    on conflict (tenant, id) do update set n = c.n + excluded.n
      where c.scope = excluded.scope and c.measure = excluded.measure
        and c.dims = excluded.dims and c.attested = excluded.attested
    returning 1`,
  tile: (json) => `insert into tile (tenant, level, n, bytes)
    select $1, r.level, r.n, decode(r.bytes, 'base64')
    from json_to_recordset(${json}) as r(level smallint, n bigint, bytes text)`,
  idempotency: (json) => `insert into idempotency (tenant, key_hash, fingerprint, answer, at)
    select $1, decode(r.hash, 'hex'), r.fingerprint, decode(r.answer, 'base64'), r.at
    from json_to_recordset(${json}) as r(hash text, fingerprint text, answer text, at text)`,
};

function viewStep({ table, columns }: View, json: string): string {
  const names = columns.map(({ name }) => `"${name}"`);
  const types = columns.map(({ name, sql }) => `"${name}" ${sql}`);
  return `insert into ${table} (tenant, stream, ${names.join(', ')})
    select $1, r.* from json_to_recordset(${json}) as r(stream text, ${types.join(', ')})
    on conflict (tenant, stream) do update
      set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

/** Makes what writes a batch, for the views that there are. */
export function batchWriter(views: { readonly [kind: string]: View }) {
  const tables = Object.keys(steps) as (keyof typeof steps)[];
  const kinds = Object.keys(views);
  const withs = tables.map((table, i) => `w_${table} as (${steps[table](`$${i + 3}`)})`);
  kinds.forEach((kind, i) => {
    const view = views[kind];
    if (!view) return;
    const json = `$${tables.length + 3 + i}`;
    withs.push(`view_${i} as (${viewStep(view, json)})`);
    if (view.beside) withs.push(`beside_${i} as (${view.beside(json)})`);
  });
  // Fails by itself, for the commit is on its way already.
  const text = `with ${withs.join(',\n')}
    select 1 / ((select count(*) from w_cell) = $2 and (select count(*) from w_head) = 1)::int`;

  /**
   * One statement, and a few more in rare cases. Throws if the database refuses, or if two cells
   * have one id or the head isn't the one that the batch was decided on (as a division by zero).
   * Durable only once committed.
   */
  return async (client: PoolClient, tenant: string, { first, head, rows }: Written) => {
    if (!rows || !head) return;
    const rare: Promise<unknown>[] = [
      // Before the erasures: a batch may erase what it brought.
      writePhotos(client, tenant, rows.photos),
      ...rows.deadCode.map((code) => deleteCode(client, tenant, code)),
      ...rows.erasure.map((erasure) => erase(client, tenant, erasure)),
      ...rows.gone.flatMap(({ kind, stream }) => {
        const gone = own(views, kind)?.gone;
        return gone === undefined ? [] : [client.query(gone, [tenant, stream])];
      }),
    ];
    const values = [
      tenant,
      rows.cell.length,
      ...tables.map((table) => JSON.stringify(rows[table])),
      ...kinds.map((kind) => JSON.stringify(rows.views[kind] ?? [])),
    ];
    const writing = client.query({ name: 'write-batch', text, values });
    // After the statement: the rows that it writes move along.
    for (const { unit, above } of rows.moved) {
      for (const { moved } of Object.values(views)) {
        if (moved) rare.push(client.query(moved, [tenant, unit, above]));
      }
    }
    rare.push(forgetWords(client, tenant, rows.erasure));
    if (crosses(first, head.size)) rare.push(takeSample(client, tenant, head.size));
    const results = await Promise.allSettled([writing, ...rare]);
    // The first that failed is the cause; those after it only met an aborted transaction.
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  };
}

/** What is written of a decided batch. */
interface Written {
  readonly first: number;
  readonly head?: { readonly size: number };
  readonly rows?: Rows;
}

/** Entries between two samples of the `own` cells. */
const SAMPLE_EVERY = 16_384;

function crosses(from: number, to: number): boolean {
  return Math.floor(from / SAMPLE_EVERY) !== Math.floor(to / SAMPLE_EVERY);
}

async function takeSample(client: PoolClient, tenant: string, size: number): Promise<void> {
  await client.query(
    `insert into sample (tenant, size, unit, measure, attested, n)
     select tenant, $2, dims->>'unit', measure, attested, n from cell
     where tenant = $1 and scope = 'own'`,
    [tenant, size],
  );
}

// Deletions are rare, and as a part of the one statement they would be planned as a scan of the
// whole table.

async function deleteCode(
  client: PoolClient,
  tenant: string,
  { hash, stream }: CodeRow,
): Promise<void> {
  await client.query({
    name: 'delete-code',
    text: 'delete from code where tenant = $1 and hash = $2 and stream = $3',
    values: [tenant, hash, stream],
  });
}

async function erase(
  client: PoolClient,
  tenant: string,
  { index, part, by_index, at }: ErasureRow,
): Promise<void> {
  await client.query(
    `with gone as (delete from part where tenant = $1 and index = $2 and name = $3),
     dark as (delete from evidence where tenant = $1 and index = $2 and $3 = 'photos')
     insert into erasure (tenant, index, part, by_index, at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tenant, index, part, by_index, at],
  );
}
