import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { childStarted, root } from './run.mjs';
import { say } from './say.mjs';

// Outside node_modules, which `npm ci` deletes.
const lockFile = join(root, '.prepare.lock');
const heartbeatMs = 2_000;
const staleMs = 60_000;

/**
 * Runs `work` while no other preparation of this checkout is running; waits for its turn. The
 * holder touches its file every two seconds; a file that is a minute old, or whose process and npm on
 * this machine are gone, was left behind by a kill and is taken over.
 * @param {() => Promise<void>} work
 */
export async function whileAlone(work) {
  let contended = false;
  while (!take()) {
    if (isLeftBehind()) {
      rmSync(lockFile, { force: true });
    } else if (!contended) {
      say('另一个进程正在准备，请稍候……', 'Another process is preparing; waiting for it…');
    }
    contended = true;
    await wait(100 + Math.random() * 200);
  }
  // Two waiters may both have seen the same old file, and the slower one then deleted the new file
  // of the quicker. The pause above makes that unlikely; this look makes it harmless.
  if (contended) await wait(400);
  if (!isOurs()) return whileAlone(work);
  const heartbeat = setInterval(touch, heartbeatMs);
  childStarted.listener = (pid) => writeFileSync(lockFile, `${mark} ${pid}`);
  process.once('exit', release);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => process.exit(1));
  }
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    release();
  }
}

const mark = `${hostname()} ${process.pid}`;

function take() {
  try {
    writeFileSync(lockFile, mark, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function read() {
  try {
    return { text: readFileSync(lockFile, 'utf8'), age: Date.now() - statSync(lockFile).mtimeMs };
  } catch {
    return undefined;
  }
}

function isOurs() {
  return `${read()?.text} `.startsWith(`${mark} `);
}

function isLeftBehind() {
  const found = read();
  if (found === undefined) return false;
  const [host, ...pids] = found.text.split(' ');
  if (found.age > staleMs) return true;
  return host === hostname() && pids.length > 0 && !pids.some(isAlive);
}

/** @param {string} pid */
function isAlive(pid) {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function touch() {
  const now = new Date();
  if (isOurs()) utimesSync(lockFile, now, now);
}

function release() {
  // Told to end while npm still runs: the file stays until npm is gone too.
  const [, , child] = read()?.text.split(' ') ?? [];
  if (child !== undefined && isAlive(child)) return;
  if (isOurs()) rmSync(lockFile, { force: true });
}
