import type { Actor, Command, Concept, Deciding } from '../../kernel/decider.ts';
import type { By, Draft, PartName, Recorded } from '../../kernel/event.ts';
import { canonical, type Json } from '../../kernel/json.ts';
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { plusSeconds, toHour, type Instant } from '../../kernel/time.ts';
import { noCatalogue } from '../catalogue/index.ts';
import { conceptOf } from '../concepts.ts';
import { noPeople } from '../people/index.ts';
import type { World } from '../world.ts';

/** What the store keeps of a fact, with the states on both sides of it. */
export interface Fact {
  readonly kind: string;
  readonly event: Recorded;
  readonly before: unknown;
  readonly after: unknown;
  /** The world after it. */
  readonly world: World;
  readonly parts: { readonly [name in PartName]?: Json };
}

const CODE = /^[A-Za-z0-9_.:+/=@,-]{0,200}$/;
const SYSTEM: Actor = { as: 'system' };

/**
 * A tenant in memory: commands go through the same turns as in the store (due clocks, rights,
 * decision, fold, reactions; the first authority that isn't refused decides; a refusal leaves
 * nothing but the clocks), and facts are held to the same rules for a leaf.
 */
export class Ledger {
  now: Instant;
  facts: Fact[] = [];
  world: World = { people: noPeople, catalogue: noCatalogue };
  #folds = new Map<string, { readonly state: unknown; readonly seq: number }>();

  constructor(now: Instant) {
    this.now = now;
  }

  /** A copy that goes its own way. */
  fork(): Ledger {
    const copy = new Ledger(this.now);
    copy.#take(this);
    return copy;
  }

  wait(seconds: number): void {
    this.now = plusSeconds(this.now, seconds);
  }

  state(stream: string): unknown {
    return this.#folds.get(stream)?.state ?? conceptOf(stream).initial;
  }

  streams(): readonly string[] {
    return [...this.#folds.keys()];
  }

  /** Fires the due clocks of a stream, as the sweep does. */
  settle(stream: string): readonly Fact[] {
    const from = this.facts.length;
    for (let n = 0; n < 1000; n += 1) {
      const drafts = this.#isNew(stream)
        ? []
        : conceptOf(stream).settle(this.state(stream), { now: this.now, world: this.world });
      if (drafts.length === 0) return this.facts.slice(from);
      const refusal = this.#record(stream, drafts, { role: 'system' }, 0);
      if (refusal) throw new Error(`a clock of ${stream} met a refusal: ${refusal.refused}`);
    }
    throw new Error(`the clocks of ${stream} don't settle`);
  }

  /** The facts of the command and its reactions, without those of due clocks. */
  commit(actor: Actor, command: Command): readonly Fact[] | Refusal {
    this.settle(command.stream);
    const before = this.fork();
    const refusal = this.#run(actor, command, 0);
    if (!refusal) return this.facts.slice(before.facts.length);
    this.#take(before);
    return refusal;
  }

  /** How a stream names a person. */
  whoOf(person: string, stream: string): string {
    return `${stream}:${person}`;
  }

  #isNew(stream: string): boolean {
    return !this.#folds.has(stream);
  }

  #take(other: Ledger): void {
    this.facts = [...other.facts];
    this.world = other.world;
    this.#folds = new Map(other.#folds);
  }

  #run(actor: Actor, command: Command, depth: number): Refusal | undefined {
    const { stream } = command;
    const concept = conceptOf(stream);
    const reads = concept.reads(command);
    const state = this.state(stream);
    const asking = { now: this.now, world: this.world, actor };
    const authorities = concept.authorise(command, state, asking);
    if (isRefusal(authorities)) return authorities;
    const context = {
      ...asking,
      whoOf: (person: string, other = stream) => this.whoOf(person, other),
      read: (other: string) => {
        if (!reads.includes(other)) throw new Error(`${command.name} reads ${other} undeclared`);
        return this.#isNew(other) ? undefined : this.state(other);
      },
    };
    let first: Refusal | undefined;
    for (const { role, unit } of authorities) {
      const by: By = {
        role,
        ...(unit === undefined ? {} : { unit }),
        ...(actor.as === 'person' ? { who: this.whoOf(actor.person, stream) } : {}),
      };
      const deciding: Deciding<unknown> = { ...context, by };
      const drafts = concept.decide(command, state, deciding);
      if (!isRefusal(drafts)) return this.#record(stream, drafts, by, depth);
      first ??= drafts;
    }
    return first ?? refuse('not-allowed');
  }

  #record(stream: string, drafts: readonly Draft[], by: By, depth: number): Refusal | undefined {
    const concept = conceptOf(stream);
    const recorded = drafts.map((draft) => this.#fold(concept, stream, draft, by));
    for (const { event, after } of recorded) {
      for (const command of concept.reactions(event, after)) {
        if (depth >= 3) throw new Error(`${event.type} reacts more than three deep`);
        this.settle(command.stream);
        const refusal = this.#run(SYSTEM, command, depth + 1);
        if (refusal) return refusal;
      }
    }
    return undefined;
  }

  #fold(concept: Concept, stream: string, draft: Draft, by: By): Fact {
    const { type, occurredOn, parts = {} } = draft;
    const declaration = concept.declarations[type];
    if (!declaration) throw new Error(`undeclared event type ${concept.kind} ${type}`);
    const data = JSON.parse(canonical(draft.data as Json)) as Json;
    requireCodes(data, type);
    const undeclared = Object.keys(parts).filter(
      (name) => !declaration.parts.some((known) => known === name),
    );
    if (undeclared.length > 0) throw new Error(`undeclared part ${undeclared.join()} of ${type}`);
    const missing = declaration.parts.filter((name) => parts[name] === undefined);
    if (missing.length > 0) throw new Error(`part ${missing.join()} of ${type} is left out`);
    const { state: before = concept.initial, seq = 0 } = this.#folds.get(stream) ?? {};
    const event: Recorded = {
      index: this.facts.length,
      stream,
      seq: seq + 1,
      at: declaration.precision === 'hour' ? toHour(this.now) : this.now,
      by,
      type,
      data,
      ...(occurredOn === undefined ? {} : { occurredOn }),
    };
    const after = concept.evolve(before, event);
    this.#folds.set(stream, { state: after, seq: seq + 1 });
    if (stream === `${concept.kind}/all`) this.world = { ...this.world, [concept.kind]: after };
    const fact = { kind: concept.kind, event, before, after, world: this.world, parts };
    this.facts.push(fact);
    return fact;
  }
}

function requireCodes(value: Json | undefined, type: string): void {
  if (typeof value === 'string') {
    if (!CODE.test(value)) throw new Error(`${type} has free text in its data: ${value}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value) as [string, Json][]) {
      requireCodes(key, type);
      requireCodes(member, type);
    }
  }
}
