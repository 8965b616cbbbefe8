import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCheckpoint } from '../tlog/checkpoint.ts';
import { leafHash } from '../tlog/hash.ts';
import { noteVerifier } from '../tlog/note.ts';
import { checkConsistency } from '../tlog/proof.ts';
import { checkTenant } from './check/index.ts';
import { testDatabase, type TestDatabase } from './embedded/testing.ts';
import type { Store } from './store.ts';
import { openToyStore, TENANT, toyParts } from './testing.ts';

let db: TestDatabase;
let store: Store;
let pool: pg.Pool;
let close: () => Promise<void>;

beforeAll(async () => {
  db = await testDatabase();
  ({ store, pool, close } = await openToyStore(db.connectionConfig));
});

afterAll(async () => {
  await close();
  await db.drop();
});

/** Starts a loader; `answered` fills with what it says was answered. */
function load(more: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, TEST_DATABASE: JSON.stringify(db.connectionConfig), ...more };
  const child: ChildProcess = spawn(
    process.execPath,
    [new URL('testing-load.ts', import.meta.url).pathname],
    { env, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const answered = new Map<number, string>();
  const failed: string[] = [];
  if (!child.stdout) throw new Error('no pipe');
  const lines = createInterface(child.stdout);
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line === 'ready') resolve();
      if (line.startsWith('failed')) failed.push(line);
      const [, index, hash] = /^(\d+) (\S+)$/.exec(line) ?? [];
      if (index !== undefined && hash !== undefined) answered.set(Number(index), hash);
    });
  });
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]);
  const begin = () => child.stdin?.write('go\n');
  return { child, answered, failed, ready, begin, ended };
}

async function expectAll(answered: ReadonlyMap<number, string>) {
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

async function checkpoint() {
  const { origin, vkey } = (await store.tenant(TENANT))!;
  const key = noteVerifier(vkey);
  if (!key.ok) throw new Error(key.error);
  const opened = openCheckpoint((await store.logs.checkpoint(TENANT))!, { origin, key: key.value });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value.checkpoint;
}

// Put the lock and the read of the streams into one statement (`with locked as (select … for
// update) select … from locked left join stream …`) and about eighty of these commands fail: a
// process that waited for the lock decides on states from before its wait, and its events break on
// unique (tenant, stream, seq). It was tried.
test('two processes on the same streams keep one gapless log with right states', async () => {
  const two = [load({ COUNT: '1500' }), load({ COUNT: '1500' })];
  await Promise.all(two.map(({ ready }) => ready));
  for (const { begin } of two) begin();
  await Promise.all(two.map(({ ended }) => ended));
  expect(two.flatMap(({ failed }) => failed)).toEqual([]);
  const [a, b] = two.map(({ answered }) => answered);
  expect(a!.size).toBeGreaterThan(1000);
  expect(b!.size).toBeGreaterThan(1000);
  expect([...a!.keys()].filter((index) => b!.has(index))).toEqual([]);
  const head = await store.logs.head(TENANT);
  expect(a!.size + b!.size).toBe(head?.size);
  // They did take turns, rather than one after the other.
  const turns = [...a!.keys()].sort((x, y) => x - y).filter((i, n, all) => all[n - 1] !== i - 1);
  expect(turns.length).toBeGreaterThan(5);
  await expectAll(new Map([...a!, ...b!]));
});

test('killed at any moment, twenty times: what was answered is there and the log never forks', async () => {
  const all = new Map<number, string>();
  for (let round = 0; round < 20; round += 1) {
    const before = await checkpoint();
    const { child, answered, ready, begin, ended } = load({ STREAMS: '3' });
    await ready;
    begin();
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 150));
    child.kill('SIGKILL');
    await ended;
    for (const [index, hash] of answered) all.set(index, hash);
    const restarted = await openToyStore(db.connectionConfig);
    await restarted.close();
    const after = await checkpoint();
    expect(after.size).toBe((await store.logs.head(TENANT))?.size);
    const proof = await store.logs.consistencyProof(TENANT, before.size, after.size);
    expect(checkConsistency(before.size, before.root, after.size, after.root, proof!)).toEqual({
      ok: true,
    });
  }
  expect(all.size).toBeGreaterThan(200);
  await expectAll(all);
}, 120_000);
