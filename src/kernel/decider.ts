import type { By, Draft, EventDeclaration, PartName, Recorded } from './event.ts';
import type { Refusal } from './refusal.ts';
import type { Instant } from './time.ts';

/**
 * Who asks. A staff person acts through one of their posts (the rules pick it), a raiser by the hash
 * of a tracking code, the system for clocks, anyone for a first report.
 */
export type Actor =
  | { readonly as: 'person'; readonly person: string }
  | { readonly as: 'raiser'; readonly code: string }
  | { readonly as: 'system' }
  | { readonly as: 'anyone' };

export interface Command<Name extends string = string, Data = unknown> {
  /** The stream that it changes, `problem/<id>`. */
  readonly stream: string;
  readonly name: Name;
  readonly data: Data;
  /** A claimed date of what is recorded (field mode, meetings, imports). */
  readonly occurredOn?: string;
}

/** An authority that the rules found for the actor: the post through which they act. */
export interface Authority {
  readonly role: string;
  readonly unit?: string;
}

/**
 * One concept of the domain: pure, the same for the server, `check`, `verify` and the tests.
 * `World` is what commands may read beside their own stream (units, posts, catalogue, calendar).
 */
export interface Concept<
  State = unknown,
  C extends Command = Command,
  D extends Draft = Draft,
  World = unknown,
> {
  /** The first part of its stream ids. */
  readonly kind: string;
  readonly initial: State;
  readonly declarations: { readonly [type in D['type']]: EventDeclaration };
  /** The other streams whose states `decide` reads, beside those that the world holds. */
  reads(command: C): readonly string[];
  /** The authorities under which the actor may try this, best first; a refusal if there is none. */
  authorise(command: C, state: State, context: Asking<World>): readonly Authority[] | Refusal;
  decide(command: C, state: State, context: Deciding<World>): readonly D[] | Refusal;
  evolve(state: State, event: Recorded<D>): State;
  /** Facts that time alone brings about by `now`, the earliest first; empty when there is none. */
  settle(state: State, context: Settling<World>): readonly D[];
  /** Commands on other streams that this fact brings about, in the same transaction. */
  reactions(event: Recorded<D>, state: State): readonly Command[];
  /** Whether `as-stream` events of this stream are restricted. */
  sensitive(state: State): boolean;
  /** When `settle` will next have something to say; the sweep finds idle streams by it. */
  nextDue?(state: State): Instant | undefined;
  /** The parts that this fact erases, in the same transaction; only events of the same tenant. */
  erasures?(event: Recorded<D>): readonly Erased[];
}

/** The part of an event, by the event's place in the log, whose content is to be deleted. */
export interface Erased {
  readonly index: number;
  readonly part: PartName;
}

export interface Settling<World> {
  readonly now: Instant;
  readonly world: World;
}

export interface Asking<World> extends Settling<World> {
  readonly actor: Actor;
}

export interface Deciding<World> extends Asking<World> {
  /** The actor as the log will name them. */
  readonly by: By;
  /** The state of a stream named by `reads`, `undefined` if it has no events. */
  read(stream: string): unknown;
  /**
   * The keyed hash under which a stream names a person: second-person rules compare these. The
   * command's own stream, or one named by `reads`.
   */
  whoOf(person: string, stream?: string): string;
}
