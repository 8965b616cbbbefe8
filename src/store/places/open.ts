import { setImmediate } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { hold } from '../connection.ts';
import type { Store, StoreLog } from '../store.ts';
import { PlaceBook } from './book.ts';
import { openEvidence } from './evidence.ts';
import { importPlaces, type Imported } from './import.ts';
import { learn } from './learn.ts';
import type { PlaceEntry } from './place.ts';
import { wordHash, type WordHash } from './words.ts';

export interface PlacesOptions {
  readonly pool: Pool;
  readonly store: Pick<Store, 'onCommit' | 'tenants'>;
  /** 32 bytes; words of titles are kept under a key of it. */
  readonly secret: Buffer;
  readonly log: StoreLog;
  /** Milliseconds between looks at what other processes committed; default 5,000. */
  readonly every?: number;
}

/** The address dictionaries of all tenants, and what was learned from where matters went. */
export interface Places extends ReturnType<typeof openEvidence> {
  /** A tenant's places as of now. */
  bookOf(tenant: string): Promise<PlaceBook>;
  hashOf(tenant: string): WordHash;
  import(tenant: string, entries: readonly PlaceEntry[]): Promise<Imported>;
  /** Resolves when all that is committed now has been learned. */
  caughtUp(tenant: string): Promise<void>;
  /** Stops following the log. */
  close(): Promise<void>;
}

/** Events after which a matter may teach something else than before. */
const TEACHING = [
  'Dispatched',
  'Corrected',
  'AskGranted',
  'FixedOnTheSpot',
  'NotTakenUp',
  'Redirected',
  'Merged',
  'MergeUndone',
  'PartErased',
  'Imported',
  'ImportRevised',
  'ImportUndone',
];
/** Entries of one turn: the follower then lets others have the database. */
const PAGE = 500;
/** Books in memory; the one asked for longest ago goes first. */
const BOOKS = 32;

/**
 * Follows every log from a cursor. It is behind the log by less than a second and never in a
 * commit's way; any number of processes may, since one holds the tenant's book row while it learns.
 */
export function openPlaces({ pool, store, secret, log, every = 5_000 }: PlacesOptions): Places {
  const books = new Map<string, PlaceBook>();
  const hashes = new Map<string, WordHash>();
  const running = new Map<string, Promise<void>>();
  const asked = new Set<string>();
  let isClosed = false;

  const hashOf = (tenant: string) => {
    const known = hashes.get(tenant) ?? wordHash(secret, tenant);
    hashes.set(tenant, known);
    return known;
  };
  const heldBook = (tenant: string) => {
    const book = books.get(tenant) ?? new PlaceBook(pool, tenant);
    books.delete(tenant);
    books.set(tenant, book);
    const [oldest] = books.keys();
    if (books.size > BOOKS && oldest !== undefined) books.delete(oldest);
    return book;
  };
  const bookOf = async (tenant: string) => {
    const book = heldBook(tenant);
    await book.follow();
    return book;
  };

  /** Learns a page; answers whether there may be more. */
  async function turn(tenant: string): Promise<boolean> {
    const book = await bookOf(tenant);
    return inTransaction(pool, async (client) => {
      const { rows: cursor } = await client.query<{ at: string }>({
        name: 'place-cursor',
        text: `insert into place_book (tenant, at, version) values ($1, 0, 0)
          on conflict (tenant) do update set at = place_book.at returning at`,
        values: [tenant],
      });
      const at = Number(cursor[0]?.at ?? 0);
      const { rows } = await client.query<{ index: string; stream: string; teaches: boolean }>({
        name: 'place-entries',
        text: `select index, stream, stream like 'problem/%' and (type = any($4) or
            type = 'ProblemRegistered' and
              (leaf like '%"external":%' or leaf like '%"type":"restricted"%')) as teaches
          from event where tenant = $1 and index >= $2 order by index limit $3`,
        values: [tenant, at, PAGE, TEACHING],
      });
      const last = rows.at(-1);
      if (!last) return false;
      const streams = rows.flatMap(({ stream, teaches }) => (teaches ? [stream] : []));
      await learn(client, tenant, [...new Set(streams)], book, hashOf(tenant));
      await client.query({
        name: 'place-cursor-set',
        text: 'update place_book set at = $2 where tenant = $1',
        values: [tenant, Number(last.index) + 1],
      });
      return rows.length === PAGE;
    });
  }

  async function follow(tenant: string): Promise<void> {
    try {
      while (asked.delete(tenant)) {
        while (!isClosed && (await turn(tenant))) await setImmediate();
      }
    } finally {
      running.delete(tenant);
    }
  }

  /** One run at a time; asked for during one, it goes round once more. */
  function run(tenant: string): Promise<void> {
    asked.add(tenant);
    const under = running.get(tenant) ?? follow(tenant);
    if (!running.has(tenant)) running.set(tenant, under);
    return under;
  }
  const tryRun = (tenant: string) => {
    if (isClosed) return;
    run(tenant).catch((error: unknown) => {
      if (!isClosed) log.warn({ tenant, err: error }, 'places were not learned');
    });
  };
  const runAll = async () => {
    for (const { tenant } of await store.tenants()) tryRun(tenant);
  };
  const stop = store.onCommit(tryRun);
  const timer = setInterval(() => {
    runAll().catch((error: unknown) => log.warn({ err: error }, 'places were not looked for'));
  }, every);
  timer.unref();
  runAll().catch((error: unknown) => log.warn({ err: error }, 'places were not looked for'));

  return {
    ...openEvidence(pool),
    bookOf,
    hashOf,
    async import(tenant, entries) {
      const imported = await inTransaction(pool, async (client) => {
        const counts = await importPlaces(client, tenant, entries);
        // Matters of before are read again: their places may have names now.
        if (counts.added + counts.changed > 0) {
          await client.query('update place_book set at = 0 where tenant = $1', [tenant]);
        }
        return counts;
      });
      tryRun(tenant);
      return imported;
    },
    caughtUp: run,
    async close() {
      isClosed = true;
      stop();
      clearInterval(timer);
      await Promise.allSettled(running.values());
    },
  };
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const { client, release } = await hold(pool);
  try {
    await client.query('begin');
    const done = await work(client);
    await client.query('commit');
    release(false);
    return done;
  } catch (error) {
    release(true);
    throw error;
  }
}
