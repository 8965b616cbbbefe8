import type { Actor, Concept } from '../../kernel/decider.ts';
import type { By, Draft } from '../../kernel/event.ts';
import { own } from '../../kernel/own.ts';
import type { Instant } from '../../kernel/time.ts';
import type { World } from '../../domain/world.ts';
import { newSalt, whoOf } from '../keys.ts';
import { recordDraft, type Fact } from './leaf.ts';
import type { Reads } from './load.ts';
import type { EvidenceRow } from './photos.ts';

/** A stream's fold as a batch knows it; `seq` is 0 before its first event. */
export interface StreamFold {
  readonly state: unknown;
  readonly seq: number;
  readonly key: Buffer;
}

export type Folds = ReadonlyMap<string, StreamFold>;

/** A person whom a stream came to name. */
export interface Named {
  readonly stream: string;
  readonly who: string;
  readonly person: string;
}

/** The kinds whose one stream, `<kind>/all`, is a member of the world. */
export const worldKinds = ['people', 'catalogue'] as const;

export function isWorldStream(stream: string): boolean {
  return worldKinds.some((kind) => stream === `${kind}/all`);
}

/** What all commands of a batch share. */
export interface Setting extends Pick<Reads, 'load' | 'erasablesAt'> {
  readonly tenant: string;
  readonly concepts: { readonly [kind: string]: Concept };
  /** Grows while a batch takes in commands. */
  now: Instant;
  /** The pictures that the batch's commands name, by id. */
  readonly evidence: ReadonlyMap<string, EvidenceRow>;
}

/**
 * The states that a batch carries in memory. Each command works on a fork, which is merged if the
 * command is accepted and dropped if not, indexes and all.
 */
export class Work {
  readonly setting: Setting;
  readonly facts: Fact[] = [];
  readonly named: Named[] = [];
  world: World;
  /** The log size after these facts. */
  size: number;
  readonly #streams = new Map<string, StreamFold>();
  readonly #below: Work | undefined;
  readonly #earlier: Folds;

  /** `earlier` are folds of the batch before: they go before what is loaded. */
  constructor(setting: Setting, world: World, size: number, earlier: Folds, below?: Work) {
    this.setting = setting;
    this.world = world;
    this.size = size;
    this.#earlier = earlier;
    this.#below = below;
  }

  /** What this batch has loaded and decided. */
  get folds(): Folds {
    return this.#streams;
  }

  fork(): Work {
    return new Work(this.setting, this.world, this.size, this.#earlier, this);
  }

  /** Takes over what a fork of this has done. */
  merge(fork: Work): void {
    for (const [stream, fold] of fork.#streams) this.#streams.set(stream, fold);
    this.facts.push(...fork.facts);
    this.named.push(...fork.named);
    this.world = fork.world;
    this.size = fork.size;
  }

  put(stream: string, fold: StreamFold): void {
    this.#streams.set(stream, fold);
  }

  /** A stream as it was found; what this batch or the one before knows of it is newer. */
  putLoaded(stream: string, fold: StreamFold): void {
    if (!this.#find(stream)) this.#streams.set(stream, fold);
  }

  /** A stream that was looked for and isn't there, unless a concept can't have such a stream. */
  putNew(stream: string): void {
    if (this.#find(stream)) return;
    const concept = own(this.setting.concepts, kindOf(stream));
    if (concept) this.#streams.set(stream, newFold(concept));
  }

  /** Makes `fold` answer for these streams. At most one read of the database. */
  async need(streams: readonly string[]): Promise<void> {
    const missing = streams.filter((stream) => this.#find(stream) === undefined);
    if (missing.length === 0) return;
    const found = await this.setting.load(missing);
    for (const stream of missing) {
      // What is in the database holds for the whole batch, also if this command is refused.
      this.#root().put(stream, found.get(stream) ?? newFold(this.conceptOf(stream)));
    }
  }

  fold(stream: string): StreamFold {
    const fold = this.#find(stream);
    if (!fold) throw new Error(`stream ${stream} was not declared to be read`);
    return fold;
  }

  conceptOf(stream: string): Concept {
    const concept = own(this.setting.concepts, kindOf(stream));
    if (!concept || !STREAM.test(stream)) throw new Error(`no concept keeps a stream ${stream}`);
    if (worldKinds.some((kind) => kind === concept.kind) && !isWorldStream(stream)) {
      throw new Error(`${concept.kind} has one stream only`);
    }
    return concept;
  }

  /** Records drafts on a stream. Throws, leaving this Work unfit, if one of them can't be. */
  record(stream: string, drafts: readonly Draft[], by: By): readonly Fact[] {
    const concept = this.conceptOf(stream);
    const { tenant, now } = this.setting;
    const recorded: Fact[] = [];
    for (const draft of drafts) {
      const { state, seq, key } = this.fold(stream);
      const place = { tenant, index: this.size, stream, seq: seq + 1, now, by };
      const partial = recordDraft(concept, draft, place, state);
      if (isWorldStream(stream)) this.world = { ...this.world, [concept.kind]: partial.after };
      const fact: Fact = { ...partial, world: this.world };
      this.#streams.set(stream, { state: fact.after, seq: seq + 1, key });
      this.size += 1;
      this.facts.push(fact);
      recorded.push(fact);
    }
    return recorded;
  }

  /** How a stream names a person; remembered if the log comes to hold it. */
  whoOf(stream: string, person: string, asked: Named[]): string {
    const who = whoOf(this.fold(stream).key, person);
    if (!asked.some((named) => named.who === who)) asked.push({ stream, who, person });
    return who;
  }

  #root(): Work {
    return this.#below ? this.#below.#root() : this;
  }

  #find(stream: string): StreamFold | undefined {
    const below = this.#below;
    return this.#streams.get(stream) ?? (below ? below.#find(stream) : this.#earlier.get(stream));
  }
}

/** `problem` of `problem/…`. */
export function kindOf(stream: string): string {
  return stream.slice(0, stream.indexOf('/'));
}

const STREAM = /^[a-z-]{1,40}\/[A-Za-z0-9_-]{1,80}$/;

function newFold(concept: Concept): StreamFold {
  return { state: concept.initial, seq: 0, key: newSalt() };
}

export const SYSTEM: Actor = { as: 'system' };
