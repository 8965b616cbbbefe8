import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const scripts = resolve(import.meta.dirname);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyin-prepare-'));
  await cp(join(scripts, 'prepare'), join(folder, 'scripts', 'prepare'), { recursive: true });
  await writeFile(
    join(folder, 'worker.mjs'),
    `import { appendFileSync } from 'node:fs';
     import { setTimeout as wait } from 'node:timers/promises';
     import { whileAlone } from './scripts/prepare/turn.mjs';
     await whileAlone(async () => {
       appendFileSync('record', 'begin ' + process.pid + '\\n');
       await wait(Number(process.argv[2]));
       appendFileSync('record', 'end ' + process.pid + '\\n');
     });`,
  );
});

afterEach(() => rm(folder, { recursive: true }));

function startWorker(ms: number) {
  return spawn(process.execPath, ['worker.mjs', String(ms)], { cwd: folder, stdio: 'ignore' });
}

const record = async () => (await readFile(join(folder, 'record'), 'utf8')).trim().split('\n');

test('preparations of one checkout take turns', async () => {
  const workers = [1, 2, 3, 4].map(() => startWorker(100));
  const codes = await Promise.all(workers.map((worker) => once(worker, 'exit')));
  expect(codes.map(([code]) => code as unknown)).toEqual([0, 0, 0, 0]);
  const lines = await record();
  expect(lines).toHaveLength(8);
  for (let at = 0; at < lines.length; at += 2) {
    expect(lines[at + 1]).toBe(lines[at]!.replace('begin', 'end'));
  }
  expect(await readdir(folder)).not.toContain('.prepare.lock');
});

test('a turn left behind by a kill is taken over', async () => {
  const killed = startWorker(60_000);
  while (!(await readdir(folder)).includes('record')) await new Promise((go) => setTimeout(go, 20));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(await readdir(folder)).toContain('.prepare.lock');
  const [code] = (await once(startWorker(0), 'exit')) as [number];
  expect(code).toBe(0);
  expect((await record()).at(-1)).toMatch(/^end /);
});
