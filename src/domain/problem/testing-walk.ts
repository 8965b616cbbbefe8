import fc from 'fast-check';
import type { Actor, Command } from '../../kernel/decider.ts';
import { DAY_SECONDS, localDay, plusDays } from '../../kernel/time.ts';
import type { CommandData, CommandName } from './commands.ts';
import { commandNames, nextSteps } from './decide.ts';
import * as words from './events.ts';
import { entryFor, importStep, isForLedgers } from './testing-imports.ts';
import type { Problem } from './state.ts';
import type { Ledger } from './testing-ledger.ts';

/** Any picture will do: whether there is one is not for the domain to say. */
const picture = { id: 'A'.repeat(22), hash: 'H'.repeat(43), thumbnail: 'T'.repeat(43) };

/** Stands in every sealed or published word; it would pass for a code if it got into an event. */
export const MARKER = 'Sealed.Words';

export const walkStreams = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => `problem/${id}`);

/** A step of a random walk: numbers that pick from whatever there is to pick from. */
export interface Step {
  readonly wait: number;
  readonly stream: number;
  readonly actor: number;
  readonly command: number;
  readonly data: readonly number[];
  /** Tries anything, lawful or not. */
  readonly wild: boolean;
}

const nat = fc.nat(1_000_000);
export const anyStep: fc.Arbitrary<Step> = fc.record({
  wait: nat,
  stream: nat,
  actor: nat,
  command: nat,
  data: fc.array(nat, { minLength: 8, maxLength: 8 }),
  wild: fc.nat(9).map((n) => n === 0),
});

const waits = [0, 0, 0, 0, 60, 60, 60, 3600, 3600, 5 * 3600, 25 * 3600, 3, 9, 31, 62].map((n) =>
  n > 0 && n < 60 ? n * DAY_SECONDS : n,
);

const codesOf = (p: Problem) => p.raisers.map((r) => r.code);

function pick<T>(list: readonly T[], n: number | undefined): T {
  if (list.length === 0) throw new Error('nothing to pick from');
  return list[(n ?? 0) % list.length]!;
}

/** Lets time pass and tries one command, mostly one that is lawful at that moment. */
export function takeStep(ledger: Ledger, step: Step): void {
  ledger.wait(pick(waits, step.wait));
  if (step.actor % 97 === 0) return changeTheWorld(ledger, step);
  const stream = pick(walkStreams, step.stream);
  ledger.settle(stream);
  const p = ledger.state(stream) as Problem;
  if (isForLedgers(p, step)) return importStep(ledger, stream, step, MARKER);
  const found = choose(ledger, stream, p, step);
  if (!found) return;
  const [actor, name] = found;
  const data = dataFor(name, stream, ledger, step.data);
  ledger.commit(actor, { stream, name, data });
  if (step.command % 23 === 0) confide(ledger, stream.slice(8), actor, step);
}

type Choice = readonly [actor: Actor, name: CommandName];

function choose(ledger: Ledger, stream: string, p: Problem, step: Step): Choice | undefined {
  if (p.status === 'unregistered') {
    const registrar = pick(Object.keys(ledger.world.people.persons), step.actor);
    const actor: Actor = step.actor % 2 ? { as: 'anyone' } : { as: 'person', person: registrar };
    return [actor, 'register'];
  }
  const actors: readonly Actor[] = [
    ...codesOf(p).map((code): Actor => ({ as: 'raiser', code })),
    ...Object.keys(ledger.world.people.persons).map((person): Actor => ({ as: 'person', person })),
  ];
  if (step.wild) return [pick(actors, step.actor), pick(commandNames, step.command)];
  const lawful = new Map<CommandName, Actor>();
  for (let n = 0; n < 16; n += 1) {
    const actor = n === 0 ? pick(actors, 0) : pick(actors, step.actor + n * 5);
    const steps = nextSteps(p, {
      now: ledger.now,
      world: ledger.world,
      actor,
      read: (other) => ledger.state(other),
      whoOf: (person) => ledger.whoOf(person, stream),
    });
    for (const { name, refusal } of steps) if (!refusal) lawful.set(name, actor);
  }
  // An ended matter has only its upkeep left.
  const isOver = [...lawful.keys()].every((name) => upkeep.includes(name));
  if (isOver && (step.data[6] ?? 0) % 16 > 0) return undefined;
  const names = [...lawful.keys()].flatMap((name) => Array<CommandName>(weightOf(name)).fill(name));
  const name = names.length === 0 ? undefined : pick(names, step.command);
  const actor = name && lawful.get(name);
  return name && actor ? [actor, name] : undefined;
}

/** What leads nowhere or ends too soon is seldom taken, and what leads on often. */
function weightOf(name: CommandName): number {
  if (idle.includes(name)) return 1;
  return sparse.includes(name) ? 16 : 6;
}

const upkeep: readonly CommandName[] = ['reissue-code', 'erase', 'withdraw-publication'];
const idle: readonly CommandName[] = [
  ...upkeep,
  'contact',
  'remind',
  'escalate',
  'add-co-handlers',
  'ask-publish',
  'ask-exclusion',
  'redirect',
  'not-take-up',
  'merge',
  'verify',
];
const sparse: readonly CommandName[] = [
  'ask-pause',
  'grant-pause',
  'resume',
  'ask-answer',
  'grant-answer',
  'confirm',
  'look-back',
  'fix-on-the-spot',
  'bind',
];

function changeTheWorld(ledger: Ledger, { data }: Step): void {
  const admin: Actor = { as: 'person', person: 'district-office' };
  const [a, b] = data;
  const units = Object.keys(ledger.world.people.units);
  const commands: readonly Command[] = [
    {
      stream: 'people/all',
      name: 'move-unit',
      data: { unit: pick(units, a), parent: pick(units, b) },
    },
    {
      stream: 'catalogue/all',
      name: 'load-calendar',
      data: { year: 2027, holidays: ['01-01', '02-08', '02-09', '10-01'], workdays: ['01-09'] },
    },
  ];
  ledger.commit(admin, pick(commands, data[2]));
}

function confide(ledger: Ledger, id: string, actor: Actor, { data }: Step): void {
  const stream = `confidence/${id}`;
  const names = ['say-pressure', 'read-contact', 'open-slip'];
  const name = actor.as === 'raiser' ? 'say-pressure' : pick(names, data[0]);
  ledger.commit(actor, { stream, name, data: { text: MARKER, reason: 'call-back' } });
}

/** Data that is mostly sensible for any command; what it leaves out decides refusals. */
function dataFor<N extends CommandName>(
  name: N,
  stream: string,
  ledger: Ledger,
  numbers: readonly number[],
): CommandData[N] {
  const [a, b, c, d, e, f] = numbers;
  const { people, catalogue } = ledger.world;
  const units = Object.keys(people.units);
  const persons = Object.keys(people.persons);
  const witnesses = ['district-caller', 'district-caller-2', 'water-lead', ...persons.slice(0, 3)];
  const today = localDay(ledger.now, catalogue.settings.utcOffsetMinutes);
  const id = stream.slice(8);
  const text = MARKER;
  const leads = ['works', 'works', 'water', 'subdistrict', 'company', 'roads'];
  const chain = ['works', 'bureau', 'district', 'water', 'company', 'subdistrict'];
  const target = pick(walkStreams, a);
  const p = ledger.state(stream) as Problem;
  const all: { readonly [K in CommandName]: CommandData[K] } = {
    register: {
      kind: pick([...words.kinds, ...words.problemKinds], a),
      category: pick(['roads', 'roads', 'planning', 'supply', 'fire', 'children'], b),
      source: (a ?? 0) % 3 ? 'resident' : pick(words.sources, c),
      title: text,
      description: text,
      place: { text, ...((d ?? 0) % 2 ? { area: '110105001001' } : {}) },
      ...((e ?? 0) % 4 ? { contact: { name: text, phone: text } } : {}),
      ...((f ?? 0) % 4 ? { raiser: `${id}-0` } : {}),
      ...((f ?? 0) % 15 === 0 ? { about: pick(units, e) } : {}),
    },
    import: entryFor(ledger, text, numbers),
    revise: entryFor(ledger, text, numbers),
    'undo-import': { import: 'i0' },
    'not-take-up': { basis: pick(words.refusalBases, a), text },
    dispatch: {
      lead: pick(leads, a),
      coHandlers: pick([[], ['parks'], ['water', 'parks'], ['community']], b),
      grade: pick(['general', 'general', 'complex', 'utilities', 'danger'], c),
    },
    bind: { lead: pick(leads, a), text },
    correct: {
      ...((a ?? 0) % 3 ? { category: pick(['roads', 'planning', 'supply', 'children'], b) } : {}),
      ...((a ?? 0) % 4 === 0 ? { about: (c ?? 0) % 3 ? pick(units, d) : null } : {}),
      text,
    },
    sign: {},
    'ask-return': { basis: pick(words.returnBases, a), rightUnit: pick(leads, b), text },
    'grant-return': (a ?? 0) % 2 ? {} : { lead: pick(leads, b), text },
    'refuse-return': { text },
    assign: {
      ...((a ?? 0) % 2 ? { unit: pick(units, b) } : {}),
      ...((c ?? 0) % 2 ? { person: pick(persons, d) } : {}),
      ...((e ?? 0) % 2 ? { workdays: (f ?? 0) % 9 } : {}),
    },
    contact: { channel: pick(words.contactChannels, a), text },
    'add-co-handlers': { units: [pick(units, a)], text },
    'co-answer': { text },
    escalate: { text },
    'ask-extension': { workdays: ((a ?? 0) % 10) + 1, text },
    'grant-extension': { text },
    'refuse-extension': { text },
    'ask-pause': {
      reason: pick(words.pauseReasons, a),
      text,
      until: plusDays(today, ((c ?? 0) % 90) + 1),
    },
    'grant-pause': {},
    'refuse-pause': { text },
    resume: {},
    list: {
      reason: pick(words.listReasons, a),
      condition: pick(words.unblockConditions, b),
      owner: (d ?? 0) % 3 ? (p.lead ?? 'district') : pick(chain, d),
      reviewOn: plusDays(today, ((c ?? 0) % 40) + 1),
      measures: text,
    },
    'review-listing': { reviewOn: plusDays(today, ((a ?? 0) % 40) + 1), text },
    'withdraw-listing': { text },
    'fix-on-the-spot': {
      text,
      ...((a ?? 0) % 2 ? { lead: pick(leads, b) } : {}),
      photos: [picture],
    },
    'ask-answer': { text },
    'grant-answer': { text },
    'refuse-answer': { text },
    'ask-not-fixed': { basis: pick(words.notFixedBases, a), text, publicReason: text },
    'grant-not-fixed': {},
    'refuse-not-fixed': { text },
    'ask-exclusion': { basis: pick(words.exclusionBases, a), text },
    'grant-exclusion': {},
    'refuse-exclusion': { text },
    'ask-publish': { title: text, place: text },
    'grant-publish': {},
    'refuse-publish': { text },
    'withdraw-publication': {},
    'withdraw-ask': { matter: pick(words.matters, a) },
    reply: { text },
    confirm: {
      solved: pick([...words.solvedAnswers, 'yes'], a),
      satisfied: pick(words.satisfiedAnswers, b),
      rating: ((c ?? 0) % 5) + 1,
      text,
    },
    dispute: { reason: pick(words.disputeReasons, a), text },
    remind: {},
    'call-back': {
      channel: pick(words.contactChannels, a),
      reached: (b ?? 0) % 2 === 0,
      authentic: (c ?? 0) % 4 > 0,
      contacted: (d ?? 0) % 2 > 0,
      solved: pick(words.solvedAnswers, e),
      satisfied: pick(words.satisfiedAnswers, f),
      witness: pick(witnesses, d),
      raiser: (e ?? 0) % 3 ? 0 : 1,
      text,
    },
    check: { result: (a ?? 0) % 3 ? 'holds' : 'fails', witness: pick(witnesses, b), text },
    verify: { result: (a ?? 0) % 3 ? 'holds' : 'fails', text },
    'look-back': { result: (a ?? 0) % 2 ? 'holds' : 'recurred', text },
    redirect: { channel: pick(words.redirectChannels, a), basis: text, notice: text },
    merge: { into: target },
    split: { from: (b ?? 0) % 4 ? (p.mergedInto ?? target) : target },
    'join-raisers': { from: target, raisers: [] },
    'leave-raisers': { to: target, raisers: [] },
    'hand-code': { code: '' },
    'reissue-code': {
      raiser: (a ?? 0) % 2,
      code: `${id}-${String(ledger.facts.length)}`,
      channel: (b ?? 0) % 2 ? 'phone' : 'witnessed',
      witness: pick(witnesses, c),
    },
    erase: { index: (a ?? 0) % ledger.facts.length, part: 'text', reason: 'asked' },
    settle: {},
  };
  return all[name];
}
