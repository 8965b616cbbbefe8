import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { spread } from '../stats.ts';
import { reportBody } from './body.ts';
import { Connection } from './connection.ts';

/**
 * The load generator, a process of its own: so many connections, each with one request at a time, to
 * 127.0.0.1 for so many seconds. Prints one line of JSON.
 */
export interface LoadResult {
  readonly connections: number;
  readonly seconds: number;
  /** Answered 201, after warming up. */
  readonly accepted: number;
  /** Requests in all, warming up included. */
  readonly sent: number;
  readonly perSecond: number;
  readonly least: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** By status: whatever else was answered. */
  readonly others: { readonly [status: string]: number };
}

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '' },
    path: { type: 'string', default: '/' },
    connections: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '8' },
    warmup: { type: 'string', default: '2' },
  },
});

const MOST = 2_000_000;
const connections = Number(values.connections);
const seconds = Number(values.seconds);
const begin = performance.now() + Number(values.warmup) * 1000;
const end = begin + seconds * 1000;
const times: number[] = [];
const others: { [status: string]: number } = {};
let sent = 0;

async function client(): Promise<void> {
  const connection = await Connection.open(Number(values.port));
  const name = randomBytes(9).toString('base64url');
  for (let n = 0; sent < MOST; n += 1) {
    const began = performance.now();
    if (began >= end) break;
    sent += 1;
    const status = await connection.post(
      values.path,
      `${name}-${String(n).padStart(8, '0')}`,
      reportBody(sent),
    );
    const now = performance.now();
    if (now < begin || now > end) continue;
    if (status === 201) times.push(now - began);
    else others[status] = (others[status] ?? 0) + 1;
  }
  connection.close();
}

await Promise.all(Array.from({ length: connections }, client));
const result: LoadResult = {
  connections,
  seconds,
  accepted: times.length,
  sent,
  perSecond: times.length / seconds,
  ...spread(times),
  others,
};
console.log(JSON.stringify(result));
