import { own } from '../../kernel/own.ts';
import type { Concept } from '../../kernel/decider.ts';
import type { Recorded } from '../../kernel/event.ts';
import type { World } from '../../domain/world.ts';
import type { Line } from '../../figures/line.ts';
import { PhotosSeen } from '../../figures/photos.ts';
import type { StoreParts } from '../store.ts';

export interface FoldedStream {
  readonly concept: Concept;
  readonly seq: number;
  /** Of its last event. */
  readonly index: number;
  readonly state: unknown;
}

export interface Folded {
  readonly concept: Concept;
  readonly before: unknown;
  readonly after: unknown;
  readonly lines: readonly Line[];
}

/** What an event breaks of the rules that hold for every log; `folded` is absent if it can't be folded. */
export interface Applied {
  readonly faults: readonly string[];
  readonly folded?: Folded;
}

/** The kinds whose one stream is a member of the world. */
const worldKinds: readonly string[] = ['people', 'catalogue'];

/**
 * Folds a log again from its events, in its order, as the store folded it when it wrote them. Holds
 * one state a stream, until `drop`. Pure but for what it holds.
 */
export class LogFold {
  readonly #parts: Pick<StoreParts, 'concepts' | 'linesOf'>;
  readonly streams = new Map<string, FoldedStream>();
  readonly #photos = new PhotosSeen();
  #world: World;
  /** The latest time known so far, as exactly as it is known. */
  #latest = '';

  constructor(parts: Pick<StoreParts, 'concepts' | 'linesOf'>) {
    this.#parts = parts;
    const states = worldKinds.map((kind) => [kind, parts.concepts[kind]?.initial] as const);
    this.#world = Object.fromEntries(states) as unknown as World;
  }

  get world(): World {
    return this.#world;
  }

  /** The latest time that the log has come to, to the second, hour or day. */
  get latest(): string {
    return this.#latest;
  }

  /** Forgets a stream that has no further events. */
  drop(stream: string): void {
    this.streams.delete(stream);
  }

  /** Time never runs backwards in a log; two times are compared as exactly as both are known. */
  tick(at: string): string | undefined {
    const time = at.replace('Z', '');
    const known = Math.min(time.length, this.#latest.length);
    const [now, before] = [time.slice(0, known), this.#latest.slice(0, known)];
    if (now < before) return 'time runs backwards';
    if (now > before || time.length > this.#latest.length) this.#latest = time;
    return undefined;
  }

  /**
   * The next event of its stream. `partNames` are those that it commits to; `restricted` says
   * whether the log hides it. Its time was given to `tick`.
   */
  apply(event: Recorded, partNames: readonly string[], restricted: boolean): Applied {
    const { stream, seq, type, at } = event;
    const kind = stream.slice(0, stream.indexOf('/'));
    const concept = own(this.#parts.concepts, kind);
    const declaration = concept && own(concept.declarations, type);
    if (!concept || !declaration) return { faults: [`unknown type ${kind} ${type}`] };
    const faults: string[] = [];
    if ((at.length === 20) !== (declaration.precision === 'second')) {
      faults.push(`time not to the ${declaration.precision}`);
    }
    if ([...partNames].sort().join() !== [...declaration.parts].sort().join()) {
      faults.push('not the parts that its type declares');
    }
    const { seq: last, state: before } = this.streams.get(stream) ?? {
      seq: 0,
      state: concept.initial,
    };
    if (seq !== last + 1)
      faults.push(`event ${String(last + 1)} of ${stream} expected, not ${String(seq)}`);
    let after: unknown;
    try {
      after = concept.evolve(before, event);
    } catch {
      return { faults: [...faults, `can't follow in ${stream}`] };
    }
    const hides =
      declaration.visibility === 'restricted' ||
      (declaration.visibility === 'as-stream' &&
        (concept.sensitive(before) || concept.sensitive(after)));
    if (hides !== restricted) faults.push(restricted ? 'hidden without need' : 'shown in the open');
    this.streams.set(stream, { concept, seq, index: event.index, state: after });
    if (worldKinds.includes(kind) && stream === `${kind}/all`) {
      this.#world = { ...this.#world, [kind]: after };
    }
    const isRepeated = this.#photos.repeats(event, restricted);
    this.#photos.take(event, restricted);
    try {
      const context = { world: this.#world, kind, isRepeated };
      const lines = this.#parts.linesOf(event, before, after, context);
      return { faults, folded: { concept, before, after, lines } };
    } catch {
      return { faults: [...faults, `no figures can be made of it`] };
    }
  }
}
