import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../../kernel/decider.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { add, done, openToyStore, system, TENANT, toyParts } from '../testing.ts';
import { checkTenant } from './index.ts';

let db: TestDatabase;
let opened: Awaited<ReturnType<typeof openToyStore>>;
let pool: pg.Pool;

const ENTRIES = 16_700;

beforeAll(async () => {
  db = await testDatabase();
  opened = await openToyStore(db.connectionConfig);
  pool = opened.pool;
  const commit = (command: Command) => opened.store.commit(TENANT, { actor: system, command });
  done(await commit(openUnit('u1')));
  done(await commit(openUnit('u2', 'u1')));
  done(await commit(openUnit('u3', 'u1')));
  // A stream that comes to be hidden, one that always is, and a unit that nobody knows.
  done(await commit({ stream: 'toy/secret', name: 'hide', data: {} }));
  done(await commit(add('toy/secret', 5, { unit: 'u2' })));
  done(await commit({ stream: 'toy/quiet', name: 'whisper', data: { n: 3 } }));
  done(await commit(add('toy/lost', 4, { unit: 'unheard-of' })));
  const commands = Array.from({ length: ENTRIES }, (_, i) =>
    add(`toy/s${String(i % 500)}`, 1, { unit: i % 2 === 0 ? 'u2' : 'u3' }),
  );
  await Promise.all(commands.map(commit));
  done(
    await commit({ stream: 'people/all', name: 'move-unit', data: { unit: 'u3', parent: 'u2' } }),
  );
  await opened.store.close();
}, 240_000);

afterAll(async () => {
  await opened.close();
  await db.drop();
});

function openUnit(unit: string, parent?: string): Command {
  const place = parent === undefined ? {} : { parent };
  const data = { unit, kind: 'department', names: { zh: unit }, ...place };
  return { stream: 'people/all', name: 'open-unit', data };
}

const check = () =>
  checkTenant({ pool, parts: toyParts, tenant: TENANT, secret: Buffer.alloc(32, 7) });

test('the samples of sums, hidden entries and moved units are as the log says', async () => {
  const report = await check();
  expect(report.findings).toEqual([]);
  expect(report.tables['sample']).toBeGreaterThan(2);
  expect(report.size).toBeGreaterThan(ENTRIES);
}, 120_000);

test('a sample that is gone, one too many and a changed one are found', async () => {
  const problemsAfter = async (sql: string): Promise<string[]> => {
    const client = await pool.connect();
    const { rows } = await client.query<{ row: object }>('select to_jsonb(s) as row from sample s');
    await client.query(sql);
    const { findings } = await check();
    await client.query('truncate sample');
    await client.query(
      `insert into sample select * from jsonb_populate_recordset(null::public.sample, $1)`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
    client.release();
    return findings.map(({ table, problem }) => `${table} ${problem}`);
  };
  expect(await problemsAfter('delete from sample')).toEqual(['sample missing']);
  expect(await problemsAfter(`update sample set n = n + 1 where unit = 'u2'`)).toContain(
    'sample wrong',
  );
  expect(await problemsAfter(`delete from sample where unit = 'u3'`)).toContain('sample missing');
  expect(
    await problemsAfter(
      `insert into sample select tenant, size + 90000, unit, measure, attested, n from sample`,
    ),
  ).toContain('sample extra');
  expect((await check()).findings).toEqual([]);
}, 240_000);
