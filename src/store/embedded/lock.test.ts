import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataFolderInUse } from './errors.ts';
import { lockFolder } from './lock.ts';
import { scratchFolder } from './testing-fixture.ts';

test('a lock keeps out a second one until it is released', async () => {
  const folder = await scratchFolder();
  const first = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(DataFolderInUse);
  first.release();
  first.release();
  lockFolder(folder).release();
});

test('what a dead process left behind is no lock, even under the id of a living one', async () => {
  const folder = await scratchFolder();
  const source = join(import.meta.dirname, 'lock.ts');
  const script = `import { lockFolder } from ${JSON.stringify(source)};
    lockFolder(${JSON.stringify(folder)});
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(child.signal).toBe('SIGKILL');
  expect(await readFile(join(folder, 'huiyin.holder'), 'utf8')).toBe(`${child.pid}\n`);
  await writeFile(join(folder, 'huiyin.holder'), `${process.ppid}\n`);
  lockFolder(folder).release();
});

test('a holder that does not say who it is still holds', async () => {
  const folder = await scratchFolder();
  const lock = lockFolder(folder);
  await writeFile(join(folder, 'huiyin.holder'), 'nobody knows');
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ pid: undefined }));
  lock.release();
});

test('a file that is not a lock is named, not overwritten', async () => {
  const folder = await scratchFolder();
  const file = join(folder, 'huiyin.lock');
  await writeFile(file, 'minutes of the meeting\n'.repeat(100));
  expect(() => lockFolder(folder)).toThrow(/huiyin\.lock/);
  expect(await readFile(file, 'utf8')).toContain('minutes');
});
