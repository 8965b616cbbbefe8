import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { pino, type Logger } from 'pino';
import { buildApp } from '../http/app.ts';
import { startSweep } from '../jobs/sweep.ts';
import { openAnswers } from '../store/answers.ts';
import { domainParts, openStore, type Store } from '../store/index.ts';
import { completeRestore } from '../store/backup/index.ts';
import { openReads } from '../store/read/open.ts';
import { startIndexer } from '../store/search/index.ts';
import { buildDemo, DEMO, isWhole } from './demo/build.ts';
import { demoPlaces } from './demo/places.ts';
import { exampleLedger } from './demo/ledger.ts';
import type { DemoClock } from './demo/stage.ts';
import { ConfigError, readConfig, wantsDemo, type Config } from './config.ts';
import { openDatabase } from './database.ts';
import { journalFolder, openJournal, readJournal } from './journal.ts';
import { readSecret } from './secret.ts';
import { firstSteps } from './first-steps.ts';
import { originFor } from './tools.ts';

/** How long requests in flight may take after a signal to stop. */
const GRACE = 10_000;

export interface Running {
  readonly address: string;
  stop(): Promise<void>;
  /** Resolves when it ends by itself: the database went away. */
  readonly lost: Promise<void>;
}

/**
 * The composition root: configuration, database, store, pages, clocks. In this order, and closed
 * in the other, so that nothing that was answered is lost.
 */
export async function start(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<Running> {
  const config = readConfig(env);
  const log = pino({ level: env['LOG_LEVEL'] ?? 'info' }, pino.destination(2));
  const isNew = await isEmpty(config.dataDir);
  const opened = new AsyncDisposableStack();
  try {
    const secret = await readSecret(config.dataDir, env);
    const journal = opened.adopt(await openJournal(config.dataDir), (each) => each.close());
    const toDebug = (line: string) => log.debug({ postgres: line }, 'database');
    const database = opened.adopt(await openDatabase(config, toDebug), (each) => each.close());
    const { pool } = database;
    const demoClock: DemoClock & { built: boolean } = { now: 0, built: true };
    const clock = () => (demoClock.built ? Date.now() : demoClock.now);
    const { onErase, onPublish } = journal;
    const parts = domainParts;
    const store = opened.adopt(
      await openStore({ pool, parts, clock, secret, log, onErase, onPublish }),
      (each) => each.close(),
    );
    // A restore that was cut off says now what it has to say in the log.
    const { erasures } = await readJournal(journalFolder(config.dataDir));
    await completeRestore(store, pool, erasures, journal.onRestore);
    const demo = await demoOf(config, isNew, store, async () => {
      demoClock.built = false;
      await buildDemo(store, demoClock, Date.now(), `huiyin.demo/${demoPlace(secret)}`);
      await demoPlaces(DEMO, { pool, store, secret, log });
      demoClock.built = true;
    });
    const reads = openReads(pool);
    const app = await buildApp({
      store,
      reads,
      pool,
      config: { ...config, demo, secret },
      clock,
      log,
      exampleLedger,
    });
    opened.defer(() => within(GRACE, app.close(), log));
    const address = await app.listen({ host: config.host, port: config.port });
    opened.adopt(startSweep({ store, reads, answers: openAnswers(pool), clock, log }), (each) =>
      each.stop(),
    );
    opened.adopt(startIndexer({ pool, store, secret, log }), (each) => each.stop());
    await firstSteps({
      store,
      pool,
      address: config.origin ?? address,
      demo,
      tenant: config.tenant,
      originFor: (tenant) => originFor(config, secret, tenant),
      say,
    });
    return { address, lost: database.lost, stop: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** Tells this demo's log from another's; the secret itself must not show in a public name. */
function demoPlace(secret: Buffer): string {
  return createHash('sha256').update('huiyin-demo').update(secret).digest('hex').slice(0, 8);
}

/** Builds the demo where it is wanted and missing; answers whether this is a demo. */
async function demoOf(
  config: Config,
  isNew: boolean,
  store: Store,
  build: () => Promise<void>,
): Promise<boolean> {
  const made = await store.tenant(DEMO);
  if (made?.demo && !(await isWhole(store))) {
    throw new ConfigError(
      `演示没有建完就中断了：请删除 ${config.dataDir} 后重新启动。` +
        `The demo was cut off while it was built: remove ${config.dataDir} and start again.`,
    );
  }
  if (made) return config.demo ?? made.demo;
  if (!wantsDemo(config, isNew)) return false;
  await build();
  return true;
}

async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch {
    return true;
  }
}

async function within(ms: number, ending: Promise<unknown>, log: Logger): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => {
    log.warn('requests were still open when the time to stop was over');
    resolve(undefined);
  }, ms);
  await Promise.race([ending, promise]);
  clearTimeout(timer);
}
