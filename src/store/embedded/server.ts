import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownLikeFolder } from './account.ts';
import type { Binaries } from './binaries.ts';
import { serverError, systemCode } from './errors.ts';
import type { Home } from './home.ts';
import { readPostmasterFile } from './postmaster.ts';
import { asAccount, cleanEnvironment } from './run.ts';
import { asArguments } from './settings.ts';
import type { Settings } from './settings.ts';

export type ServerExit = { code: number | null; signal: string | null };

/** A running server, our child. `exited` resolves when it has ended, for whatever reason. */
export type Server = { pid: number; exited: Promise<ServerExit>; stop(): Promise<void> };

/**
 * Starts the server and waits until it takes connections. There is no time limit while it lives:
 * recovery after a crash may take minutes, and `log` hears of it.
 *
 * Throws EmbeddedError with the end of the server's log.
 */
export async function startServer(
  home: Home,
  binaries: Binaries,
  settings: Settings,
  log: (line: string) => void,
): Promise<Server> {
  // Backends of a server that was killed end on their own, a moment later; until then the new
  // one refuses to share their memory.
  const deadline = performance.now() + 15_000;
  for (;;) {
    const attempt = await launch(home, binaries, settings, log);
    if ('server' in attempt) return attempt.server;
    const isBusy = attempt.output.includes('pre-existing shared memory block');
    if (!isBusy || performance.now() > deadline) {
      throw serverError('Starting the database', home.folder, attempt.output);
    }
    await sleep(200);
  }
}

type Attempt = { server: Server } | { output: string };

async function launch(
  home: Home,
  binaries: Binaries,
  settings: Settings,
  log: (line: string) => void,
): Promise<Attempt> {
  const logFile = join(home.folder, 'postgres.log');
  const start = rotate(logFile);
  const stale = await readPostmasterFile(home.cluster);
  const output = openSync(logFile, 'a', 0o600);
  ownLikeFolder(logFile);
  let child: ChildProcess;
  try {
    child = spawn(
      join(binaries.folder, 'bin', 'postgres'),
      ['-D', home.cluster, ...asArguments(settings)],
      {
        ...asAccount(home.account),
        cwd: '/',
        // The number in a stale postmaster.pid may by now be some other program's. We know that
        // it is no server of this cluster; this variable makes PostgreSQL pass over it and go on
        // to its own check for survivors in shared memory.
        env: cleanEnvironment(stale === undefined ? {} : { PG_GRANDPARENT_PID: String(stale.pid) }),
        // Not a pipe: the server outlives a killed Huiyin and must still be able to write.
        stdio: ['ignore', output, output],
        // A group and session of its own: Ctrl-C reaches Huiyin only, which drains first.
        detached: true,
      },
    );
  } finally {
    closeSync(output);
  }
  const exited = new Promise<ServerExit>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const tail = () => readFileSync(logFile).subarray(start).toString().slice(-8000);
  const isReady = await waitUntilReady(child, home.cluster, exited, log);
  if (!isReady) return { output: tail() };
  const pid = child.pid ?? 0;
  return { server: { pid, exited, stop: () => stop(child, exited, log) } };
}

/** False if the server ended instead. Rejects if it could not be spawned. */
async function waitUntilReady(
  child: ChildProcess,
  cluster: string,
  exited: Promise<ServerExit>,
  log: (line: string) => void,
): Promise<boolean> {
  const started = performance.now();
  let reported = started;
  for (;;) {
    const end = await Promise.race([exited, sleep(5)]);
    if (end !== undefined) return false;
    const file = await readPostmasterFile(cluster);
    if (file?.pid === child.pid && file?.status === 'ready') return true;
    if (performance.now() - reported < 5_000) continue;
    reported = performance.now();
    const seconds = Math.round((reported - started) / 1000);
    log(`The database is still starting, perhaps recovering, after ${seconds} s`);
  }
}

/**
 * Lets clients leave for a second: the end of a pool resolves before its last goodbye has been
 * read, and a client cut off then throws where nobody listens. Then a fast shutdown; if that takes
 * over a minute, one that needs recovery; then by force.
 */
async function stop(
  child: ChildProcess,
  exited: Promise<ServerExit>,
  log: (line: string) => void,
): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', 1_000],
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    if (signal === 'SIGQUIT' || signal === 'SIGKILL')
      log(`The database does not stop; sending ${signal}`);
    child.kill(signal);
    const timer = new AbortController();
    const end = await Promise.race([
      exited,
      sleep(patience, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
    if (end !== undefined) return;
  }
}

const largestLog = 5_000_000;

/** Keeps one former log, and returns the length of the current one. */
function rotate(file: string): number {
  try {
    const { size } = statSync(file);
    if (size < largestLog) return size;
    renameSync(file, `${file}.1`);
    return 0;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
