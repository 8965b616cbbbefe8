import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { CommandFailed, StoreUnavailable, UnknownTenant } from '../errors.ts';
import { Ahead } from './ahead.ts';
import { BATCH_SIZE, type Engine, type Memory, type Waiting } from './engine.ts';
import { finish } from './finish.ts';
import { Publisher } from './publisher.ts';
import { hasLanded } from './recover.ts';
import type { Decided } from './batch.ts';
import { CommitInDoubt, runAhead, runBatch, type OnWriting } from './run.ts';
import { isUnavailable } from './unavailable.ts';

/** How long commands wait, in ms, for a database that has gone away. */
const PATIENCE = 10_000;

/** More than this waiting means that the server takes in faster than it can write. */
const MAX_WAITING = 20_000;

/**
 * The one writer that a tenant has in this process: while a batch is written, the next is decided.
 */
export class Writer {
  readonly #engine: Engine;
  readonly #tenant: string;
  readonly #publisher: Publisher;
  readonly #waiting: Waiting[] = [];
  #memory: Memory | undefined;
  /** The next batch, as long as nothing else may come between. */
  #ahead: Ahead | undefined;
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
    this.#ahead?.wake();
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
    let durable: Decided | undefined;
    do {
      if (durable && !this.#ahead?.taken.length) {
        await this.#done(durable);
        durable = undefined;
      }
      const [batch, ahead] = await this.#next();
      const writing =
        batch.length > 0
          ? this.#commit(batch, ahead, (decided) => this.#lookAhead(decided))
          : undefined;
      // Only now, so that the database has work again while the callers get their answers.
      if (durable) await this.#done(durable, writing !== undefined);
      durable = await writing;
    } while (durable ?? this.#waiting.length > 0);
    this.#running = undefined;
  }

  /** What is to be written next, and as what if it was decided ahead. */
  async #next(): Promise<[readonly Waiting[], Decided | undefined]> {
    const ahead = this.#ahead;
    const decided = await ahead?.close();
    this.#ahead = undefined;
    if (ahead && ahead.taken.length > 0) return [ahead.taken, decided];
    return [this.#waiting.splice(0, this.#engine.batchSize ?? BATCH_SIZE), undefined];
  }

  #lookAhead(decided: Decided): void {
    this.#ahead = new Ahead(this.#engine, this.#tenant, this.#waiting, decided);
  }

  /** Nothing is built on a batch that failed: what was decided on it waits as before. */
  async #dropAhead(): Promise<void> {
    const taken = await this.#ahead?.stop();
    this.#ahead = undefined;
    this.#waiting.unshift(...(taken ?? []));
  }

  /**
   * Brings a batch to its end: it is durable, or every command in it is answered or failed. Never
   * throws.
   */
  async #commit(
    batch: readonly Waiting[],
    decidedAhead?: Decided,
    onWriting: OnWriting = () => undefined,
  ): Promise<Decided | undefined> {
    const giveUpAt = performance.now() + PATIENCE;
    let ahead = decidedAhead;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const decided = await (ahead
          ? runAhead(this.#engine, this.#tenant, ahead, onWriting)
          : runBatch(this.#engine, this.#tenant, batch, this.#memory, onWriting));
        this.#memory = decided.memory;
        return decided;
      } catch (error) {
        this.#memory = undefined;
        const wasAhead = ahead !== undefined;
        ahead = undefined;
        await this.#dropAhead();
        if (error instanceof CommitInDoubt) {
          // The writer stands still until it is known what is durable.
          const landed = await this.#resolve(error);
          if (landed === 'unknown') {
            for (const { answer } of batch) answer({ unknown: true });
            return undefined;
          }
          if (landed) {
            this.#memory = error.decided.memory;
            return error.decided;
          }
        } else if (wasAhead) {
          // Most likely another process has written. Whatever it was, under the lock it shows.
          continue;
        } else if (error instanceof UnknownTenant) {
          for (const { fail } of batch) fail(error);
          return undefined;
        } else if (!isUnavailable(error)) {
          await this.#oneByOne(batch, error);
          return undefined;
        }
        if (performance.now() > giveUpAt) {
          const lost = new StoreUnavailable('the database is not available', { cause: error });
          for (const { fail } of batch) fail(lost);
          return undefined;
        }
        this.#engine.log.warn({ tenant: this.#tenant, err: error }, 'a batch is tried again');
        await sleep(Math.min(20 * 2 ** attempt, 1000));
      }
    }
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
    for (const each of batch) {
      const decided = await this.#commit([each]);
      if (decided) await this.#done(decided);
    }
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

  async #done(decided: Decided, isBusy = false): Promise<void> {
    await finish(this.#engine, this.#tenant, decided);
    if (decided.head) this.#publisher.offer(decided.head, !isBusy && this.#waiting.length === 0);
  }
}
