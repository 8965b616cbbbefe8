import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const modules = join(root, 'node_modules');
export const projectNode = join(modules, 'node', 'bin', 'node');

/**
 * Told of every child, so that the lock can outlive a killed parent whose npm still runs.
 * @type {{ listener: (pid: number) => void }}
 */
export const childStarted = { listener: () => {} };

/**
 * Runs a program with our own input and output. Resolves to its exit code, or to undefined when it
 * could not be started.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number | undefined>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: 'inherit',
    });
    if (child.pid !== undefined) childStarted.listener(child.pid);
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs npm under the machine's own Node. Ours lies in node_modules, which `npm ci` deletes while it
 * runs, so it is taken off the path for it.
 * @param {string[]} args
 * @param {string} [cwd]
 */
export function npm(args, cwd = root) {
  const path = outsidePath();
  const env = { ...process.env, PATH: path.join(delimiter) };
  const cli = process.env['npm_execpath'];
  const node = firstOn(path, 'node');
  if (node !== undefined && cli?.endsWith('npm-cli.js') && !cli.startsWith(modules + sep)) {
    return run(node, [cli, ...args], { cwd, env });
  }
  return run('npm', args, { cwd, env });
}

export function outsidePath() {
  const entries = (process.env['PATH'] ?? '').split(delimiter);
  return entries.filter((entry) => entry !== '' && !entry.startsWith(modules + sep));
}

/**
 * @param {string[]} path
 * @param {string} program
 */
export function firstOn(path, program) {
  return path.map((folder) => join(folder, program)).find(isExecutable);
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
