import { expect } from 'vitest';
import type { Actor } from '../../kernel/decider.ts';
import type { Recorded } from '../../kernel/event.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { DAY_SECONDS, HOUR_SECONDS, type Instant } from '../../kernel/time.ts';
import type { Role } from '../people/index.ts';
import type { CommandData, CommandName, Registration } from './commands.ts';
import type { ProblemEvent } from './events.ts';
import type { ProblemRefusal } from './refusals.ts';
import type { Problem } from './state.ts';
import type { Fact, Ledger } from './testing-ledger.ts';
import { district } from './testing-world.ts';

export { Ledger, type Fact } from './testing-ledger.ts';
export { district, START } from './testing-world.ts';

/** The matter that tests are about, unless they say another. */
export const A = 'problem/a';
export const B = 'problem/b';

export interface Act {
  readonly actor: Actor;
  readonly stream: string;
  readonly name: string;
  readonly data: unknown;
  readonly occurredOn?: string;
}
/** What happens in a story: an act, time that passes, or several of these. */
export type Move = Act | { readonly wait: number } | { readonly until: Instant } | readonly Move[];

type Rest<N extends CommandName> =
  CommandData[N] extends Record<never, never>
    ? Record<never, never> extends CommandData[N]
      ? [data?: CommandData[N]]
      : [data: CommandData[N]]
    : [data: CommandData[N]];

function acting(actor: Actor) {
  return <N extends CommandName>(name: N, ...[data]: Rest<N>): Act => ({
    actor,
    stream: A,
    name,
    data: data ?? {},
  });
}

export const by = (person: string) => acting({ as: 'person', person });
export const raiser = (code = 'code-1') => acting({ as: 'raiser', code });
export const anyone = acting({ as: 'anyone' });
export const system = acting({ as: 'system' });

/** The same moves on another matter. */
export function on(stream: string, ...moves: readonly Move[]): Move {
  return moves.map((move): Move => {
    if (isList(move)) return on(stream, ...move);
    return 'actor' in move ? { ...move, stream } : move;
  });
}

export function claimed(occurredOn: string, act: Act): Act {
  return { ...act, occurredOn };
}

export const minutes = (n: number): Move => ({ wait: n * 60 });
export const hours = (n: number): Move => ({ wait: n * HOUR_SECONDS });
export const days = (n: number): Move => ({ wait: n * DAY_SECONDS });
export const until = (at: Instant): Move => ({ until: at });

export function registration(change: Partial<Registration> = {}): Registration {
  return {
    kind: 'help',
    category: 'roads',
    source: 'resident',
    title: '路灯不亮',
    description: '晚上看不见路。',
    place: { text: '三号楼北门' },
    contact: { name: '王女士', phone: '13800000000' },
    raiser: 'code-1',
    ...change,
  };
}

export const reported = (change: Partial<Registration> = {}) =>
  anyone('register', registration(change));
/** A finding: nobody to ask, so two persons of another unit look. */
export const found = (person: string, change: Partial<Registration> = {}) => {
  const { raiser: _r, contact: _c, ...plain } = registration({ kind: 'finding', source: 'visit' });
  return by(person)('register', { ...plain, ...change });
};
export const dispatched = (change: Partial<CommandData['dispatch']> = {}) =>
  by('district-dispatcher')('dispatch', { lead: 'works', grade: 'general', ...change });
export const signed = by('works-handler')('sign');
export const inHand: Move = [reported(), dispatched(), signed];
export const claimedFixed: Move = [
  by('works-handler')('ask-answer', { text: '已换灯泡' }),
  by('works-lead')('grant-answer', {}),
];
export const answered: Move = [inHand, claimedFixed];
export const happy = { solved: 'yes', satisfied: 'yes' } as const;
export const confirmed: Move = [answered, raiser()('confirm', happy)];
export const listed: Move = [
  inHand,
  by('works-lead')('list', {
    reason: 'funds',
    condition: 'funds-granted',
    owner: 'works',
    reviewOn: '2026-07-01',
    measures: '申请资金',
  }),
];
/** What a call-back hears of a happy raiser, with a second person listening. */
export const heard: CommandData['call-back'] = {
  channel: 'phone',
  reached: true,
  authentic: true,
  contacted: true,
  ...happy,
  witness: 'district-caller-2',
};
export const call = (change: Partial<CommandData['call-back']> = {}) =>
  by('district-caller')('call-back', { ...heard, ...change });
export const unreached = by('district-caller')('call-back', { channel: 'phone', reached: false });

/** Gives a person one more post. */
export function alsoIn(person: string, unit: string, role: Role, change: object = {}): Act {
  const post = `${person}-${unit}-${role}`;
  const data = { post, person, unit, role, from: '2026-01-01', ...change };
  return {
    actor: { as: 'person', person: 'district-office' },
    stream: 'people/all',
    name: 'take-post',
    data,
  };
}

function isList(move: Move): move is readonly Move[] {
  return Array.isArray(move);
}

/** Plays moves that must succeed. */
export function play(ledger: Ledger, ...moves: readonly Move[]): Ledger {
  for (const move of moves) {
    if (isList(move)) play(ledger, ...move);
    else if ('wait' in move) ledger.wait(move.wait);
    else if ('until' in move) ledger.now = move.until;
    else {
      const done = commit(ledger, move);
      if (isRefusal(done)) {
        throw new Error(`${move.name} was refused: ${done.refused} ${JSON.stringify(done.detail)}`);
      }
    }
  }
  return ledger;
}

export function commit(ledger: Ledger, { actor, ...command }: Act): readonly Fact[] | Refusal {
  return ledger.commit(actor, command);
}

type Type = ProblemEvent['type'];
/** An event by its type, or its type with some of its data. */
type Expected = Type | readonly [type: Type, data: object];

class Outcome {
  readonly ledger: Ledger;
  readonly result: readonly Fact[] | Refusal;
  /** The facts of due clocks that came before the command. */
  readonly clocks: readonly Fact[];

  constructor(ledger: Ledger, result: readonly Fact[] | Refusal, clocks: readonly Fact[]) {
    this.ledger = ledger;
    this.result = result;
    this.clocks = clocks;
  }

  /** These events and no others, in this order, of the command and its reactions. */
  then(...expected: readonly Expected[]): this {
    expect(this.#outcome()).toEqual(expected.map(typeOf));
    matchData(isRefusal(this.result) ? [] : eventsOf(this.result), expected);
    return this;
  }

  /** These events of due clocks, before the command. */
  first(...expected: readonly Expected[]): this {
    const got = eventsOf(this.clocks);
    expect(got.map((e) => e.type)).toEqual(expected.map(typeOf));
    matchData(got, expected);
    return this;
  }

  refused(code: ProblemRefusal, detail?: object): this {
    expect(this.#outcome()).toMatchObject({ refused: code, ...(detail ? { detail } : {}) });
    return this;
  }

  state(stream: string = A): Problem {
    return this.ledger.state(stream) as Problem;
  }

  #outcome(): Refusal | readonly string[] {
    return isRefusal(this.result) ? this.result : eventsOf(this.result).map((e) => e.type);
  }
}

function eventsOf(facts: readonly Fact[]): readonly Recorded[] {
  return facts.map((fact) => fact.event);
}

function typeOf(expected: Expected): Type {
  return typeof expected === 'string' ? expected : expected[0];
}

function matchData(got: readonly Recorded[], expected: readonly Expected[]): void {
  expected.forEach((each, i) => {
    if (typeof each !== 'string') expect(got[i]!.data).toMatchObject(each[1]);
  });
}

/** given(what happened) · when(command) · then(events | refusal) */
export function given(...moves: readonly Move[]) {
  const ledger = play(district(), ...moves);
  return {
    ledger,
    when(act: Act): Outcome {
      const from = ledger.facts.length;
      const settled = ledger.fork();
      settled.settle(act.stream);
      const clocks = settled.facts.slice(from);
      return new Outcome(ledger, commit(ledger, act), clocks);
    },
    /** What time alone brings about. */
    whenSwept(stream: string = A): Outcome {
      return new Outcome(ledger, ledger.settle(stream), []);
    },
    state: (stream: string = A) => ledger.state(stream) as Problem,
  };
}
