import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { kill } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leafHash } from '../tlog/hash.ts';
import { checkTenant } from './check/index.ts';
import { startEmbedded, type Embedded } from './embedded/index.ts';
import { testFolder } from './embedded/testing.ts';
import type { Store } from './store.ts';
import { add, openToyStore, system, TENANT, toyParts } from './testing.ts';

let folder: string;
let embedded: Embedded;
let store: Store;
let pool: pg.Pool;
let close: () => Promise<void>;

// A server of its own with fsync: it is going to be killed.
beforeAll(async () => {
  folder = await testFolder();
  embedded = await startEmbedded({ dataDir: join(folder, 'data') });
  ({ store, pool, close } = await openToyStore(embedded.connection));
});

afterAll(async () => {
  await close();
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What is answered while `disturb` runs, by index. */
async function underLoad(disturb: () => Promise<void>) {
  const answered = new Map<number, string>();
  const failed: unknown[] = [];
  let isOver = false;
  const work = async () => {
    while (!isOver) {
      const command = add(`toy/c${Math.floor(Math.random() * 4)}`, 1, { text: 'some words' });
      try {
        const answer = await store.commit(TENANT, { actor: system, command });
        if ('events' in answer)
          answered.set(answer.receipt?.index ?? -1, answer.receipt?.leafHash ?? '');
        else failed.push(answer);
      } catch (error) {
        failed.push(error);
      }
    }
  };
  const workers = Array.from({ length: 32 }, work);
  await sleep(30 + Math.random() * 120);
  await disturb();
  await sleep(50);
  isOver = true;
  await Promise.all(workers);
  return { answered, failed };
}

/** All that was answered is there, once: every command was answered, so the log has no more. */
let total = 0;
async function expectAll(answered: ReadonlyMap<number, string>) {
  total += answered.size;
  expect((await store.logs.head(TENANT))?.size).toBe(total);
  const { rows } = await pool.query<{ index: string; leaf: string }>(
    'select index, leaf from event where index = any($1::bigint[])',
    [[...answered.keys()]],
  );
  const stored = new Map(
    rows.map((row) => [Number(row.index), leafHash(row.leaf).toString('base64')]),
  );
  expect([...answered].filter(([index, hash]) => stored.get(index) !== hash)).toEqual([]);
  const { findings } = await checkTenant({ pool, parts: toyParts, tenant: TENANT });
  expect(findings).toEqual([]);
}

test('the writing backend is killed, and the server recovers while commands wait', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { answered, failed } = await underLoad(async () => {
      const admin = new pg.Client(embedded.connection);
      admin.on('error', () => undefined);
      await admin.connect();
      const { rows } = await admin.query<{ pid: number }>(
        `select pid from pg_stat_activity where query ~ 'commit|event' and pid <> pg_backend_pid()`,
      );
      for (const { pid } of rows.slice(0, 1)) kill(pid, 'SIGKILL');
      await admin.end().catch(() => undefined);
    });
    expect(failed).toEqual([]);
    expect(answered.size).toBeGreaterThan(0);
    await expectAll(answered);
  }
}, 120_000);

test('the whole server is killed and started again, and commands wait for it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { answered, failed } = await underLoad(async () => {
      kill(embedded.serverPid, 'SIGKILL');
      await embedded.exited;
      await embedded.stop();
      embedded = await startEmbedded({ dataDir: join(folder, 'data') });
    });
    expect(failed).toEqual([]);
    expect(answered.size).toBeGreaterThan(0);
    await expectAll(answered);
  }
}, 180_000);
