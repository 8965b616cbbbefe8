import { setImmediate } from 'node:timers/promises';
import { hold } from '../connection.ts';
import { Batch, wantedBy, type Decided } from './batch.ts';
import { BATCH_SIZE, type Engine, type Waiting } from './engine.ts';
import { find, readsOn, type Found, type Reads, type Wanted } from './load.ts';
import { photoIdsIn } from './photos.ts';

/**
 * The next batch, decided as its commands come in while the batch before it is being written, so
 * that program and database work at the same time. No answer leaves before the commit.
 *
 * Why it decides right without the lock: when its reads begin, the log stands either as the batch
 * before left it or as that one found it under the lock. Whatever that batch knows or changed goes
 * before what is read. And the batch is written only if the batch before is durable and nobody has
 * written since, which the head's version shows under the lock; else it is thrown away.
 */
export class Ahead {
  /** Out of the writer's queue: whoever ends this has to see to them. */
  readonly taken: Waiting[] = [];
  readonly #engine: Engine;
  readonly #tenant: string;
  readonly #waiting: Waiting[];
  readonly #batch: Batch;
  /** Resolves when the batch before has come to its end. */
  readonly #closing = Promise.withResolvers<undefined>();
  #isClosed = false;
  #isBroken = false;
  #running: Promise<void> | undefined;

  /** `waiting` is the writer's queue, of which this takes from the front. */
  constructor(engine: Engine, tenant: string, waiting: Waiting[], before: Decided) {
    const { head, memory, left } = before;
    if (!head) throw new Error('a batch that writes nothing is nothing to decide on');
    const { load, ...others } = readsOn(engine.pool, tenant);
    const isOver = this.#closing.promise;
    const reads: Reads = {
      load,
      // These aren't known of the batch before.
      erasablesAt: (indexes) => isOver.then(() => others.erasablesAt(indexes)),
      storedRollUps: (unit) => isOver.then(() => others.storedRollUps(unit)),
      photosSeen: (facts) => isOver.then(() => others.photosSeen(facts)),
    };
    this.#engine = engine;
    this.#tenant = tenant;
    this.#waiting = waiting;
    this.#batch = new Batch(engine, tenant, { head, ...memory, reads, left });
    this.wake();
  }

  /** Something has come into the queue. */
  wake(): void {
    if (this.#isClosed || this.#isBroken) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Takes no more. What it took is the caller's again. */
  async stop(): Promise<readonly Waiting[]> {
    this.#isClosed = true;
    this.#closing.resolve(undefined);
    await this.#running;
    return this.taken;
  }

  /**
   * Stops, and returns the batch if it can be written: it came to its end and there is something to
   * write. Refusals alone were decided without the lock, and nothing would show that they hold.
   */
  async close(): Promise<Decided | undefined> {
    await this.stop();
    if (this.#isBroken || this.taken.length === 0) return undefined;
    try {
      await this.#engine.fault?.('decided');
      const decided = await this.#batch.close();
      return decided.rows ? decided : undefined;
    } catch (error) {
      this.#break(error);
      return undefined;
    }
  }

  async #run(): Promise<void> {
    const limit = this.#engine.batchSize ?? BATCH_SIZE;
    try {
      // Whatever else this turn of the event loop brings is read for together.
      await setImmediate();
      while (this.#waiting.length > 0 && this.taken.length < limit) {
        if (this.#isClosed && this.taken.length > 0) return;
        const next = withoutPhotos(this.#waiting.slice(0, limit - this.taken.length));
        if (next.length === 0) return;
        const wanted = wantedBy(this.#engine, next);
        const found = await this.#find(wanted);
        // Had they to be waited for, the database would stand still.
        if (this.#isClosed && this.taken.length > 0) return;
        this.#waiting.splice(0, next.length);
        this.taken.push(...next);
        await this.#batch.decide(next, wanted, found);
      }
    } catch (error) {
      this.#break(error);
    }
  }

  async #find(wanted: Wanted): Promise<Found> {
    const { client, release } = await hold(this.#engine.pool);
    try {
      return await find(client, this.#tenant, wanted);
    } finally {
      release(false);
      await this.#engine.fault?.('loaded');
    }
  }

  #break(error: unknown): void {
    this.#isBroken = true;
    this.#engine.log.warn({ tenant: this.#tenant, err: error }, 'a batch was not decided ahead');
  }
}

/** Those before the first that names pictures, which are to be locked until its commit. */
function withoutPhotos(waiting: readonly Waiting[]): readonly Waiting[] {
  const first = waiting.findIndex(({ request }) => photoIdsIn(request.command.data).length > 0);
  return first === -1 ? waiting : waiting.slice(0, first);
}
