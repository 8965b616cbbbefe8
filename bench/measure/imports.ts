import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { ledgerColumns, writeLedger } from '../../src/documents/index.ts';
import { createUser, linkAccount } from '../../src/http/auth/accounts.ts';
import { openLibrary } from '../../src/http/auth/library.ts';
import type { LoadResult } from '../load/main.ts';
import { benchSecret, TENANT } from '../tenant.ts';
import { person } from '../town/town.ts';
import { benchDatabase } from './database.ts';
import { runLoad, startServer, type ServerProcess } from './processes.ts';
import { makeTenant, place } from './world.ts';

const main = join(import.meta.dirname, '../../src/app/main.ts');
const login = { username: 'bench', password: 'a password of the bench' };
const PATH = `/api/v1/${TENANT}/problems`;

export interface Imports {
  readonly rows: number;
  /** Seconds of the dry run, and of the import itself, while others report. */
  readonly dryRunSeconds: number;
  readonly seconds: number;
  readonly alone: LoadResult;
  readonly beside: LoadResult;
  readonly rssBefore: number | undefined;
  readonly rssAfter: number | undefined;
}

/** An import of so many rows by the program, and what those wait for who report meanwhile. */
export async function measureImports(
  rows: number,
  connections: number,
  say: (what: string) => void,
): Promise<Imports> {
  const database = await benchDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-bench-'));
  try {
    const made = await makeTenant(database, 200);
    await made.store.close();
    const env = {
      DATABASE_URL: database.url,
      HUIYIN_DATA: join(folder, 'data'),
      HUIYIN_SECRET: benchSecret.toString('base64'),
      HUIYIN_DEMO: '0',
      HUIYIN_RATE_REPORT: '1000000',
      LOG_LEVEL: 'warn',
    };
    const server = await startServer(main, ['start'], env);
    const config = {
      origin: undefined,
      trustedProxies: [],
      rateLimits: { report: 1, upload: 1, track: 1, signIn: 1 },
      demo: false,
      secret: benchSecret,
    };
    const library = await openLibrary({
      pool: database.pool,
      config,
      log: pino({ level: 'silent' }),
    });
    const clerk = person.office(place.root);
    const user = await createUser(library, login);
    await linkAccount(database.pool, user, { tenant: TENANT, person: clerk });
    const cookie = await signIn(server);
    const bytes = await ledgerOf(rows);
    // The story ends before today: what fell due since is fired first.
    await sleep(8_000);
    say(`reports alone, ${String(connections)} connections`);
    const load = { port: server.port, path: PATH, connections };
    const alone = await runLoad('main.ts', { ...load, seconds: 10 });
    const rssBefore = await server.rss();
    say(`reports beside an import of ${String(rows)} rows`);
    const during = runLoad('main.ts', { ...load, seconds: 20 });
    await sleep(2_500);
    const began = performance.now();
    const call = caller(server, cookie);
    const name = encodeURIComponent('台账.xlsx');
    const { id } = await call('POST', `imports/ledger?name=${name}`, bytes);
    const dryRunSeconds = (performance.now() - began) / 1000;
    await call('POST', `imports/${id}/categories`, { categories: { '*': 'category-1' } });
    const started = performance.now();
    await call('POST', `imports/${id}/commit`, { mode: 'all' });
    const beside = await during;
    for (;;) {
      const { phase } = await call('GET', `imports/${id}`);
      if (phase === 'finished') break;
      if (phase !== 'running') throw new Error(`the import is ${phase}`);
      await sleep(200);
    }
    const seconds = (performance.now() - started) / 1000;
    const rssAfter = await server.rss();
    await server.stop();
    return { rows, dryRunSeconds, seconds, alone, beside, rssBefore, rssAfter };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  }
}

function ledgerOf(rows: number): Promise<Buffer> {
  const cells = Array.from({ length: rows }, (_, i) => ({
    ...{ ordinal: String(i + 1), number: `QX-${String(i + 1)}`, source: '巡察反馈' },
    description: `第${String(i + 1)}处：三单元二层至四层楼道灯不亮已有一周，老人夜间上下楼不便。`,
    ...{ category: '公共照明', measures: '更换灯具，逐层检查线路', leader: '王书记' },
    ...{ person: '李四', deadline: '2026年12月底', closed: i % 3 === 0 ? '是' : '否' },
  }));
  return buffer(writeLedger(cells, ledgerColumns, { language: 'zh-CN' }));
}

async function signIn(server: ServerProcess): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${String(server.port)}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(login),
  });
  if (!answer.ok) throw new Error(`signing in: ${String(answer.status)}`);
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

function caller(server: ServerProcess, cookie: string) {
  return async (method: 'GET' | 'POST', path: string, body?: Buffer | object) => {
    const isFile = Buffer.isBuffer(body);
    const type = isFile ? 'application/octet-stream' : 'application/json';
    const answer = await fetch(`http://127.0.0.1:${String(server.port)}/api/v1/${TENANT}/${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const said = (await answer.json()) as { readonly id: string; readonly phase: string };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(said)}`);
    return said;
  };
}
