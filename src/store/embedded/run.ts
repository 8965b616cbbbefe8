import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

export type Outcome = { status: number | undefined; output: string };

/**
 * The environment of every PostgreSQL program. Nothing of Huiyin's own goes in: settings and
 * secrets of the server process are none of the database's, and PG* variables would change it.
 */
export function cleanEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...extra };
}

/** Node's spawn options for a program that runs as the account (undefined: as ourselves). */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/**
 * Runs a program to its end and collects what it printed. `status` is undefined when a signal
 * ended it. Rejects only when it could not be started at all.
 */
export function run(program: string, args: string[], account?: Account): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...asAccount(account),
      cwd: '/',
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? undefined, output }));
  });
}
