import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { isRoot } from './account.ts';
import { EmbeddedError, startEmbedded } from './index.ts';
import type { Connection } from './index.ts';
import { afterwards, query, scratchFolder, start } from './testing-fixture.ts';

const execute = promisify(execFile);

test('a disk that is full from the beginning is called full', async () => {
  const disk = await smallDisk('20m');
  if (disk === undefined) return expectUnwritable();
  const error = await startEmbedded({ dataDir: join(disk, 'data') }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(EmbeddedError);
  expect(error).toMatchObject({ code: 'disk-full' });
  expect((error as EmbeddedError).message).not.toContain('\n');
  expect((error as EmbeddedError).detail).toMatch(/No space left on device|Check free disk space/);
});

test('a disk that fills up loses nothing that was committed', { timeout: 240_000 }, async () => {
  const disk = await smallDisk('90m');
  if (disk === undefined) return expectUnwritable();
  const dataDir = join(disk, 'data');
  const first = await start({ dataDir, durable: true });
  await query(first.connection, 'create table filling (n int, filler text)');
  const committed = await fill(first.connection);
  expect(committed).toBeGreaterThan(0);
  await first.stop();

  // Full as it is, it either starts, or says why it can't.
  const again = await startEmbedded({ dataDir }).catch((error: unknown) => error);
  if (again instanceof Error) expect(again).toMatchObject({ code: 'disk-full' });
  else await (again as Awaited<ReturnType<typeof startEmbedded>>).stop();

  await execute('mount', ['-o', 'remount,size=400m', disk]);
  const last = await start({ dataDir, durable: true });
  const rows = await query(last.connection, 'select count(distinct n)::int as n from filling');
  // The insert that failed may have got through all the same: its outcome was never answered.
  expect([committed, committed + 1]).toContain((rows[0] as { n: number }).n);
});

test('a folder that can not be written to is refused with a sentence', expectUnwritable);

async function expectUnwritable(): Promise<void> {
  const folder = await scratchFolder();
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const places = [join(file, 'data')];
  const readOnly = isRoot() ? await smallDisk('1m') : join(folder, 'read-only');
  if (readOnly !== undefined) {
    await mkdir(readOnly, { recursive: true });
    if (isRoot()) await execute('mount', ['-o', 'remount,ro', readOnly]);
    else await chmod(readOnly, 0o500);
    places.push(readOnly, join(readOnly, 'data'));
  }
  for (const dataDir of places) {
    const error = await startEmbedded({ dataDir }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(EmbeddedError);
    expect(error).toMatchObject({ code: 'cannot-write' });
    expect((error as Error).message).toContain('HUIYIN_DATA');
  }
}

/** undefined where we may not mount one: not root, or a container without that right. */
async function smallDisk(size: string): Promise<string | undefined> {
  if (!isRoot()) return undefined;
  const disk = join(await scratchFolder(), 'disk');
  await mkdir(disk);
  try {
    await execute('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', disk]);
  } catch {
    return undefined;
  }
  afterwards(() => execute('umount', [disk]));
  return disk;
}

/** Commits rows of 1 MB, one by one, until the disk is full; returns how many were answered. */
async function fill(connection: Connection): Promise<number> {
  await query(connection, 'alter table filling alter column filler set storage external');
  const row = `select string_agg(md5(random()::text), '') from generate_series(1, 32768)`;
  for (let n = 0; n < 500; n += 1) {
    const insert = `insert into filling values (${n}, (${row}))`;
    const failed = await query(connection, insert).then(
      () => false,
      () => true,
    );
    if (failed) return n;
  }
  throw new Error('the disk did not fill up');
}
