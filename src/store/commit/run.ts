import type { PoolClient } from 'pg';
import { hold } from '../connection.ts';
import { decideBatch, type Decided } from './batch.ts';
import type { Engine, Memory, Waiting } from './engine.ts';
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
): Promise<Decided> {
  const { client, release } = await hold(engine.pool);
  let isClean = false;
  try {
    await engine.fault?.('begin');
    const decided = await decideBatch(engine, client, tenant, waiting, memory);
    if (decided.rows) await writeAndCommit(engine, client, tenant, decided);
    else await client.query('rollback');
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

/**
 * The write and the commit leave together: the database makes a rollback of the commit if the
 * write failed, so waiting in between would only cost a turn.
 */
async function writeAndCommit(
  engine: Engine,
  client: PoolClient,
  tenant: string,
  decided: Decided,
): Promise<void> {
  const writing = engine.write(client, tenant, decided);
  if (engine.fault) {
    await writing;
    await engine.fault('written');
  }
  const [written, committed] = await Promise.allSettled([writing, client.query('commit')]);
  if (written.status === 'rejected' && !isUnavailable(written.reason)) throw written.reason;
  if (written.status === 'rejected' || committed.status === 'rejected') {
    const [reason] = [written, committed].flatMap((r) =>
      r.status === 'rejected' ? [r.reason as unknown] : [],
    );
    throw new CommitInDoubt(decided, reason);
  }
  // The write went through, so there is no other answer; if there is, nothing is certain.
  const { command } = committed.value;
  if (command !== 'COMMIT') throw new CommitInDoubt(decided, new Error(`answered ${command}`));
  try {
    await engine.fault?.('committed');
  } catch (error) {
    throw new CommitInDoubt(decided, error);
  }
}
