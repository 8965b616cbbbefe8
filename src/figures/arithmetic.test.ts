import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recorded } from '../kernel/event.ts';
import { canonical, type Json } from '../kernel/json.ts';
import { conceptOf } from '../domain/concepts.ts';
import { chainOf } from '../domain/people/index.ts';
import { problem, type Problem } from '../domain/problem/index.ts';
import { district, type Fact, type Ledger } from '../domain/problem/testing.ts';
import { anyStep, MARKER, takeStep, walkStreams } from '../domain/problem/testing-walk.ts';
import { imbalances } from './arithmetic.ts';
import { linesOf, stocksOf } from './fold.ts';
import type { Line } from './line.ts';
import { measures } from './measures.ts';

/** Sums by measure, mutable: these tests add up thousands of lines. */
type Tally = { [measure: string]: number };
const stocks = measures.filter((m) => m.nature === 'stock').map((m) => m.id);

function add(tally: Tally, measure: string, n: number): void {
  tally[measure] = (tally[measure] ?? 0) + n;
}

/** What the store's cells hold: sums of a unit's own lines, and of its subtree by today's tree. */
class Board {
  readonly own = new Map<string, Tally>();

  take(lines: readonly Line[]): void {
    for (const { unit, measure, n } of lines) {
      const tally = this.own.get(unit) ?? {};
      add(tally, measure, n);
      this.own.set(unit, tally);
    }
  }

  /** Of a unit and all under it, by today's tree. */
  tree(unit: string, { world }: Fact): Tally {
    const sum: Tally = {};
    for (const [each, tally] of this.own) {
      if (!chainOf(world.people, each).includes(unit)) continue;
      for (const [measure, n] of Object.entries(tally)) add(sum, measure, n);
    }
    return sum;
  }
}

/** The units whose sums a fact may have changed. */
function touched(fact: Fact, all: Iterable<string>): ReadonlySet<string> {
  const { people } = fact.world;
  if (fact.kind === 'people') return new Set(all);
  return new Set(lines(fact).flatMap((line) => chainOf(people, line.unit)));
}

function lines(fact: Fact): readonly Line[] {
  const { event, before, after, world, kind } = fact;
  return linesOf(event, before, after, { world, kind, isRepeated: false });
}

/** After each single event: the equations, for the tenant and each subtree; and stocks as counted. */
function checkEachEvent(ledger: Ledger): void {
  const board = new Board();
  const states = new Map<string, Problem>();
  for (const fact of ledger.facts) {
    board.take(lines(fact));
    checkEachCategory(fact);
    if (fact.kind === 'problem') states.set(fact.event.stream, fact.after as Problem);
    for (const unit of touched(fact, board.own.keys())) {
      const wrong = imbalances(board.tree(unit, fact));
      if (wrong.length > 0) throw new Error(`${unit}, ${say(fact)}: ${JSON.stringify(wrong)}`);
      const counted: Tally = {};
      for (const p of states.values()) {
        if ((p.lead ?? p.office) === unit)
          stocksOf(p).forEach((measure) => add(counted, measure, 1));
      }
      const own = board.own.get(unit) ?? {};
      const off = stocks.filter((measure) => (own[measure] ?? 0) !== (counted[measure] ?? 0));
      if (off.length > 0) throw new Error(`${unit}, ${say(fact)}: ${off.join()} as counted`);
    }
  }
}

/** What an event adds is balanced under each category too, so that a corrected one leaves no trace. */
function checkEachCategory(fact: Fact): void {
  for (const [category, of] of Map.groupBy(lines(fact), (line) => line.category)) {
    const tally: Tally = {};
    for (const { measure, n } of of) add(tally, measure, n);
    const wrong = imbalances(tally);
    if (wrong.length > 0) throw new Error(`${category}, ${say(fact)}: ${JSON.stringify(wrong)}`);
  }
}

function say({ event }: Fact): string {
  return `after ${String(event.index)} ${event.type} on ${event.stream}`;
}

/** The events alone, as text, folded from nothing give the same states and lines. */
function checkRefold(ledger: Ledger): void {
  const states = new Map<string, unknown>();
  for (const fact of ledger.facts) {
    const event = JSON.parse(JSON.stringify(fact.event)) as Recorded;
    const concept = conceptOf(event.stream);
    const before = states.get(event.stream) ?? concept.initial;
    const after = concept.evolve(before, event);
    states.set(event.stream, after);
    const again = linesOf(event, before, after, {
      world: fact.world,
      kind: fact.kind,
      isRepeated: false,
    });
    // As text: a thousand times quicker than a deep comparison.
    const [got, was] = [
      { after, again },
      { after: fact.after, again: lines(fact) },
    ];
    if (text(got) !== text(was)) expect(got, say(fact)).toEqual(was);
  }
}

function text(value: object): string {
  return canonical(value as { readonly [key: string]: Json });
}

function checkSealed(ledger: Ledger): void {
  const persons = Object.keys(ledger.world.people.persons);
  for (const { event, kind } of ledger.facts) {
    if (kind !== 'problem' && kind !== 'confidence') continue;
    const text = JSON.stringify(event);
    if (text.includes(MARKER)) throw new Error(`sealed words in ${event.type}`);
    const named = persons.find((person) => text.includes(`"${person}"`));
    if (named) throw new Error(`${event.type} names a person`);
  }
}

/** A clock never runs in a matter that has ended, and ended matters ask for nothing but words. */
function checkQuiet(ledger: Ledger): void {
  for (const stream of walkStreams) {
    const p = ledger.state(stream) as Problem;
    const ended = ['not-taken-up', 'redirected', 'merged'].includes(p.status);
    if (ended) expect(p.clocks).toEqual({});
    if (ended || p.status === 'closed') {
      expect(Object.keys(p.asks).filter((m) => !['publish', 'exclusion'].includes(m))).toEqual([]);
    }
  }
}

describe('the ledger’s arithmetic', () => {
  const seen = new Map<string, number>();

  it('holds after every single event of any walk, and a refold gives the same', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 250, maxLength: 400, size: 'max' }), (steps) => {
        const ledger = district();
        for (const step of steps) takeStep(ledger, step);
        checkEachEvent(ledger);
        checkRefold(ledger);
        checkSealed(ledger);
        checkQuiet(ledger);
        for (const { event } of ledger.facts) seen.set(event.type, (seen.get(event.type) ?? 0) + 1);
      }),
      // Shrinking walks of hundreds of steps would take hours; the message names event and equation.
      { seed: 20260602, numRuns: 30, endOnFailure: true },
    );
  }, 120_000);

  it('was put to the test by every type of event', () => {
    const types = Object.keys(problem.declarations);
    const missing = types.filter((type) => !seen.has(type));
    expect(missing).toEqual([]);
    expect([...seen.keys()]).toEqual(
      expect.arrayContaining(['PressureReported', 'ContactRead', 'SlipOpened', 'UnitMoved']),
    );
  });
});
