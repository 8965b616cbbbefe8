import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadResult } from '../load/main.ts';
import { sharesOf, type Shares } from '../profile.ts';
import { benchSecret, TENANT } from '../tenant.ts';
import { benchDatabase, type BenchDatabase } from './database.ts';
import { runLoad, startServer } from './processes.ts';
import { makeTenant } from './world.ts';

export interface ReportsResult {
  readonly connections: number;
  /** Fastify and one insert a batch. */
  readonly bare: LoadResult;
  /** Huiyin's store without HTTP. */
  readonly store: LoadResult;
  /** The program, through HTTP. */
  readonly huiyin: LoadResult;
  /** huiyin ÷ bare. */
  readonly ratio: number;
}

export interface Reports {
  readonly results: readonly ReportsResult[];
  /** Of the program's one thread at 64 connections. */
  readonly profile: Shares;
  readonly startSeconds: number;
  readonly rssBytes: number | undefined;
  readonly rssAfterBytes: number | undefined;
}

const main = join(import.meta.dirname, '../../src/app/main.ts');
const bare = join(import.meta.dirname, '../bare.ts');
const PATH = `/api/v1/${TENANT}/problems`;

/** Accepted reports a second on one database, by the program and by a bare server. */
export async function measureReports(
  levels: readonly number[],
  seconds: number,
  say: (line: string) => void,
): Promise<Reports> {
  const database = await benchDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-bench-'));
  try {
    const { store } = await makeTenant(database, 1000);
    await store.close();
    const results: ReportsResult[] = [];
    const bareServer = await startServer(bare, [], { DATABASE_URL: database.url });
    const bares: LoadResult[] = [];
    for (const connections of levels) {
      say(`bare server, ${connections} connections`);
      bares.push(await runLoad('main.ts', { port: bareServer.port, connections, seconds }));
    }
    await bareServer.stop();
    const stores: LoadResult[] = [];
    for (const connections of levels) {
      say(`the store alone, ${connections} callers`);
      stores.push(
        await runLoad('store.ts', { connections, seconds }, { DATABASE_URL: database.url }),
      );
    }
    const began = performance.now();
    const server = await startProgram(database, folder);
    const startSeconds = (performance.now() - began) / 1000;
    await untilSettled(database);
    const rssBytes = await server.rss();
    for (const [i, connections] of levels.entries()) {
      say(`huiyin, ${connections} connections`);
      const load = { port: server.port, path: PATH, connections, seconds };
      const huiyin = await runLoad('main.ts', load);
      const [inBare, inStore] = [bares[i], stores[i]];
      if (!inBare || !inStore) continue;
      const ratio = huiyin.perSecond / inBare.perSecond;
      results.push({ connections, bare: inBare, store: inStore, huiyin, ratio });
    }
    const rssAfterBytes = await server.rss();
    await server.stop();
    say('huiyin with a profile, 64 connections');
    const profile = await profiled(database, folder, seconds);
    return { results, profile, startSeconds, rssBytes, rssAfterBytes };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  }
}

async function profiled(database: BenchDatabase, folder: string, seconds: number): Promise<Shares> {
  const profiles = join(folder, 'profiles');
  const flags = ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  const server = await startProgram(database, folder, flags);
  await runLoad('main.ts', { port: server.port, path: PATH, connections: 64, seconds });
  await server.stop();
  return sharesOf(profiles);
}

function startProgram(database: BenchDatabase, folder: string, flags: readonly string[] = []) {
  const env = {
    DATABASE_URL: database.url,
    HUIYIN_DATA: join(folder, 'data'),
    HUIYIN_SECRET: benchSecret.toString('base64'),
    HUIYIN_DEMO: '0',
    HUIYIN_RATE_REPORT: '1000000',
    LOG_LEVEL: 'warn',
  };
  return startServer(main, ['start'], env, flags);
}

/** The story ends before today: the sweep first has to fire what became due since. */
async function untilSettled({ pool }: BenchDatabase): Promise<void> {
  const now = new Date().toISOString();
  for (let i = 0; i < 600; i += 1) {
    const { rowCount } = await pool.query(
      'select from stream where next_due is not null and next_due <= $1 limit 1',
      [now],
    );
    if (rowCount === 0) return;
    await sleep(100);
  }
}
