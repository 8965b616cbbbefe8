import { setImmediate } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { hold } from '../connection.ts';
import { documentOf, type Document } from './document.ts';
import type { WordKeys } from './keys.ts';
import { stampOf } from './stamp.ts';
import { readMatters, type Matter } from './texts.ts';

/** How many matters are read and written in one transaction, and events looked through. */
export interface StepSize {
  readonly matters: number;
  readonly events: number;
}

/** done: nothing was left; held: another process is at it; else how many matters were indexed. */
export type Step = 'done' | 'held' | number;

interface Cursor {
  readonly at: number;
  readonly rebuilt: number | null;
}

/**
 * One step of the index: what the log brought since the last one, and only where that is nothing,
 * the next piece of a rebuild, the newest matters first. In one transaction with its place, under the
 * lock of its row: of several processes one works, and if it dies the next goes on from there.
 */
export async function indexStep(
  pool: Pool,
  tenant: string,
  keys: WordKeys,
  size: StepSize,
): Promise<Step> {
  const { client, release } = await hold(pool);
  let isClean = false;
  try {
    await client.query('begin');
    const step = await takeStep(client, tenant, keys, size);
    await client.query('commit');
    isClean = true;
    // New words wait in a list that every search reads through; here it is sorted in at once.
    if (typeof step === 'number')
      await client.query("select gin_clean_pending_list('search_words')");
    return step;
  } catch (error) {
    isClean = await client.query('rollback').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    release(!isClean);
  }
}

async function takeStep(client: PoolClient, tenant: string, keys: WordKeys, size: StepSize) {
  const cursor = await lockCursor(client, tenant, keys);
  if (!cursor) return 'held';
  const { streams, next } = await followedBy(client, tenant, cursor, size);
  if (next > cursor.at) {
    await write(client, tenant, streams, keys);
    await client.query('update search_cursor set at = $2 where tenant = $1', [tenant, next]);
    return streams.length;
  }
  if (cursor.rebuilt === null) return 'done';
  const { rows } = await client.query<{ stream: string; at: string }>({
    name: 'search-rebuild',
    text: `select stream, registered_index as at from problem_view
      where tenant = $1 and registered_index < $2 order by registered_index desc limit $3`,
    values: [tenant, cursor.rebuilt, size.matters],
  });
  await write(
    client,
    tenant,
    rows.map(({ stream }) => stream),
    keys,
  );
  const last = rows.at(-1);
  await client.query('update search_cursor set rebuilt = $2 where tenant = $1', [
    tenant,
    last ? Number(last.at) : null,
  ]);
  return rows.length;
}

/** Undefined while another process has it. A new one, or one of another stamp, begins a rebuild. */
async function lockCursor(
  client: PoolClient,
  tenant: string,
  keys: WordKeys,
): Promise<Cursor | undefined> {
  const stamp = stampOf(keys);
  await client.query({
    name: 'search-new-cursor',
    text: `insert into search_cursor (tenant, at, rebuilt, stamp)
      select tenant, size, size, $2 from head where tenant = $1 on conflict do nothing`,
    values: [tenant, stamp],
  });
  const { rows } = await client.query<{ at: string; rebuilt: string | null; stamp: string }>({
    name: 'search-lock-cursor',
    text: 'select at, rebuilt, stamp from search_cursor where tenant = $1 for update skip locked',
    values: [tenant],
  });
  const [row] = rows;
  if (!row) return undefined;
  const at = Number(row.at);
  if (row.stamp === stamp) {
    return { at, rebuilt: row.rebuilt === null ? null : Number(row.rebuilt) };
  }
  await client.query('update search_cursor set rebuilt = at, stamp = $2 where tenant = $1', [
    tenant,
    stamp,
  ]);
  return { at, rebuilt: at };
}

/** The matters of the next events of the log, and the place behind these. */
async function followedBy(client: PoolClient, tenant: string, { at }: Cursor, size: StepSize) {
  const { rows } = await client.query<{ index: string; stream: string }>({
    name: 'search-follow',
    text: `select index, stream from event where tenant = $1 and index >= $2
      order by index limit $3`,
    values: [tenant, at, size.events],
  });
  const streams = new Set<string>();
  let next = at;
  for (const { index, stream } of rows) {
    if (stream.startsWith('problem/')) streams.add(stream);
    if (streams.size > size.matters) {
      streams.delete(stream);
      break;
    }
    next = Number(index) + 1;
  }
  return { streams: [...streams], next };
}

/** So many matters are worked out before others have their turn. */
const AT_ONCE = 4;

async function write(
  client: PoolClient,
  tenant: string,
  streams: readonly string[],
  keys: WordKeys,
): Promise<void> {
  if (streams.length === 0) return;
  const matters = await readMatters(client, tenant, streams);
  await forget(client, tenant, streams, matters);
  const documents: Document[] = [];
  for (let i = 0; i < matters.length; i += AT_ONCE) {
    const some: readonly Matter[] = matters.slice(i, i + AT_ONCE);
    documents.push(...some.map((matter) => documentOf(matter, keys)));
    await setImmediate();
  }
  // In the order of the streams, as erasures lock them. What was read before an erasure and comes
  // after it is of an earlier event, and is not written.
  await client.query({
    name: 'search-write',
    text: `insert into search as s (tenant, stream, at, upto, slip, part, whole, words)
      select $1, r.stream, r.at, r.upto, r.slip, r.part, r.whole, r.words::bigint[]
      from unnest($2::text[], $3::bigint[], $4::bigint[], $5::int[], $6::int[], $7::int[], $8::text[])
        as r(stream, at, upto, slip, part, whole, words)
      order by r.stream
      on conflict (tenant, stream) do update
        set at = excluded.at, upto = excluded.upto, slip = excluded.slip, part = excluded.part,
          whole = excluded.whole, words = excluded.words
        where s.upto <= excluded.upto and (s.at, s.words, s.slip, s.part, s.whole)
          is distinct from
            (excluded.at, excluded.words, excluded.slip, excluded.part, excluded.whole)`,
    values: [
      tenant,
      documents.map(({ stream }) => stream),
      documents.map(({ at }) => at),
      documents.map(({ upto }) => upto),
      documents.map(({ counts }) => counts.slip),
      documents.map(({ counts }) => counts.part),
      documents.map(({ counts }) => counts.whole),
      documents.map(({ words }) => words),
    ],
  });
}

/** What an undone import had brought is no matter any more, and found by nobody. */
async function forget(
  client: PoolClient,
  tenant: string,
  streams: readonly string[],
  matters: readonly Matter[],
): Promise<void> {
  const found = new Set(matters.map(({ stream }) => stream));
  const gone = streams.filter((stream) => !found.has(stream));
  if (gone.length === 0) return;
  await client.query({
    name: 'search-forget',
    text: `delete from search s where s.tenant = $1 and s.stream = any($2) and not exists (
      select from problem_view v where v.tenant = $1 and v.stream = s.stream)`,
    values: [tenant, gone],
  });
}
