import { own } from '../kernel/own.ts';
import { localDay, plusSeconds } from '../kernel/time.ts';
import { numberOf, type Problem } from '../domain/problem/index.ts';
import {
  cellsOf,
  type LedgerCells,
  type LedgerField,
  type LedgerValues,
} from '../documents/index.ts';
import type { NamedWorld, Store } from '../store/index.ts';
import type { LedgerMatter } from '../store/read/ledger.ts';
import { nameIn, textsOf, type Language } from '../texts/index.ts';

/** A matter as a line of a ledger: what an export writes, and what a file is compared with. */
export async function cellsOfMatter(
  store: Pick<Store, 'entriesOf'>,
  { tenant, language }: { readonly tenant: string; readonly language: Language },
  { world, names }: NamedWorld,
  matter: LedgerMatter,
  ordinal: string,
): Promise<LedgerCells> {
  const p = matter.state as Problem;
  const texts = textsOf(language);
  const offset = world.catalogue.settings.utcOffsetMinutes;
  const word = (name: string) => {
    const said = own(matter.text ?? {}, name);
    return typeof said === 'string' && said !== '' ? said : undefined;
  };
  const called = (ref: string) => {
    const name = own(names, ref);
    return name && nameIn(language, name);
  };
  // Not taken up, or told to go elsewhere, is over, but nobody struck it off.
  const isClosed = p.status === 'closed';
  const co = p.coHandlers.map(({ unit }) => called(`unit:${unit}`) ?? unit).join('、');
  const values: LedgerValues = {
    kind: p.kind,
    closed: isClosed,
    ...deadlineOf(p, offset),
    ...closedOnOf(p, isClosed, offset),
  };
  const plain: { readonly [field in LedgerField]?: string | undefined } = {
    ordinal,
    number: word('number') ?? numberOf(p, world),
    source: word('source') ?? texts.sources[p.source],
    title: word('title'),
    description: word('description'),
    category: called(`category:${p.category}`) ?? p.category,
    goal: word('goal'),
    measures: word('measures'),
    leader: word('leader'),
    unit: p.lead === undefined ? word('unit') : (called(`unit:${p.lead}`) ?? p.lead),
    supporting: co === '' ? word('supporting') : co,
    person: word('person'),
    progress: (await answerOf(store, tenant, p)) ?? word('progress'),
    verifier: word('verifier'),
    evidence: word('evidence'),
    remark: word('remark'),
    satisfied: word('satisfied'),
    externalNumber: word('externalNumber') ?? p.external?.number,
    channel: word('channel') ?? p.external?.channel,
    externalDeadline: word('externalDeadline'),
    area: p.area ?? word('area'),
    place: placeOf(matter),
    foundOn: word('foundOn') ?? foundOn(matter, p, offset),
    ...(values.deadline === undefined ? { deadline: word('deadline') } : {}),
  };
  const said = Object.entries(plain).filter(([, text]) => text !== undefined);
  return { ...cellsOf(values, language), ...(Object.fromEntries(said) as LedgerCells) };
}

/** Of what has a limit, its day; of what a ledger says has none, that. */
export function deadlineOf(p: Problem, offset: number): Pick<LedgerValues, 'deadline'> {
  if (p.imported?.continuing) return { deadline: { kind: 'continuing' } };
  if (p.imported?.atOnce) return { deadline: { kind: 'at-once' } };
  const due = p.clocks['result']?.due ?? p.overdue['result'];
  // A limit that ends with a day is due as the next one begins.
  return due === undefined
    ? {}
    : { deadline: { kind: 'day', day: localDay(plusSeconds(due, -1), offset) } };
}

function closedOnOf(p: Problem, isClosed: boolean, offset: number) {
  if (!isClosed) return {};
  if (p.closure === 'before-import') {
    const { closedOn } = p.imported ?? {};
    return closedOn === undefined ? {} : { closedOn };
  }
  return p.closedAt === undefined ? {} : { closedOn: localDay(p.closedAt, offset) };
}

function placeOf({ place }: LedgerMatter): string | undefined {
  const text = place?.['text'];
  return typeof text === 'string' ? text : undefined;
}

/** Of a row that a ledger brought, what the ledger said, if anything. */
function foundOn({ occurredOn }: LedgerMatter, p: Problem, offset: number): string | undefined {
  return occurredOn ?? (p.imported ? undefined : localDay(p.registeredAt, offset));
}

/** What was done, as the unit says it. */
async function answerOf(
  store: Pick<Store, 'entriesOf'>,
  tenant: string,
  p: Problem,
): Promise<string | undefined> {
  const { answeredIndex } = p;
  const isFixed = p.status === 'answered' || p.status === 'closed' || p.status === 'redirected';
  if (answeredIndex === undefined || !isFixed) return undefined;
  const entries = await store.entriesOf(tenant, p.stream);
  const said = entries
    .filter(({ event }) => event.index <= answeredIndex && answers.includes(event.type))
    .filter(({ event }) => {
      const { matter } = event.data as { readonly matter?: string };
      return matter === undefined || matter === 'answer';
    })
    .at(-1)?.parts['text'] as { readonly text?: string } | null | undefined;
  return said?.text;
}

const answers: readonly string[] = ['AskMade', 'FixedOnTheSpot', 'Replied'];
