import { createHash, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { domainParts, openStore } from '../../src/store/index.ts';
import { spread } from '../stats.ts';
import { benchSecret, TENANT } from '../tenant.ts';
import { reportBody } from './body.ts';
import type { LoadResult } from './main.ts';

/**
 * The store alone, without HTTP: so many callers in this process, each with one report at a time, to
 * the database of DATABASE_URL. Prints one line of JSON.
 */
const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '8' },
    warmup: { type: 'string', default: '2' },
  },
});

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 12,
  pipeline: true,
});
const ignore = () => undefined;
const store = await openStore({
  pool,
  parts: domainParts,
  clock: Date.now,
  secret: benchSecret,
  log: { info: ignore, warn: ignore, error: console.error },
});

const MOST = 2_000_000;
const connections = Number(values.connections);
const seconds = Number(values.seconds);
const begin = performance.now() + Number(values.warmup) * 1000;
const end = begin + seconds * 1000;
const times: number[] = [];
const others: { [status: string]: number } = {};
let sent = 0;

async function caller(): Promise<void> {
  for (; sent < MOST;) {
    const began = performance.now();
    if (began >= end) return;
    const body = reportBody((sent += 1));
    const code = randomBytes(13).toString('hex');
    const answer = await store.commit(TENANT, {
      actor: { as: 'anyone' },
      command: {
        stream: `problem/${randomBytes(16).toString('base64url')}`,
        name: 'register',
        data: {
          ...(JSON.parse(body) as object),
          source: 'resident',
          raiser: createHash('sha256').update(code).digest('base64url'),
        },
      },
      idempotency: {
        key: randomBytes(12).toString('base64url'),
        fingerprint: createHash('sha256').update(body).digest('base64url'),
      },
      keep: code,
    });
    const now = performance.now();
    if (now < begin || now > end) continue;
    if ('events' in answer) times.push(now - began);
    else {
      const why = 'refused' in answer ? answer.refused : 'unknown';
      others[why] = (others[why] ?? 0) + 1;
    }
  }
}

const before = process.cpuUsage();
await Promise.all(Array.from({ length: connections }, caller));
const cpu = process.cpuUsage(before);
await store.close();
await pool.end();
const result: LoadResult & { cpuSeconds: number } = {
  connections,
  seconds,
  accepted: times.length,
  sent,
  perSecond: times.length / seconds,
  ...spread(times),
  others,
  cpuSeconds: cpu.user / 1e6 + cpu.system / 1e6,
};
console.log(JSON.stringify(result));
