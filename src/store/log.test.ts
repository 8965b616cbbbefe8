import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBundle } from '../tlog/bundle.ts';
import { openCheckpoint } from '../tlog/checkpoint.ts';
import { leafHash } from '../tlog/hash.ts';
import { noteVerifier } from '../tlog/note.ts';
import { checkConsistency, checkInclusion, rootAt } from '../tlog/proof.ts';
import { TILE_WIDTH, tilesBetween } from '../tlog/tile.ts';
import { testDatabase, type TestDatabase } from './embedded/testing.ts';
import { readerOf } from './log.ts';
import type { Store } from './store.ts';
import { add, openToyStore, system, TENANT } from './testing.ts';

const SIZE = 700;
let db: TestDatabase;
let store: Store;
let pool: pg.Pool;
let close: () => Promise<void>;

beforeAll(async () => {
  db = await testDatabase();
  ({ store, pool, close } = await openToyStore(db.connectionConfig, { batchSize: 90 }));
  const commands = Array.from({ length: SIZE }, (_, i) => add(`toy/${i % 9}`, i));
  await Promise.all(commands.map((command) => store.commit(TENANT, { actor: system, command })));
});

afterAll(async () => {
  await close();
  await db.drop();
});

async function published() {
  const { origin, vkey } = (await store.tenant(TENANT))!;
  const key = noteVerifier(vkey);
  const note = await store.logs.checkpoint(TENANT);
  if (!key.ok || note === undefined) throw new Error('no key or no note');
  const opened = openCheckpoint(note, { origin, key: key.value });
  if (!opened.ok) throw new Error(opened.error);
  return opened.value.checkpoint;
}

test('the checkpoint is the signed head', async () => {
  await expect.poll(async () => (await published()).size).toBe(SIZE);
  const head = await store.logs.head(TENANT);
  expect((await published()).root).toEqual(head?.root);
});

test('every tile, full or partial, of every size is served, and nothing beyond', async () => {
  for (const size of [1, 255, 256, 257, 600, SIZE]) {
    for (const { level, index, width } of tilesBetween(0, size)) {
      const bytes = await store.logs.tile(TENANT, level, index, width);
      expect(bytes?.length).toBe(width * 32);
    }
  }
  const { logs } = store;
  expect(await logs.tile(TENANT, 0, 2, 189)).toBeUndefined();
  expect(await logs.tile(TENANT, 0, 3, 1)).toBeUndefined();
  expect(await logs.tile(TENANT, 0, -1)).toBeUndefined();
  expect(await logs.tile(TENANT, 64, 0)).toBeUndefined();
  expect(await logs.tile('nobody', 0, 0)).toBeUndefined();
  expect(await logs.entries(TENANT, 2, 189)).toBeUndefined();
});

test('entries hash to the tiles of their level', async () => {
  for (const [index, width] of [
    [0, 256],
    [1, 256],
    [2, 188],
    [2, 3],
  ] as const) {
    const bundle = parseBundle((await store.logs.entries(TENANT, index, width))!, width);
    if (!bundle.ok) throw new Error(bundle.error);
    const tile = await store.logs.tile(TENANT, 0, index, width);
    expect(Buffer.concat(bundle.value.map((entry) => leafHash(entry)))).toEqual(tile);
  }
});

test('proofs lead to the roots of any size', async () => {
  const reader = readerOf(pool, TENANT);
  const root = (size: number) => rootAt(size, reader);
  for (const [index, size] of [
    [0, 1],
    [0, SIZE],
    [255, 256],
    [256, 257],
    [SIZE - 1, SIZE],
    [300, 513],
  ] as const) {
    const tile = await store.logs.tile(
      TENANT,
      0,
      Math.floor(index / TILE_WIDTH),
      (index % 256) + 1,
    );
    const proof = await store.logs.inclusionProof(TENANT, index, size);
    const leaf = tile!.subarray((index % 256) * 32);
    expect(checkInclusion(leaf, index, size, proof!, await root(size))).toEqual({ ok: true });
  }
  for (const old of [0, 1, 256, 511, SIZE]) {
    const proof = await store.logs.consistencyProof(TENANT, old, SIZE);
    expect(checkConsistency(old, await root(old), SIZE, await root(SIZE), proof!)).toEqual({
      ok: true,
    });
  }
  expect(await store.logs.inclusionProof(TENANT, 0, SIZE + 1)).toBeUndefined();
  expect(await store.logs.inclusionProof(TENANT, SIZE, SIZE)).toBeUndefined();
  expect(await store.logs.consistencyProof(TENANT, 9, 8)).toBeUndefined();
});

test('a checkpoint goes up only, and a start publishes what a crash kept back', async () => {
  const { rows } = await pool.query<{ note: string }>('select note from checkpoint');
  await pool.query('update checkpoint set size = 5');
  const again = await openToyStore(db.connectionConfig);
  expect((await published()).size).toBe(SIZE);
  await pool.query('update checkpoint set size = $1', [SIZE + 1]);
  const third = await openToyStore(db.connectionConfig);
  expect((await pool.query('select size, note from checkpoint')).rows).toEqual([
    { size: String(SIZE + 1), note: rows[0]?.note },
  ]);
  await again.close();
  await third.close();
});
