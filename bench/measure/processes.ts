import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadResult } from '../load/main.ts';

export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  /** Resident memory in bytes; undefined where the system doesn't tell. */
  rss(): Promise<number | undefined>;
  /** Asks it to end, waits, and ends it after 20 s if it doesn't. */
  stop(): Promise<void>;
}

/** Starts a server of ours on a free port of 127.0.0.1 and waits until it listens. */
export async function startServer(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  nodeFlags: readonly string[] = [],
): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [...nodeFlags, script, ...args], {
    env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await untilListening(child, port);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    port,
    pid: child.pid ?? 0,
    rss: () => residentBytes(child.pid ?? 0),
    stop: () => end(child),
  };
}

/** A load of so many connections for so many seconds, from a process of its own. */
export async function runLoad(
  script: 'main.ts' | 'store.ts',
  args: { readonly [name: string]: string | number },
  env: NodeJS.ProcessEnv = {},
  nodeFlags: readonly string[] = [],
): Promise<LoadResult & { readonly cpuSeconds?: number }> {
  const flags = Object.entries(args).map(([name, value]) => `--${name}=${value}`);
  const file = join(import.meta.dirname, '../load', script);
  const child = spawn(process.execPath, [...nodeFlags, file, ...flags], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const line = await text(child.stdout);
  await ended;
  if (child.exitCode !== 0) throw new Error(`the load generator ended with ${child.exitCode}`);
  return JSON.parse(line) as LoadResult;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const isUp = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.status < 500,
      () => false,
    );
    if (isUp) return;
    await sleep(10);
  }
  throw new Error('the server did not start within a minute');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(timer);
}

async function residentBytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? undefined : Number(kib) * 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
}
