import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isRoot } from './account.ts';
import { startEmbedded } from './index.ts';

export type TestDatabase = { connectionConfig: pg.ClientConfig; drop(): Promise<void> };

/** Where vitest's global setup leaves the way to the shared server. */
export const doorVariable = 'HUIYIN_TEST_DOOR';

/** What the door answers. */
export type DoorAnswer = { connection: pg.ClientConfig } | { error: string };

/**
 * An empty database for one test file, ready for `new pg.Pool(connectionConfig)`.
 *
 * With DATABASE_URL: a new database on that server, whose account must be allowed to create one.
 * Else on the embedded server of this vitest run, which the first call starts (about 1.5 s) and
 * whose fsync is off. `durable: true` gives a server of its own with the real settings; only for
 * tests of what survives a crash.
 */
export async function testDatabase(options: { durable?: boolean } = {}): Promise<TestDatabase> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return createOn({ connectionString: url });
  if (options.durable === true) return ownServer();
  return createOn(await sharedServer());
}

/** A temporary folder that the server's account can pass through, for databases of tests. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(testRoot(), testFolderPrefix));
  await chmod(folder, 0o711);
  return folder;
}

/** Where they lie. Root's own temporary folder may be closed to the server's account. */
export function testRoot(): string {
  return isRoot() ? '/tmp' : tmpdir();
}

export const testFolderPrefix = 'huiyin-test-';

/** Sizes for a server that many test files share. */
export const testSettings = { shared_buffers: '128MB', max_connections: '200' };

async function createOn(server: pg.ClientConfig): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await run(server, `create database ${name} template template0`);
  const drop = async () => {
    await waitUntilLeft(server, name);
    await run(server, `drop database if exists ${name} with (force)`);
  };
  // Taken apart by pg itself, which reads more kinds of address than a URL can hold.
  const { host, port, user, password, ssl } = new pg.Client(server);
  return { connectionConfig: { host, port, user, password, ssl, database: name }, drop };
}

/**
 * Up to a second: `pool.end()` resolves before the server has seen the last client go, and a
 * client cut off then would throw where no test listens.
 */
async function waitUntilLeft(server: pg.ClientConfig, database: string): Promise<void> {
  const deadline = performance.now() + 1_000;
  const sql = 'select from pg_stat_activity where datname = $1';
  await withClient(server, async (client) => {
    while ((await client.query(sql, [database])).rowCount !== 0) {
      if (performance.now() > deadline) return;
      await sleep(5);
    }
  });
}

async function run(server: pg.ClientConfig, sql: string): Promise<void> {
  await withClient(server, (client) => client.query(sql));
}

async function withClient(
  server: pg.ClientConfig,
  action: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await action(client);
  } finally {
    await client.end();
  }
}

async function sharedServer(): Promise<pg.ClientConfig> {
  const door = process.env[doorVariable];
  if (door === undefined) {
    throw new Error('testDatabase needs DATABASE_URL or a run of vitest with its global setup');
  }
  const answer = JSON.parse(await text(connect(door))) as DoorAnswer;
  if ('error' in answer) throw new Error(answer.error);
  return answer.connection;
}

async function ownServer(): Promise<TestDatabase> {
  const folder = await testFolder();
  const embedded = await startEmbedded({ dataDir: join(folder, 'data') });
  const drop = async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { connectionConfig: embedded.connection, drop };
}
