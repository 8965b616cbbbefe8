import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRoot, serverAccount } from './account.ts';
import { findBinaries, usableBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { run } from './run.ts';
import { scratchFolder } from './testing-fixture.ts';

test('the installed binaries are found, with their version', async () => {
  const binaries = await findBinaries();
  const { output } = await run(join(binaries.folder, 'bin', 'postgres'), ['--version']);
  expect(output).toContain(`(PostgreSQL) ${binaries.major}.`);
  expect(binaries.version.startsWith(`${binaries.major}.`)).toBe(true);
});

test('links are made where npm ran no install scripts', async () => {
  const installed = await packageWithoutLinks(await scratchFolder());
  const usable = await usableBinaries(installed, await scratchFolder(), await account());
  expect(usable).toEqual(installed);
  const library = join(installed.folder, 'lib', await soname(installed));
  expect((await lstat(library)).isSymbolicLink()).toBe(true);
});

test('binaries that the server can not use where they are get copied once', async () => {
  const folder = await scratchFolder();
  const installed = await packageWithoutLinks(folder);
  // Root: closed to the server's account. Anybody else: no links, and no right to make them.
  const closed = isRoot() ? folder : join(installed.folder, 'lib');
  await chmod(closed, isRoot() ? 0o700 : 0o500);
  const shelter = join(await scratchFolder(), 'system');
  const usable = await usableBinaries(installed, shelter, await account());
  expect(usable.folder).toBe(join(shelter, `postgres-${installed.version}`));
  const made = await stat(usable.folder);
  const again = await usableBinaries(installed, shelter, await account());
  expect(again).toEqual(usable);
  expect((await stat(again.folder)).ctimeMs).toBe(made.ctimeMs);
  expect(await readdir(shelter)).toEqual([`postgres-${installed.version}`]);
  await chmod(closed, 0o700);
});

test('binaries that this system can not run are reported, with the way out', async () => {
  const installed = await packageWithoutLinks(await scratchFolder());
  const program = join(installed.folder, 'bin', 'postgres');
  await rm(program);
  await writeFile(program, '\x7fELF of another world', { mode: 0o755 });
  const refusal = usableBinaries(installed, await scratchFolder(), await account());
  await expect(refusal).rejects.toMatchObject({ code: 'no-binaries' });
  await expect(refusal).rejects.toThrow('DATABASE_URL');
});

async function account() {
  const folder = await scratchFolder();
  return isRoot() ? serverAccount(folder, join(folder, 'data')) : undefined;
}

async function packageWithoutLinks(folder: string): Promise<Binaries> {
  const installed = await findBinaries();
  const native = join(folder, 'native');
  await linkFiles(installed.folder, native);
  return { ...installed, folder: native };
}

/** As npm unpacks it: plain files and no symbolic links. */
async function linkFiles(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkFiles(source, target);
    else if (entry.isFile()) await link(source, target).catch(() => copyFile(source, target));
  }
}

/** A library that the server loads by the name of a link. */
async function soname(binaries: Binaries): Promise<string> {
  const names = await readdir(join(binaries.folder, 'lib'));
  const name = names.find((candidate) => /^libicuuc.*\d$/.test(candidate));
  return name ?? 'libicuuc.so.60';
}
