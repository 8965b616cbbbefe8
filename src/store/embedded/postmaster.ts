import { readFile, readlink, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedError } from './errors.ts';
import { run } from './run.ts';

/** What `postmaster.pid` of a cluster says; `status` is `ready` once it takes connections. */
export type PostmasterFile = { pid: number; status: string };

/** undefined: no server has run here since the last clean stop. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, status: (lines[7] ?? '').trim() };
}

/**
 * Whether this process is a PostgreSQL server that runs on this cluster. The number alone proves
 * nothing: after a restart of the machine it may be anybody's. A zombie is no server.
 */
export async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { output } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return output.includes(`postgres -D ${cluster} `);
  }
  try {
    const folder = await readlink(`/proc/${pid}/cwd`);
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    const program = basename(command.split('\0')[0] ?? '');
    return program === 'postgres' && folder === (await realpath(cluster));
  } catch {
    return false;
  }
}

/**
 * Stops the server that an earlier Huiyin left behind, as cleanly as it lets us: a fast shutdown
 * (running transactions are rolled back, as their client is gone) and, after `patience`
 * milliseconds, an immediate one, from which the next start recovers.
 * The caller holds the folder's lock, so no living Huiyin uses this server.
 */
export async function stopOrphan(cluster: string, patience = 60_000): Promise<number | undefined> {
  const file = await readPostmasterFile(cluster);
  if (file === undefined || !(await isPostmasterOf(file.pid, cluster))) return undefined;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(file.pid, signal);
    const deadline = performance.now() + patience;
    while (performance.now() < deadline) {
      if (!(await isPostmasterOf(file.pid, cluster))) return file.pid;
      await sleep(10);
    }
  }
  throw new EmbeddedError(
    'start-failed',
    `A database left by an earlier run (process ${file.pid}) does not stop. End it and start again.`,
  );
}
