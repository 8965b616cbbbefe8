import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadResult } from '../load/main.ts';
import { sharesOf, type Shares } from '../profile.ts';
import { benchSecret, TENANT } from '../tenant.ts';
import { benchDatabase, type BenchDatabase } from './database.ts';
import { cpuSeconds } from './cpu.ts';
import { measureIndexing, type Indexing } from './indexing.ts';
import { runLoad, startServer, type ServerProcess } from './processes.ts';
import { makeTenant } from './world.ts';

/** A load, and the processor time that each of its requests took, in ms. */
export interface Loaded extends LoadResult {
  readonly cpu: { readonly server: number; readonly database: number };
}

export interface ReportsResult {
  readonly connections: number;
  /** Fastify and one insert a batch. */
  readonly bare: Loaded;
  /** Huiyin's store without HTTP. */
  readonly store: Loaded;
  /** The program, through HTTP. */
  readonly huiyin: Loaded;
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
  /** At 64 connections. */
  readonly indexing: Indexing;
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
    const bareServer = await startServer(bare, [], { DATABASE_URL: database.url });
    const bares: Loaded[] = [];
    for (const connections of levels) {
      say(`bare server, ${connections} connections`);
      bares.push(await loaded(database, bareServer, { connections, seconds }));
    }
    await bareServer.stop();
    const stores: Loaded[] = [];
    for (const connections of levels) {
      say(`the store alone, ${connections} callers`);
      stores.push(await loadedStore(database, { connections, seconds }));
    }
    const began = performance.now();
    const server = await startProgram(database, folder);
    const startSeconds = (performance.now() - began) / 1000;
    await untilSettled(database);
    const rssBytes = await server.rss();
    const results: ReportsResult[] = [];
    for (const [i, connections] of levels.entries()) {
      say(`huiyin, ${connections} connections`);
      const huiyin = await loaded(database, server, { path: PATH, connections, seconds });
      const [inBare, inStore] = [bares[i], stores[i]];
      if (!inBare || !inStore) continue;
      const ratio = huiyin.perSecond / inBare.perSecond;
      results.push({ connections, bare: inBare, store: inStore, huiyin, ratio });
    }
    const rssAfterBytes = await server.rss();
    say('huiyin with and without the indexer, 64 connections');
    const indexing = await measureIndexing(database, server, {
      path: PATH,
      connections: 64,
      seconds,
    });
    await server.stop();
    say('huiyin with a profile, 64 connections');
    const profile = await profiled(database, folder, seconds);
    return { results, profile, startSeconds, rssBytes, rssAfterBytes, indexing };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  }
}

type Load = { readonly connections: number; readonly seconds: number; readonly path?: string };

async function loaded(database: BenchDatabase, server: ServerProcess, load: Load): Promise<Loaded> {
  const used = () => Promise.all([cpuSeconds(server.pid), cpuSeconds(database.pid)]);
  const [server0, database0] = await used();
  const result = await runLoad('main.ts', { port: server.port, ...load });
  const [server1, database1] = await used();
  const each = (seconds: number) => (seconds * 1000) / result.sent;
  return {
    ...result,
    cpu: { server: each(server1 - server0), database: each(database1 - database0) },
  };
}

async function loadedStore(database: BenchDatabase, load: Load): Promise<Loaded> {
  const before = await cpuSeconds(database.pid);
  const result = await runLoad('store.ts', load, { DATABASE_URL: database.url });
  const after = await cpuSeconds(database.pid);
  const each = (seconds: number) => (seconds * 1000) / result.sent;
  return {
    ...result,
    cpu: { server: each(result.cpuSeconds ?? Number.NaN), database: each(after - before) },
  };
}

async function profiled(database: BenchDatabase, folder: string, seconds: number): Promise<Shares> {
  const profiles = join(folder, 'profiles');
  const flags = ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  const server = await startProgram(database, folder, flags);
  await runLoad('main.ts', { port: server.port, path: PATH, connections: 64, seconds });
  await server.stop();
  return sharesOf(profiles, seconds);
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
