import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach } from 'vitest';
import { startEmbedded } from './index.ts';
import type { Connection, Embedded, EmbeddedErrorCode, EmbeddedOptions } from './index.ts';
import { stopOrphan } from './postmaster.ts';
import { testFolder } from './testing.ts';

export type ChildReport = {
  serverPid?: number;
  connection?: Connection;
  error?: { code: EmbeddedErrorCode; message: string; detail?: string; pid?: number };
};
export type Child = { process: ChildProcess; pid: number; report: ChildReport };

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Runs after the test, the last registered first. */
export function afterwards(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

export async function scratchFolder(): Promise<string> {
  const folder = await testFolder();
  afterwards(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let template: Promise<string> | undefined;

/**
 * A stopped data folder that has been started once: a copy of one made for the whole test file,
 * since initdb is what takes long.
 */
export async function usedDataDir(): Promise<string> {
  template ??= makeTemplate();
  const dataDir = join(await scratchFolder(), 'data');
  await promisify(execFile)('cp', ['-Rp', await template, dataDir]);
  return dataDir;
}

async function makeTemplate(): Promise<string> {
  const dataDir = join(await testFolder(), 'data');
  const embedded = await startEmbedded({ ...quick, dataDir });
  await embedded.stop();
  return dataDir;
}

afterAll(async () => {
  if (template !== undefined) await rm(dirname(await template), { recursive: true });
});

/** Small and without fsync, so that the suite is quick, unless the test says otherwise. */
const quick = { durable: false, settings: { shared_buffers: '16MB', max_connections: '20' } };

export async function start(options: EmbeddedOptions): Promise<Embedded> {
  const embedded = await startEmbedded({ ...quick, ...options });
  afterwards(() => embedded.stop());
  return embedded;
}

/** Starts a Huiyin in a process of its own; what it leaves behind is stopped after the test. */
export async function startInChild(
  options: EmbeddedOptions & { runAs?: { uid: number; gid: number } },
  program = join(import.meta.dirname, 'testing-child.ts'),
  node = process.execPath,
): Promise<Child> {
  const child = spawn(node, [program, JSON.stringify({ ...quick, ...options })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  afterwards(async () => {
    child.kill('SIGKILL');
    await ended;
    await stopOrphan(join(options.dataDir, 'postgres', 'data'));
  });
  const lines = createInterface(child.stdout);
  const [line] = (await Promise.race([once(lines, 'line'), ended.then(() => ['{}'])])) as string[];
  return { process: child, pid: child.pid!, report: JSON.parse(line!) as ChildReport };
}

export async function query(connection: Connection, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
