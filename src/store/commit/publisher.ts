import type { Engine } from './engine.ts';
import { publish, type Publishable } from './publish.ts';

/** Most of the time, in ms, that a log may be ahead of its checkpoint under load. */
const INTERVAL = 200;

/** Publishes a tenant's newest head: at once when the writer is idle, else every 200 ms. */
export class Publisher {
  readonly #engine: Engine;
  readonly #tenant: string;
  #next: Publishable | undefined;
  #last = -INTERVAL;
  #closing = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(engine: Engine, tenant: string) {
    this.#engine = engine;
    this.#tenant = tenant;
  }

  /** A head that is durable. */
  offer(head: Publishable, isIdle: boolean): void {
    this.#next = head;
    const wait = isIdle ? 0 : this.#last + INTERVAL - performance.now();
    if (wait <= 0) this.#start();
    else this.#timer ??= setTimeout(() => this.#start(), wait);
  }

  /** One last try for what isn't published yet. */
  async close(): Promise<void> {
    await this.#running;
    this.#closing = true;
    this.#start();
    await this.#running;
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    while (this.#next) {
      const head = this.#next;
      this.#next = undefined;
      this.#last = performance.now();
      try {
        await publish(this.#engine, this.#tenant, head);
      } catch (error) {
        // The log is right all the same; a later try, at the latest the next start, says so.
        this.#engine.log.warn({ tenant: this.#tenant, err: error }, 'no checkpoint was published');
        this.#next ??= head;
        if (this.#closing) return;
        this.#timer ??= setTimeout(() => this.#start(), 1000).unref();
        return;
      }
    }
  }
}
