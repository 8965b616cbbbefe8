import { once } from 'node:events';
import { readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { DataFolderInUse, DataFolderVersion, EmbeddedError, startEmbedded } from './index.ts';
import { isPostmasterOf } from './postmaster.ts';
import { query, scratchFolder, start, startInChild, usedDataDir } from './testing-fixture.ts';

test('the first start makes a durable UTF-8 database behind a private socket', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const lines: string[] = [];
  const embedded = await start({ dataDir, durable: true, log: (line) => lines.push(line) });
  const [settings] = await query(
    embedded.connection,
    `select current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous,
            current_setting('full_page_writes') as pages,
            current_setting('data_checksums') as checksums,
            current_setting('listen_addresses') as addresses,
            current_setting('server_encoding') as encoding,
            current_database() as name,
            upper('é') as upper`,
  );
  expect(settings).toEqual({
    fsync: 'on',
    synchronous: 'on',
    pages: 'on',
    checksums: 'on',
    addresses: '',
    encoding: 'UTF8',
    name: 'huiyin',
    upper: 'É',
  });
  const socket = await stat(embedded.connection.host);
  expect(socket.mode & 0o777).toBe(0o700);
  expect(lines).toEqual([
    expect.stringContaining('Made a PostgreSQL 17'),
    expect.stringContaining('is ready'),
  ]);
});

test('a later start finds the data and is quick', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const first = await start({ dataDir });
  await query(first.connection, 'create table kept as select 1 as one');
  await first.stop();
  await first.stop();
  expect(await first.exited).toEqual({ code: 0, signal: null });
  const began = performance.now();
  const second = await start({ dataDir });
  // Half a second is the aim; the margin is for a busy machine.
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(await query(second.connection, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('a second Huiyin on the same folder is refused with a sentence that names the first', async () => {
  const dataDir = await usedDataDir();
  const child = await startInChild({ dataDir });
  const refusal = await startEmbedded({ dataDir }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DataFolderInUse);
  expect(refusal).toMatchObject({ code: 'in-use', pid: child.pid });
  expect((refusal as Error).message).toContain(`process ${child.pid}`);
  // The refused one has disturbed nothing.
  expect(await query(child.report.connection!, 'select 1 as one')).toEqual([{ one: 1 }]);

  child.process.stdin!.end();
  await once(child.process, 'exit');
  const own = await start({ dataDir });
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ pid: process.pid });
  const other = await startInChild({ dataDir });
  expect(other.report.error).toMatchObject({ code: 'in-use', pid: process.pid });
  expect(await query(own.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the server left by a killed Huiyin is stopped and its data go on', async () => {
  const dataDir = await usedDataDir();
  const child = await startInChild({ dataDir, durable: true });
  const cluster = join(dataDir, 'postgres', 'data');
  await query(child.report.connection!, 'create table kept as select 1 as one');
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  expect(await isPostmasterOf(child.report.serverPid!, cluster)).toBe(true);

  const lines: string[] = [];
  const next = await start({ dataDir, durable: true, log: (line) => lines.push(line) });
  expect(lines[0]).toContain(`earlier run (process ${child.report.serverPid})`);
  expect(await isPostmasterOf(child.report.serverPid!, cluster)).toBe(false);
  expect(await query(next.connection, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('a killed server is noticed, and what it had committed is there after the next start', async () => {
  const dataDir = await usedDataDir();
  const first = await start({ dataDir, durable: true });
  await query(first.connection, 'create table kept as select 1 as one');
  process.kill(first.serverPid, 'SIGKILL');
  expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
  await first.stop();
  const second = await start({ dataDir, durable: true });
  expect(await query(second.connection, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('Huiyin and its server killed together leave nothing in the way', async () => {
  const dataDir = await usedDataDir();
  const child = await startInChild({ dataDir, durable: true });
  await query(child.report.connection!, 'create table kept as select 1 as one');
  process.kill(child.report.serverPid!, 'SIGKILL');
  child.process.kill('SIGKILL');
  await once(child.process, 'exit');
  expect(await readdir(dataDir)).toContain('huiyin.holder');
  const next = await start({ dataDir, durable: true });
  expect(await query(next.connection, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('the process id of a dead server, now another program of the same account, is no obstacle', async () => {
  const dataDir = await usedDataDir();
  const other = await start({ dataDir: await usedDataDir() });
  const first = await start({ dataDir, durable: true });
  await query(first.connection, 'create table kept as select 1 as one');
  process.kill(first.serverPid, 'SIGKILL');
  await first.exited;
  await first.stop();
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  const stale = await readFile(file, 'utf8');
  await writeFile(file, stale.replace(/^\d+/, String(other.serverPid)));

  const second = await start({ dataDir, durable: true });
  expect(await query(second.connection, 'select one from kept')).toEqual([{ one: 1 }]);
  expect(await query(other.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('data of another major version are refused, and nothing is changed', async () => {
  const dataDir = await usedDataDir();
  const file = join(dataDir, 'postgres', 'data', 'PG_VERSION');
  await writeFile(file, '16\n');
  const refusal = await startEmbedded({ dataDir }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DataFolderVersion);
  expect(refusal).toMatchObject({ code: 'wrong-version', found: '16', expected: '17' });
  expect((refusal as Error).message).toContain('docs/operations/postgres-upgrade.md');
  expect(await readFile(file, 'utf8')).toBe('16\n');
  await writeFile(file, '17\n');
  await start({ dataDir });
});

test('a first start that was cut off is begun again', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  await (await start({ dataDir })).stop();
  const home = join(dataDir, 'postgres');
  await rm(join(home, 'data'), { recursive: true });
  await writeFile(join(home, 'data.partial-1'), 'half a cluster');
  const again = await start({ dataDir });
  expect(await query(again.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await readdir(home)).not.toContain('data.partial-1');
});

test('a folder with a path too long for a socket, with spaces and Chinese, works', async () => {
  const dataDir = join(await scratchFolder(), '街道 办事处, "台账"', '件件有着落'.repeat(10));
  const embedded = await start({ dataDir });
  expect(Buffer.byteLength(dataDir)).toBeGreaterThan(107);
  expect(await query(embedded.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  const { host } = embedded.connection;
  expect((await stat(host)).mode & 0o777).toBe(0o700);
  await embedded.stop();
  await expect(stat(host)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a short path with spaces, a comma and Chinese keeps its socket at home', async () => {
  const dataDir = join(await scratchFolder(), '街道 "a", b');
  await rename(await usedDataDir(), dataDir);
  const embedded = await start({ dataDir });
  expect(embedded.connection.host).toBe(join(dataDir, 'postgres', 'socket'));
  expect(await query(embedded.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the log of the server repeats nothing that a statement contained', async () => {
  const dataDir = await usedDataDir();
  const { connection } = await start({ dataDir });
  await query(connection, 'create table once (name text primary key)');
  await query(connection, `insert into once values ('张三')`);
  await expect(query(connection, `insert into once values ('张三')`)).rejects.toThrow('once_pkey');
  await expect(query(connection, `select '张三'::int`)).rejects.toThrow('张三');
  const log = await readFile(join(dataDir, 'postgres', 'postgres.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('张三');
});

test('a pool that has been ended is not cut off by the stop that follows', async () => {
  const { connection, stop } = await start({ dataDir: await usedDataDir() });
  const pool = new pg.Pool(connection);
  await Promise.all(Array.from({ length: 8 }, () => pool.query('select pg_sleep(0.01)')));
  await pool.end();
  await stop();
});

test('a client that stays does not keep the server from stopping', async () => {
  const { connection, stop, exited } = await start({ dataDir: await usedDataDir() });
  const client = new pg.Client(connection);
  const errors: unknown[] = [];
  client.on('error', (error) => errors.push(error));
  await client.connect();
  await stop();
  expect(await exited).toEqual({ code: 0, signal: null });
  await expect.poll(() => errors).toContainEqual(expect.objectContaining({ code: '57P01' }));
});

test('the server does not share the process group that Ctrl-C reaches', async () => {
  const dataDir = await usedDataDir();
  const { serverPid } = await start({ dataDir });
  // A signal to a group of that number finds it only if the server leads a group of its own.
  expect(() => process.kill(-serverPid, 0)).not.toThrow();
});

test('a server that does not start tells why, in the words of its own log', async () => {
  const dataDir = await usedDataDir();
  const settings = { shared_buffers: 'plenty' };
  const error = await startEmbedded({ dataDir, settings }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EmbeddedError);
  expect(error).toMatchObject({ code: 'start-failed' });
  expect((error as EmbeddedError).detail).toContain('invalid value for parameter "shared_buffers"');
  // The failed start has let go of the folder.
  await start({ dataDir });
});
