import type { Pool } from 'pg';
import { own } from '../kernel/own.ts';
import { localDay, plusSeconds } from '../kernel/time.ts';
import type { Post } from '../domain/people/index.ts';
import { numberOf, type Problem } from '../domain/problem/index.ts';
import {
  cellsOf,
  ledgerColumns,
  type LedgerCells,
  type LedgerColumn,
  type LedgerField,
  type LedgerValues,
} from '../documents/index.ts';
import { openImportTables } from '../store/imports.ts';
import type { NamedWorld, Store } from '../store/index.ts';
import { readLedger, type LedgerMatter } from '../store/read/ledger.ts';
import { nameIn, textsOf, type Language } from '../texts/index.ts';
import { filterOf, sightOfPerson } from './api/sight.ts';

/** Matters read at a time: what an export keeps in memory. */
const PAGE = 200;

/** Who looks, and in which language. */
export interface Reader {
  readonly tenant: string;
  readonly posts: readonly Post[];
  readonly language: Language;
}

interface From {
  readonly store: Pick<Store, 'worldOf' | 'entriesOf'>;
  readonly pool: Pool;
}

const beside = ['place', 'foundOn', 'remark'] as const;
const contacts: readonly (LedgerField | 'ignored')[] = ['contactName', 'contactPhone', 'ignored'];

/**
 * The columns of an export: those of the file that the reader's office brought last, with what a
 * later import needs; else the glossary's. Contacts are read one by one, with a reason, and in no file.
 */
export async function exportColumns(
  { pool }: From,
  reader: Reader,
): Promise<readonly LedgerColumn[]> {
  const tables = openImportTables(pool);
  const desks = reader.posts.filter(({ role }) => role === 'office' || role === 'dispatcher');
  for (const { unit } of desks) {
    const [last] = await tables.remembered(reader.tenant, unit);
    if (!last) continue;
    const columns = last.columns as { readonly [column: string]: LedgerField | 'ignored' };
    const headers = last.headers as { readonly [column: string]: string };
    const mapped = Object.entries(columns)
      .filter(([, field]) => !contacts.includes(field))
      .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
      .map(([column, field]): LedgerColumn => {
        const header = own(headers, column)?.split(' / ').at(-1);
        return { field: field as LedgerField, ...(header ? { header } : {}) };
      });
    const needed = (['number', 'unit', 'closed', 'closedOn'] as const).filter(
      (field) => !mapped.some((each) => each.field === field),
    );
    return [...mapped, ...needed.map((field) => ({ field }))];
  }
  return [...ledgerColumns, ...beside.map((field) => ({ field }))];
}

/**
 * The ledger as its reader sees it whole, in the order of registration. What they see in part, or as
 * a slip, is left out, and a last line says how many that were.
 */
export async function* exportRows(from: From, reader: Reader): AsyncGenerator<LedgerCells> {
  const { store, pool } = from;
  const { tenant, posts, language } = reader;
  const named = await store.worldOf(tenant);
  const sight = filterOf(posts, named.world);
  let leftOut = 0;
  let ordinal = 0;
  for (let after = -1; ;) {
    const page = await readLedger(pool, tenant, sight, after, PAGE);
    const last = page.at(-1);
    if (!last) break;
    after = last.at;
    for (const matter of page) {
      const p = matter.state as Problem;
      if (sightOfPerson(posts, p, named.world) !== 'whole') {
        leftOut += 1;
        continue;
      }
      ordinal += 1;
      yield await cellsOfMatter(from, reader, named, matter, String(ordinal));
    }
  }
  if (leftOut === 0) return;
  const note =
    language === 'en'
      ? `Note: ${String(leftOut)} matters of which only a part may be seen are left out.`
      : `说明：另有 ${String(leftOut)} 件只能看到部分内容，没有列入。`;
  yield { ordinal: note };
}

async function cellsOfMatter(
  from: From,
  { tenant, language }: Reader,
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
  const isClosed = ['closed', 'not-taken-up', 'redirected'].includes(p.status);
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
    progress: (await answerOf(from, tenant, p)) ?? word('progress'),
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

function deadlineOf(p: Problem, offset: number): Pick<LedgerValues, 'deadline'> {
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
async function answerOf({ store }: From, tenant: string, p: Problem): Promise<string | undefined> {
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
