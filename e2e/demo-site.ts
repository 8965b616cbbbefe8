import pg from 'pg';
import { pino } from 'pino';
import { buildDemo, DEMO } from '../src/app/demo/build.ts';
import { exampleLedger } from '../src/app/demo/ledger.ts';
import { demoPlaces } from '../src/app/demo/places.ts';
import { buildApp } from '../src/http/app.ts';
import { domainParts, openStore, type Store } from '../src/store/index.ts';
import { openReads } from '../src/store/read/open.ts';
import { indexAll } from '../src/store/search/index.ts';

export interface DemoSite {
  readonly address: string;
  readonly store: Store;
  /** Until search knows of all that was committed. */
  indexed(): Promise<void>;
  close(): Promise<void>;
}

/** The demo on an empty database, listening on a free port of this machine. */
export async function openDemoSite(connection: pg.PoolConfig, port = 0): Promise<DemoSite> {
  const pool = new pg.Pool({ ...connection, pipeline: true, max: 10 });
  const log = pino({ level: 'error' });
  const secret = Buffer.alloc(32, 5);
  const story = { now: 0 };
  let isTold = false;
  const clock = () => (isTold ? Date.now() : story.now);
  const store = await openStore({ pool, parts: domainParts, clock, secret, log });
  await buildDemo(store, story, Date.now(), 'huiyin.demo/e2e');
  await demoPlaces(DEMO, { pool, store, secret, log });
  isTold = true;
  const config = {
    origin: undefined,
    trustedProxies: [],
    rateLimits: { report: 100_000, upload: 100_000, track: 100_000, signIn: 100_000 },
    demo: true,
    secret,
  };
  const app = await buildApp({
    ...{ store, reads: openReads(pool), pool, config, clock, log, exampleLedger },
  });
  const address = await app.listen({ host: '127.0.0.1', port });
  return {
    address,
    store,
    async indexed() {
      await indexAll(pool, 'demo', secret);
    },
    async close() {
      await app.close();
      await store.close();
      await pool.end();
    },
  };
}
