import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../store/embedded/testing.ts';
import { livedTown, TENANT } from '../../store/read/testing.ts';
import { exportLog } from '../export/log.ts';
import { exportOpenData } from '../export/open-data.ts';

let db: TestDatabase;
let root: string;
let folder: string;
let server: Server;
let address: string;
let vkey: string;

beforeAll(async () => {
  db = await testDatabase();
  root = await mkdtemp(join(tmpdir(), 'huiyin-command-'));
  folder = join(root, 'log');
  const town = await livedTown(db.connectionConfig, { problems: 60, days: 40, batch: 50 });
  const tenant = await town.store.tenant(TENANT);
  if (!tenant) throw new Error('no tenant');
  vkey = tenant.vkey;
  await town.store.close();
  await exportLog(town.store.logs, tenant, folder);
  await exportOpenData(town.pool, tenant, join(root, 'open'));
  await town.close();
  // A plain file server: that is all that a live log is.
  server = createServer((request, response) => {
    readFile(join(folder, decodeURI(request.url ?? '').replace('/log/town/', ''))).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/log/town`;
});

afterAll(async () => {
  server.close();
  await rm(root, { recursive: true, force: true });
  await db.drop();
});

/** As typed at a terminal: exit code and output. */
async function huiyin(...args: string[]): Promise<{ code: number | null; out: string }> {
  const main = resolve(import.meta.dirname, '../main.ts');
  const env = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' };
  const child = spawn(process.execPath, [main, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out: out + error };
}

test('a folder and a live address pass; it says which key was believed', async () => {
  const byFolder = await huiyin(
    'verify',
    folder,
    '--vkey',
    vkey,
    '--checkpoint',
    join(folder, 'checkpoint'),
  );
  expect([byFolder.code, byFolder.out]).toEqual([0, expect.stringContaining('Passed')]);
  expect(byFolder.out).not.toContain('agrees with itself');
  const live = await huiyin('verify', address);
  expect([live.code, live.out]).toEqual([0, expect.stringContaining('agrees with itself')]);
  const json = await huiyin('verify', address, '--vkey', join(folder, 'vkey'), '--json');
  expect(JSON.parse(json.out)).toMatchObject({ kind: 'log', tenant: TENANT, total: 0 });
  const chinese = await huiyin('verify', folder, '--lang', 'zh');
  expect(chinese.out).toContain('通过');
});

test('a figures file is computed from the log that is named, and a forged one fails', async () => {
  const file = join(root, 'open', 'figures.json');
  expect((await huiyin('verify', file)).out).toContain('--log');
  const right = await huiyin('verify', file, '--log', address, '--vkey', vkey);
  expect([right.code, right.out]).toEqual([0, expect.stringContaining('figures computed again')]);
  const forged = join(root, 'forged.json');
  await writeFile(forged, (await readFile(file, 'utf8')).replace(/"shown":(\d+)/, '"shown":1$1'));
  const wrong = await huiyin('verify', forged, '--log', folder, '--vkey', vkey);
  expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining('Failed: 1 finding')]);
});

test('an unknown command or option is named, and the commands are listed', async () => {
  const bogus = await huiyin('bogus');
  expect(bogus).toMatchObject({ code: 2, out: expect.stringContaining('no command bogus') });
  expect(bogus.out).toMatch(/Commands: start, .*verify/);
  for (const args of [
    ['verify', folder, '--bogus'],
    ['start', '--bogus'],
    ['check', '--bogus=1'],
  ]) {
    const { code, out } = await huiyin(...args);
    expect([args, code]).toEqual([args, 2]);
    expect(out).toContain('没有选项 --bogus。There is no option --bogus.');
    expect(out).toContain(`huiyin ${args[0] ?? ''}`);
    expect(out).toMatch(/Commands: start, .*verify/);
  }
  const more = await huiyin('start', 'now');
  expect(more).toMatchObject({ code: 2, out: expect.stringContaining("argument 'now'") });
  expect((await huiyin('constructor')).code).toBe(2);
});

test('what is missing is said with the place where it is found', async () => {
  const noLog = await huiyin('verify', `${address}/nowhere`);
  expect(noLog.code).toBe(2);
  expect(noLog.out).toContain(`${new URL(address).origin}/log/TENANT`);
  expect((await huiyin('verify', join(root, 'open', 'figures.json'))).out).toContain(
    'https://HOST/log/TENANT',
  );
});

test('what is asked wrongly is said in a sentence', async () => {
  expect(await huiyin('verify', join(root, 'nowhere'))).toMatchObject({ code: 2 });
  expect((await huiyin('verify', join(root, 'nowhere'))).out).not.toContain('    at ');
  expect(await huiyin('verify')).toMatchObject({
    code: 2,
    out: expect.stringContaining('huiyin verify DIR') as string,
  });
});
