import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { findRunning, startEmbedded } from './index.ts';
import { testFolder } from './testing.ts';

test('a command finds the server that another Huiyin runs on the folder, and none when it is gone', async () => {
  const folder = await testFolder();
  const dataDir = join(folder, 'data');
  const server = await startEmbedded({ dataDir, durable: false });
  const running = await findRunning(dataDir);
  expect(running).toEqual(server.connection);
  const client = new pg.Client(running);
  await client.connect();
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await client.end();
  await server.stop();
  expect(await findRunning(dataDir)).toBeUndefined();
  await rm(folder, { recursive: true, force: true });
});
