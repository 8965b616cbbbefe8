import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openTestTown, report, TOWN } from '../http/testing.ts';
import { phonePhoto } from '../http/photos/testing.ts';
import { dump } from '../store/backup/index.ts';
import { checkTenant } from '../store/check/index.ts';
import { testDatabase } from '../store/embedded/testing.ts';
import { domainParts } from '../store/index.ts';
import { journalFolder, openJournal, readJournal } from './journal.ts';
import { restore } from './restore.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: console.error };

test('photos come back with a backup, but for those that were erased since', async () => {
  await using stack = new AsyncDisposableStack();
  const town = stack.adopt(await openTestTown(), (each) => each.close());
  const folder = stack.adopt(await mkdtemp(join(tmpdir(), 'huiyin-photos-')), (each) =>
    rm(each, { recursive: true, force: true }),
  );
  const raise = async (seed: number) => {
    const sent = await town.app.inject({
      method: 'POST',
      url: `/api/v1/${TOWN}/uploads`,
      headers: { 'content-type': 'image/jpeg' },
      payload: await phonePhoto(seed, 300, 200),
    });
    const { id } = sent.json<{ id: string }>();
    await town.call(undefined, 'POST', 'problems', { ...report, photos: [id] });
    return id;
  };
  const [kept, gone] = [await raise(1), await raise(2)];
  const pieces: string[] = [];
  for await (const piece of dump(town.pool, Date.now())) pieces.push(piece);

  const known = stack.adopt(await openJournal(join(folder, 'old')), (each) => each.close());
  const { rows } = await town.pool.query<{ index: number }>(
    'select index::int from evidence where id = $1',
    [gone],
  );
  const index = rows[0]?.index ?? -1;
  const at = '2026-11-24T10:00:00Z';
  await known.onErase([{ tenant: TOWN, index, part: 'photos', at }]);

  const target = stack.adopt(await testDatabase(), (each) => each.drop());
  const pool = stack.adopt(new pg.Pool({ ...target.connectionConfig, pipeline: true }), (each) =>
    each.end(),
  );
  const journal = stack.adopt(await openJournal(join(folder, 'new')), (each) => each.close());
  async function* lines() {
    yield* pieces.join('').split('\n').slice(0, -1);
  }
  const restored = await restore({
    ...{ pool, journal, log: quiet, secret: Buffer.alloc(32, 9), lines: lines() },
    known: await readJournal(journalFolder(join(folder, 'old'))),
    sameOrigin: true,
  });
  expect(restored.erased).toBe(1);
  const left = await pool.query<{ id: string }>('select id from evidence');
  expect(left.rows).toEqual([{ id: kept }]);
  const bytes = (from: pg.Pool) => from.query('select image from evidence where id = $1', [kept]);
  expect((await bytes(pool)).rows).toEqual((await bytes(town.pool)).rows);
  const { findings } = await checkTenant({ pool, parts: domainParts, tenant: TOWN });
  expect(findings).toEqual([]);
});
