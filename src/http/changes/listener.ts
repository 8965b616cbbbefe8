import { PassThrough, type Readable } from 'node:stream';

/** Unsent bytes after which somebody reads too slowly: they come again and say where they were. */
const BUFFER = 64 * 1024;
/** Matters of one message. */
const MOST_IDS = 200;

/** One open stream of server-sent events (WHATWG HTML, 9.2). It says ids of matters and no words. */
export class Listener {
  readonly #out = new PassThrough({ highWaterMark: BUFFER });
  readonly tenant: string;
  readonly person: string;
  readonly cookie: string;

  constructor({ tenant, person, cookie }: Pick<Listener, 'tenant' | 'person' | 'cookie'>) {
    this.tenant = tenant;
    this.person = person;
    this.cookie = cookie;
    this.#write('retry: 3000\n\n');
  }

  get stream(): Readable {
    return this.#out;
  }

  get isOpen(): boolean {
    return !this.#out.writableEnded && !this.#out.destroyed;
  }

  /** Calls back once the stream is over, whoever ended it. */
  onEnd(then: () => void): void {
    this.#out.once('close', then);
  }

  /** These matters changed, up to a size of the log. */
  changed(size: number, ids: readonly string[]): void {
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      const data = JSON.stringify({ ids: ids.slice(from, from + MOST_IDS) });
      this.#write(`id: ${size}\nevent: changes\ndata: ${data}\n\n`);
    }
  }

  /** Too much was missed to name it: all is to be read again. */
  missed(size: number): void {
    this.#write(`id: ${size}\nevent: missed\ndata: {}\n\n`);
  }

  /** Nothing new up to a size; keeps proxies from closing, and the place for a resumption. */
  beat(size: number): void {
    this.#write(`id: ${size}\n: still here\n\n`);
  }

  end(): void {
    if (this.isOpen) this.#out.end();
  }

  #write(text: string): void {
    if (!this.isOpen) return;
    if (!this.#out.write(text)) this.#out.destroy();
  }
}
