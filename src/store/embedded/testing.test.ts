import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { start, usedDataDir } from './testing-fixture.ts';
import { testDatabase } from './testing.ts';

test('every call gives an empty database of its own', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  const first = new pg.Pool(one.connectionConfig);
  const second = new pg.Pool(two.connectionConfig);
  await first.query('create table here (id int)');
  const there = await second.query(`select to_regclass('here') as found`);
  expect(there.rows).toEqual([{ found: null }]);
  const encoding = await first.query('show server_encoding');
  expect(encoding.rows).toEqual([{ server_encoding: 'UTF8' }]);
  await Promise.all([first.end(), second.end()]);
  await Promise.all([one.drop(), two.drop()]);
});

test('a database is dropped even while somebody is connected', async () => {
  const database = await testDatabase();
  const client = new pg.Client(database.connectionConfig);
  const errors: unknown[] = [];
  client.on('error', (error) => errors.push(error));
  await client.connect();
  await database.drop();
  await expect.poll(() => errors).toContainEqual(expect.objectContaining({ code: '57P01' }));
});

test('with DATABASE_URL the database is made on that server', async () => {
  const { host, user, database } = (await start({ dataDir: await usedDataDir() })).connection;
  for (const url of [
    `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`,
    `socket://${user}@${host}?db=${database}`,
  ]) {
    vi.stubEnv('DATABASE_URL', url);
    const made = await testDatabase();
    vi.unstubAllEnvs();
    expect(made.connectionConfig).toMatchObject({ host, user });
    expect(made.connectionConfig.database).not.toBe(database);
    const pool = new pg.Pool(made.connectionConfig);
    await pool.query('create table here (id int)');
    await pool.end();
    await made.drop();
  }
});
