import { own } from '../../kernel/own.ts';
import { subtreeOf } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import type { Line } from '../../figures/line.ts';

/** What the log shows, and the attested total of what it doesn't. */
export interface Sum {
  readonly shown: number;
  readonly attested: number;
}

export interface Count extends Sum {
  /** Whether any line was shown, and whether any was attested: a sum of zero may be one of lines. */
  readonly hasShown: boolean;
  readonly hasAttested: boolean;
  readonly unit: string;
  /** The unit was in the tree when the line was recorded; else it counts at the root alone. */
  readonly known: boolean;
  readonly measure: string;
  readonly month: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Sums of lines by unit, measure and month. Every key that was ever touched stays, also at zero. */
export class Tally {
  readonly #byUnit = new Map<string, Map<string, Mutable<Count>>>();
  /** Units whose sums changed since `takeTouched`. */
  #touched = new Set<string>();

  add(line: Line, attested: boolean, world: World, byMonth = false): void {
    const { unit, measure, n } = line;
    const known = own(world.people.units, unit) !== undefined;
    const month = byMonth ? line.day.slice(0, 7) : '';
    const key = `${known ? '' : '?'}${measure} ${month}`;
    let counts = this.#byUnit.get(unit);
    if (!counts) this.#byUnit.set(unit, (counts = new Map<string, Mutable<Count>>()));
    let count = counts.get(key);
    if (!count) {
      const none = { hasShown: false, hasAttested: false, shown: 0, attested: 0 };
      count = { unit, known, measure, month, ...none };
      counts.set(key, count);
    }
    if (attested) {
      count.attested += n;
      count.hasAttested = true;
    } else {
      count.shown += n;
      count.hasShown = true;
    }
    this.#touched.add(unit);
  }

  takeTouched(): readonly string[] {
    const touched = [...this.#touched];
    this.#touched = new Set();
    return touched;
  }

  *counts(): Generator<Count> {
    for (const counts of this.#byUnit.values()) yield* counts.values();
  }

  /** A unit's own sums by measure. */
  own(unit: string): Map<string, Sum> {
    return total(this.#byUnit.get(unit)?.values() ?? []);
  }

  /** The sums of a unit and all under it, in a tree. What belongs to no unit counts at the root. */
  tree(unit: string, { people }: World): Map<string, Sum> {
    const under = new Set(subtreeOf(people, unit));
    const isRoot = unit === people.root;
    return total([...this.counts()].filter((c) => (c.known ? under.has(c.unit) : isRoot)));
  }
}

function total(counts: Iterable<Count>): Map<string, Sum> {
  const sums = new Map<string, Mutable<Sum>>();
  for (const { measure, shown, attested } of counts) {
    const sum = sums.get(measure) ?? { shown: 0, attested: 0 };
    sum.shown += shown;
    sum.attested += attested;
    sums.set(measure, sum);
  }
  return sums;
}

/** Shown and attested together, by measure: what the ledger's equations hold for. */
export function whole(sums: ReadonlyMap<string, Sum>): { readonly [measure: string]: number } {
  return Object.fromEntries([...sums].map(([id, { shown, attested }]) => [id, shown + attested]));
}
