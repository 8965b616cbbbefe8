import { setTimeout as sleep } from 'node:timers/promises';
import { runLoad, type ServerProcess } from './processes.ts';
import type { BenchDatabase } from './database.ts';

export interface Indexing {
  /** Accepted reports a second while the indexer follows, and while it is kept from it. */
  readonly following: number;
  readonly still: number;
  /** following ÷ still: what search costs those who report. */
  readonly ratio: number;
  /** Seconds after the load until everything could be found. */
  readonly behind: number;
}

const ROUNDS = 2;

/** By turns, since what else the machine does changes from minute to minute. */
export async function measureIndexing(
  database: BenchDatabase,
  server: ServerProcess,
  load: { readonly path: string; readonly connections: number; readonly seconds: number },
): Promise<Indexing> {
  const sums = { following: 0, still: 0 };
  let behind = 0;
  const run = async () => (await runLoad('main.ts', { port: server.port, ...load })).perSecond;
  for (let i = 0; i < ROUNDS; i += 1) {
    sums.still += await heldBack(database, run);
    await untilFound(database);
    sums.following += await run();
    behind = Math.max(behind, await untilFound(database));
  }
  const [following, still] = [sums.following / ROUNDS, sums.still / ROUNDS];
  return { following, still, ratio: following / still, behind };
}

/** An indexer leaves a log to the process that holds its place: this one, which does nothing. */
async function heldBack<T>({ pool }: BenchDatabase, action: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select 1 from search_cursor for update');
    return await action();
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function untilFound({ pool }: BenchDatabase): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rows } = await pool.query<{ behind: string }>(
      `select coalesce(sum(h.size - c.at), 1) as behind
       from head h join search_cursor c on c.tenant = h.tenant and c.rebuilt is null`,
    );
    const seconds = (performance.now() - began) / 1000;
    if (Number(rows[0]?.behind) === 0 || seconds > 600) return seconds;
    await sleep(50);
  }
}
