import { randomBytes } from 'node:crypto';
import type { Actor } from '../../kernel/decider.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { CommandData, CommandName, Registration } from '../../domain/problem/index.ts';
import { codeHash } from '../../http/codes.ts';
import { sweep } from '../../jobs/sweep.ts';
import type { Store } from '../../store/index.ts';

/** A matter on the stage: its stream, and the raiser's code if somebody raised it. */
export interface Matter {
  readonly stream: string;
  readonly code?: string;
}

/** The demo's own clock: the store reads it, the story turns it. */
export interface DemoClock {
  now: number;
}

/** Plays a story through the front door: every act is a command that the rules could refuse. */
export class Stage {
  readonly tenant: string;
  readonly #store: Store;
  readonly #clock: DemoClock;

  constructor(store: Store, tenant: string, clock: DemoClock) {
    this.#store = store;
    this.tenant = tenant;
    this.#clock = clock;
  }

  /** Turns the clock to a local time (UTC+8), never back; clocks that fall due on the way fire. */
  async at(day: string, time: string): Promise<void> {
    const to = Date.parse(`${day}T${time}:00+08:00`);
    if (to < this.#clock.now) throw new Error(`the demo's clock can't go back to ${day} ${time}`);
    this.#clock.now = to;
    await sweep({ store: this.#store, clock: () => this.#clock.now });
  }

  /** A resident reports on the public page, with a code of theirs. */
  async report(code: string, data: Omit<Registration, 'source' | 'raiser'>): Promise<Matter> {
    const raiser = codeHash(this.tenant, code);
    const matter = { stream: newStream(), code };
    await this.#do({ as: 'anyone' }, matter.stream, 'register', {
      ...data,
      source: 'resident',
      raiser,
    });
    return matter;
  }

  /** A person registers what was found. */
  async register(person: string, data: Registration): Promise<Matter> {
    const matter = { stream: newStream() };
    await this.act(person, matter, 'register', data);
    return matter;
  }

  async act<N extends CommandName>(
    person: string,
    { stream }: Matter,
    name: N,
    data: CommandData[N],
  ): Promise<void> {
    await this.#do({ as: 'person', person }, stream, name, data);
  }

  /** What the raiser does on the tracking page. */
  async raiser<N extends CommandName>(
    matter: Matter,
    name: N,
    data: CommandData[N],
  ): Promise<void> {
    await this.#do(this.#raiserOf(matter), matter.stream, name, data);
  }

  async pressed(matter: Matter, text: string): Promise<void> {
    const stream = matter.stream.replace('problem/', 'confidence/');
    await this.#do(this.#raiserOf(matter), stream, 'say-pressure', { text });
  }

  async system(
    stream: 'people/all' | 'catalogue/all',
    commands: readonly { name: string; data: unknown }[],
  ): Promise<void> {
    await Promise.all(
      commands.map(({ name, data }) => this.#do({ as: 'system' }, stream, name, data)),
    );
  }

  async person(
    person: string,
    stream: 'people/all' | 'catalogue/all',
    name: string,
    data: unknown,
  ): Promise<void> {
    await this.#do({ as: 'person', person }, stream, name, data);
  }

  #raiserOf({ code }: Matter): Actor {
    if (code === undefined) throw new Error('nobody raised this matter');
    return { as: 'raiser', code: codeHash(this.tenant, code) };
  }

  async #do(actor: Actor, stream: string, name: string, data: unknown): Promise<void> {
    const answer = await this.#store.commit(this.tenant, {
      actor,
      command: { stream, name, data },
    });
    if ('unknown' in answer || isRefusal(answer)) {
      throw new Error(`the demo's ${name} was not accepted: ${JSON.stringify(answer)}`);
    }
  }
}

function newStream(): string {
  return `problem/${randomBytes(16).toString('base64url')}`;
}
