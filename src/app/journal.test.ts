import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalFolder, openJournal, readJournal } from './journal.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyin-journal-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const erasure = (index: number) =>
  ({ tenant: 'a', index, part: 'text', at: '2026-11-24T09:00:00Z' }) as const;

test('what is not there is empty', async () => {
  expect(await readJournal(join(folder, 'none'))).toEqual({ erasures: [], published: new Map() });
});

test('erasures and the newest checkpoints outlive the process', async () => {
  const journal = await openJournal(folder);
  await Promise.all([journal.onErase([erasure(1), erasure(2)]), journal.onErase([erasure(7)])]);
  for (let n = 0; n < 50; n += 1) journal.onPublish('a', `note ${String(n)}`);
  journal.onPublish('b', 'another');
  await journal.close();
  const { erasures, published } = await readJournal(journalFolder(folder));
  expect(erasures.map(({ index }) => index)).toEqual([1, 2, 7]);
  expect([...published]).toEqual([
    ['a', { note: 'note 49' }],
    ['b', { note: 'another' }],
  ]);
});

test('a line that a crash cut off is skipped, and the next one stands whole', async () => {
  const file = join(journalFolder(folder), 'erasures.ndjson');
  await appendFile(file, '{"tenant":"a","ind');
  const journal = await openJournal(folder);
  await journal.onErase([erasure(9)]);
  await journal.close();
  expect((await readFile(file, 'utf8')).endsWith('\n')).toBe(true);
  const { erasures } = await readJournal(journalFolder(folder));
  expect(erasures.map(({ index }) => index)).toEqual([1, 2, 7, 9]);
});

test('after a restore, erasures of entries that are no more are void', async () => {
  const journal = await openJournal(folder);
  await journal.onRestore('a', 5);
  await journal.onErase([erasure(6)]);
  await journal.close();
  const { erasures } = await readJournal(journalFolder(folder));
  expect(erasures.map(({ index }) => index)).toEqual([1, 2, 6]);
});
