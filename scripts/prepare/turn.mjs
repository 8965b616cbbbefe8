import { hostname } from 'node:os';
import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './run.mjs';
import { say } from './say.mjs';

// Outside node_modules, which `npm ci` deletes.
const lockFile = join(root, '.prepare.lock');
const heartbeatMs = 2_000;
const staleMs = 30_000;

/**
 * Runs `work` while no other preparation of this checkout is running; waits for its turn. The
 * holder touches its file every two seconds, so a file that is 30 s old, or whose process on this
 * machine is gone, was left behind by a kill and is taken over.
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
    const file = openSync(lockFile, 'wx');
    writeSync(file, mark);
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
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
  return read()?.text === mark;
}

function isLeftBehind() {
  const found = read();
  if (found === undefined) return false;
  if (found.age > staleMs) return true;
  const [host, pid] = found.text.split(' ');
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function touch() {
  const now = new Date();
  if (isOurs()) utimesSync(lockFile, now, now);
}

function release() {
  if (isOurs()) rmSync(lockFile, { force: true });
}
