import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { CommandFailed, StoreUnavailable, UnknownTenant } from '../errors.ts';
import type { Engine, Memory, Waiting } from './engine.ts';
import { finish } from './finish.ts';
import { Publisher } from './publisher.ts';
import { hasLanded } from './recover.ts';
import type { Decided } from './batch.ts';
import { CommitInDoubt, runBatch } from './run.ts';
import { isUnavailable } from './unavailable.ts';

const BATCH_SIZE = 256;

/** How long commands wait, in ms, for a database that has gone away. */
const PATIENCE = 10_000;

/** More than this waiting means that the server takes in faster than it can write. */
const MAX_WAITING = 20_000;

/**
 * The one writer that a tenant has in this process: while a batch commits, the next collects.
 */
export class Writer {
  readonly #engine: Engine;
  readonly #tenant: string;
  readonly #publisher: Publisher;
  #waiting: Waiting[] = [];
  #memory: Memory | undefined;
  #running: Promise<void> | undefined;

  constructor(engine: Engine, tenant: string) {
    this.#engine = engine;
    this.#tenant = tenant;
    this.#publisher = new Publisher(engine, tenant);
  }

  push(waiting: Waiting): void {
    if (this.#waiting.length >= MAX_WAITING) {
      waiting.fail(new StoreUnavailable('too many commands are waiting'));
      return;
    }
    this.#waiting.push(waiting);
    this.#running ??= this.#run();
  }

  /** Resolves when all that was pushed is answered and published. */
  async close(): Promise<void> {
    await this.#running;
    await this.#publisher.close();
  }

  async #run(): Promise<void> {
    // Whatever else this turn of the event loop brings shares the first batch.
    await setImmediate();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#engine.batchSize ?? BATCH_SIZE);
      await this.#commit(batch);
    }
    this.#running = undefined;
  }

  /** Brings a batch to an end: every command in it is answered or failed. Never throws. */
  async #commit(batch: readonly Waiting[]): Promise<void> {
    const giveUpAt = performance.now() + PATIENCE;
    let decided: Decided;
    for (let attempt = 1; ; attempt += 1) {
      try {
        decided = await runBatch(this.#engine, this.#tenant, batch, this.#memory);
        break;
      } catch (error) {
        this.#memory = undefined;
        if (error instanceof CommitInDoubt) {
          // The writer stands still until it is known what is durable.
          const landed = await this.#resolve(error);
          if (landed === 'unknown') {
            for (const { answer } of batch) answer({ unknown: true });
            return;
          }
          if (landed) {
            decided = error.decided;
            break;
          }
        } else if (error instanceof UnknownTenant) {
          for (const { fail } of batch) fail(error);
          return;
        } else if (!isUnavailable(error)) {
          await this.#oneByOne(batch, error);
          return;
        }
        if (performance.now() > giveUpAt) {
          const lost = new StoreUnavailable('the database is not available', { cause: error });
          for (const { fail } of batch) fail(lost);
          return;
        }
        this.#engine.log.warn({ tenant: this.#tenant, err: error }, 'a batch is tried again');
        await sleep(Math.min(20 * 2 ** attempt, 1000));
      }
    }
    await this.#done(decided);
  }

  /** The database refused the batch's data: alone, only the command that brought it fails. */
  async #oneByOne(batch: readonly Waiting[], cause: unknown): Promise<void> {
    const [only, ...others] = batch;
    if (only && others.length === 0) {
      const { tenant, name } = { tenant: this.#tenant, name: only.request.command.name };
      this.#engine.log.error({ tenant, command: name, err: cause }, 'a command was not written');
      only.fail(new CommandFailed(`${name} failed`, { cause }));
      return;
    }
    this.#engine.log.warn({ tenant: this.#tenant, err: cause }, 'a batch is tried one by one');
    for (const each of batch) await this.#commit([each]);
  }

  async #resolve(doubt: CommitInDoubt): Promise<boolean | 'unknown'> {
    this.#engine.log.warn({ tenant: this.#tenant, err: doubt.cause }, 'a commit is in doubt');
    const giveUpAt = performance.now() + PATIENCE;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await hasLanded(this.#engine, this.#tenant, doubt.decided);
      } catch (error) {
        if (performance.now() > giveUpAt) {
          this.#engine.log.error({ tenant: this.#tenant, err: error }, 'a commit stays unknown');
          return 'unknown';
        }
        await sleep(Math.min(20 * 2 ** attempt, 1000));
      }
    }
  }

  async #done(decided: Decided): Promise<void> {
    this.#memory = decided.memory;
    await finish(this.#engine, this.#tenant, decided);
    if (decided.head) this.#publisher.offer(decided.head, this.#waiting.length === 0);
  }
}
