import type { PoolClient } from 'pg';
import { hold } from '../connection.ts';
import { Batch, wantedBy, type Decided } from './batch.ts';
import type { Engine, Memory, Waiting } from './engine.ts';
import { loadEdge, loadWorld, lock, lockAndLoad, readsOn } from './load.ts';
import { lockEvidence, photoIdsIn } from './photos.ts';
import { isUnavailable } from './unavailable.ts';

/** The commit was asked for and its outcome isn't known. */
export class CommitInDoubt extends Error {
  override readonly name = 'CommitInDoubt';
  readonly decided: Decided;

  constructor(decided: Decided, cause: unknown) {
    super('the outcome of a commit is not known', { cause });
    this.decided = decided;
  }
}

/** Hears of a batch whose rows are on their way, if the next may be decided on it. */
export type OnWriting = (decided: Decided) => void;

/**
 * One batch, one transaction; what it returns is durable. Throws CommitInDoubt; any other error
 * means that nothing happened.
 *
 * If the process or the database dies
 * - up to and including 'written': the transaction is rolled back by the database, no trace stays;
 * - inside the commit: the database has all of it or nothing, and recovery looks which;
 * - at 'committed': all is durable, but nobody has been told. A client that asks again with its
 *   idempotency key gets the answer; one without finds its command done;
 * - after the answers: the checkpoint lags behind the log and is published at the next start.
 */
export async function runBatch(
  engine: Engine,
  tenant: string,
  waiting: readonly Waiting[],
  memory: Memory | undefined,
  onWriting: OnWriting,
): Promise<Decided> {
  return inTransaction(engine, async (client) => {
    const { decided, isAlone } = await decideLocked(engine, client, tenant, waiting, memory);
    if (!decided.rows) {
      await client.query('rollback');
      return decided;
    }
    // Where others write too, what is decided ahead is mostly decided for nothing.
    if (isAlone) onWriting(decided);
    await writeAndCommit(engine, client, tenant, decided);
    return decided;
  });
}

/**
 * The same for a batch that was decided ahead, on what the batch before it left, which must be
 * durable by now. The write finds the head's version to be as that batch left it or fails: then
 * somebody else has written, nothing happened, and the batch is to be decided anew.
 */
export async function runAhead(
  engine: Engine,
  tenant: string,
  decided: Decided,
  onWriting: OnWriting,
): Promise<Decided> {
  return inTransaction(engine, async (client) => {
    const begun = Promise.all([client.query('begin'), lock(client, tenant)]);
    onWriting(decided);
    await writeAndCommit(engine, client, tenant, decided, begun);
    return decided;
  });
}

async function inTransaction(
  engine: Engine,
  run: (client: PoolClient) => Promise<Decided>,
): Promise<Decided> {
  const { client, release } = await hold(engine.pool);
  let isClean = false;
  try {
    await engine.fault?.('begin');
    const decided = await run(client);
    isClean = true;
    return decided;
  } catch (error) {
    isClean = !(error instanceof CommitInDoubt) && (await rollBack(client));
    throw error;
  } finally {
    release(!isClean);
  }
}

async function rollBack(client: PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

/** Begins the transaction and does everything in it but the writing. */
async function decideLocked(
  engine: Engine,
  client: PoolClient,
  tenant: string,
  waiting: readonly Waiting[],
  memory: Memory | undefined,
): Promise<{ decided: Decided; isAlone: boolean }> {
  const wanted = wantedBy(engine, waiting);
  const { head, ...found } = await lockAndLoad(client, tenant, wanted);
  await engine.fault?.('loaded');
  const isAlone = memory?.version === head.version;
  const edge = isAlone ? memory.edge : await loadEdge(client, tenant);
  const world =
    memory?.world.version === head.worldVersion
      ? memory.world
      : await loadWorld(client, tenant, head.worldVersion, engine.parts.concepts);
  const photos = new Set(waiting.flatMap(({ request }) => photoIdsIn(request.command.data)));
  const evidence = await lockEvidence(client, tenant, [...photos]);
  const reads = readsOn(client, tenant);
  const batch = new Batch(engine, tenant, { head, edge, world, reads, evidence });
  await batch.decide(waiting, wanted, found);
  await engine.fault?.('decided');
  return { decided: await batch.close(), isAlone };
}

/**
 * The write and the commit leave together: the database makes a rollback of the commit if the
 * write failed, so waiting in between would only cost a turn. So does the beginning, if there is
 * one under way.
 */
async function writeAndCommit(
  engine: Engine,
  client: PoolClient,
  tenant: string,
  decided: Decided,
  begun: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  const writing = engine.write(client, tenant, decided);
  if (engine.fault) {
    await Promise.allSettled([begun, writing]);
    await engine.fault('written');
  }
  const [began, written, committed] = await Promise.allSettled([
    begun,
    writing,
    client.query('commit'),
  ]);
  const didBegin = began.status === 'fulfilled';
  if (didBegin && written.status === 'rejected' && !isUnavailable(written.reason)) {
    throw written.reason;
  }
  for (const result of [began, written, committed]) {
    if (result.status === 'rejected') throw new CommitInDoubt(decided, result.reason);
  }
  // The write went through, so there is no other answer; if there is, nothing is certain.
  const command = committed.status === 'fulfilled' ? committed.value.command : '';
  if (command !== 'COMMIT') throw new CommitInDoubt(decided, new Error(`answered ${command}`));
  try {
    await engine.fault?.('committed');
  } catch (error) {
    throw new CommitInDoubt(decided, error);
  }
}
