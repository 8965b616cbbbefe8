import { Writable } from 'node:stream';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { seededGrades, seededSettings, seededWeights } from '../domain/catalogue/index.ts';
import { domainParts, openStore, type Store } from '../store/index.ts';
import { openReads } from '../store/read/open.ts';
import { testDatabase } from '../store/embedded/testing.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { buildApp } from './app.ts';
import { createUser, linkAccount } from './auth/accounts.ts';
import { openLibrary } from './auth/library.ts';
import type { HttpConfig } from './deps.ts';
import { logOptions } from './log-lines.ts';

export const TOWN = 'testtown';
const FROM = '2026-01-01';
const START = Date.parse('2026-11-24T09:00:00Z');

/** Persons of the test town, by id: their posts as [unit, role]. */
export const staff: { readonly [person: string]: readonly (readonly [string, string])[] } = {
  olga: [['city', 'office']],
  dan: [['city', 'dispatcher']],
  cal: [['city', 'caller']],
  aud: [['city', 'auditor']],
  wit: [['city', 'caller']],
  lea: [['water', 'lead']],
  han: [['water', 'handler']],
  zoe: [['roads', 'handler']],
  sid: [
    ['street', 'office'],
    ['street', 'dispatcher'],
  ],
  reg: [['street', 'dispatcher']],
  gus: [['team', 'guide']],
  con: [['firm', 'handler']],
};

const units = [
  ['city', 'leading-office', undefined, '990101000000'],
  ['water', 'department', 'city', undefined],
  ['roads', 'department', 'city', undefined],
  ['street', 'subdistrict', 'city', '990101001000'],
  ['team', 'team', 'city', undefined],
  ['firm', 'contractor', 'street', undefined],
] as const;

export interface TestTown {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly pool: pg.Pool;
  /** Milliseconds since 1970; tests turn it. */
  readonly clock: { now: number };
  /** Everything that the program logged. */
  logged(): string;
  /** The session cookie of a person of the town. */
  cookie(person: string): Promise<string>;
  call(
    who: string | undefined,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: object,
  ): Promise<Called>;
  close(): Promise<void>;
  /** Drops the database; for tests that closed the rest themselves. */
  drop(): Promise<void>;
}

export interface Called {
  readonly status: number;
  // Tests look into answers as they come.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly response: LightMyRequestResponse;
}

/** A server on a database of its own, with a small town; nothing is mocked. */
export async function openTestTown(config: Partial<HttpConfig> = {}): Promise<TestTown> {
  const database = await testDatabase();
  const pool = new pg.Pool({ ...database.connectionConfig, pipeline: true, max: 10 });
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, next) {
      lines.push(chunk.toString());
      next();
    },
  });
  const log = pino({ ...logOptions, level: 'debug' }, stream);
  const clock = { now: START };
  const secret = Buffer.alloc(32, 9);
  const store = await openStore({ pool, parts: domainParts, clock: () => clock.now, secret, log });
  await store.createTenant({
    tenant: TOWN,
    origin: 'huiyin.test/town',
    names: { zh: '测试镇', en: 'Test Town' },
  });
  await setUp(store);
  const full: HttpConfig = {
    origin: undefined,
    trustedProxies: [],
    rateLimits: { report: 100_000, upload: 100_000, track: 100_000, signIn: 100_000 },
    demo: false,
    secret,
    ...config,
  };
  const app = await buildApp({
    store,
    reads: openReads(pool),
    pool,
    config: full,
    clock: () => clock.now,
    log,
  });
  const cookies = new Map<string, Promise<string>>();
  const library = await openLibrary({ pool, config: full, log });

  async function signIn(person: string): Promise<string> {
    const login = { username: `user-${person}`, password: `a password of ${person}` };
    await linkAccount(pool, await createUser(library, login), { tenant: TOWN, person });
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      payload: login,
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.cookies
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');
  }
  const cookie = (person: string) => {
    const known = cookies.get(person) ?? signIn(person);
    cookies.set(person, known);
    return known;
  };
  return {
    app,
    store,
    pool,
    clock,
    cookie,
    logged: () => lines.join(''),
    async call(who, method, path, body, headers = {}) {
      const response = await app.inject({
        method,
        url: path.startsWith('/') ? path : `/api/v1/${TOWN}/${path}`,
        headers: { ...headers, ...(who === undefined ? {} : { cookie: await cookie(who) }) },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = /json/.test(response.headers['content-type'] ?? '');
      return {
        status: response.statusCode,
        body: isJson ? response.json() : response.body,
        response,
      };
    },
    drop: () => database.drop(),
    async close() {
      await app.close();
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}

async function setUp(store: Store): Promise<void> {
  for (const [unit, kind, parent, area] of units) {
    const data = { unit, kind, names: { zh: `单位${unit}`, en: `Unit ${unit}` } };
    await system(store, 'people/all', 'open-unit', {
      ...data,
      ...(parent ? { parent } : {}),
      ...(area ? { area } : {}),
    });
  }
  for (const [person, posts] of Object.entries(staff)) {
    await system(store, 'people/all', 'register-person', { person, name: `姓名${person}` });
    for (const [unit, role] of posts) {
      const data = { post: `${person}-${unit}-${role}`, person, unit, role, from: FROM };
      await system(store, 'people/all', 'take-post', data);
    }
  }
  const set = (kind: string, code: string, data: object) =>
    system(store, 'catalogue/all', 'set-entry', {
      kind,
      code,
      validFrom: FROM,
      data,
      names: { zh: `${code}类`, en: code },
    });
  await set('settings', 'settings', seededSettings);
  await set('weights', 'weights', seededWeights);
  for (const [code, grade] of Object.entries(seededGrades)) await set('grade', code, grade);
  await set('category', 'lighting', { grade: 'general' });
  await set('category', 'minors', { grade: 'general', sensitive: 'minors' });
  for (const name of ['ask-log-mode', 'grant-log-mode']) {
    await system(store, 'catalogue/all', name, { mode: 'public' });
  }
}

async function system(store: Store, stream: string, name: string, data: object): Promise<void> {
  const answer = await store.commit(TOWN, {
    actor: { as: 'system' },
    command: { stream, name, data },
  });
  if (isRefusal(answer) || 'unknown' in answer)
    throw new Error(`${name}: ${JSON.stringify(answer)}`);
}

export const report = {
  category: 'lighting',
  title: '路灯不亮',
  description: '三天没亮了',
  place: { text: '柳园北门', area: '990101001001' },
} as const;
