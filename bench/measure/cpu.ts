import { readdir, readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second (USER_HZ), whatever the kernel's own clock. */
const TICKS = 100;

/**
 * Seconds of processor time that a process and its children, ended ones too, have used. It hangs
 * less than the clock does on what else the machine is doing. NaN where there is no /proc.
 */
export async function cpuSeconds(pid: number): Promise<number> {
  const own = await statOf(pid);
  if (!own) return Number.NaN;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const others = await Promise.all(pids.map(statOf));
  const children = others.filter((other) => other?.parent === pid);
  const ticks = [own, ...children].reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0);
  return ticks / TICKS;
}

// proc(5), /proc/pid/stat: ppid is field 4; utime, stime, cutime, cstime are 14 to 17.
async function statOf(pid: number): Promise<{ parent: number; ticks: number } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name before it, in parentheses, may hold spaces.
  const fields = text
    ?.slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  if (!fields) return undefined;
  const ticks = fields.slice(11, 15).reduce((sum, n) => sum + n, 0);
  return { parent: fields[1] ?? 0, ticks };
}
