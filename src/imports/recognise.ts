import type { LedgerCells, LedgerField, LedgerRow } from '../documents/index.ts';
import { numberOf, sightOf, type Problem } from '../domain/problem/index.ts';
import type { NamedWorld } from '../store/index.ts';
import { readMatters, type LedgerMatter } from '../store/read/ledger.ts';
import type { ImportTrouble } from '../texts/import-texts.ts';
import type { Context } from './context.ts';
import type { Choices, Draft } from './entry.ts';
import { streamOf } from './identity.ts';
import type { Job, Row } from './job.ts';
import { cellsOfMatter, deadlineOf } from './matter-cells.ts';

/** A matter that stands here already, which a row of an exported ledger is known to be. */
export interface Recognised {
  readonly matter: LedgerMatter;
  readonly p: Problem;
  /** Whether the file says nothing else of it than an export now would. */
  readonly isSame: boolean;
  /** Why a file may not change it. */
  readonly left: ImportTrouble | undefined;
  /** Fields that the file has no column for, or says of what the export says. */
  readonly keeps: (field: LedgerField) => boolean;
}

/** As `GET …/ledger.xlsx` names its file; `ledgerNameOf` takes that for the ledger's name. */
export const exportedLedger = (tenant: string) => `${tenant}-ledger`;

const NUMBER = /^\d{4}-(\d{5,12})$/;
/** What an export gives anew is not what the office’s own file says. */
const numbers: readonly string[] = ['number', 'ordinal'];
const isNumber = (name: string) => numbers.includes(name);
/** They say where a row stands, or are in no export. */
const aside: readonly LedgerField[] = ['ordinal', 'number', 'contactName', 'contactPhone'];

/**
 * Finds the matters that rows of this office are by their number: the one that Huiyin gave, or in
 * a file that Huiyin exported, the one that another ledger of the office gave. What the office's desk
 * doesn't see whole isn't found: no file tells whether it exists.
 */
export async function recognise(
  context: Context,
  job: Job,
  named: NamedWorld,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, Recognised>> {
  const { pool, tables, key } = context;
  const { tenant, office, ledger } = job;
  const numbered = rows.flatMap(({ n, read }) => {
    const { number } = read.row.values;
    return number === undefined ? [] : [{ n, number, row: read.row }];
  });
  const found = new Map<number, Recognised>();
  if (numbered.length === 0) return found;
  const isExport = ledger === exportedLedger(tenant);
  const ledgers = isExport ? await tables.ledgers(tenant, office) : [];
  const streamsOf = (number: string) =>
    ledgers.map((each) => streamOf(key, tenant, office, each, `number:${number}`));
  const matters = await readMatters(pool, tenant, {
    indexes: numbered.flatMap(({ number }) => Number(NUMBER.exec(number)?.[1] ?? [])),
    streams: numbered.flatMap(({ number }) => streamsOf(number)),
  });
  const seen = matters.filter(({ state }) => isSeen(state as Problem, office, named));
  const byNumber = new Map(
    seen.map((each) => [numberOf(each.state as Problem, named.world), each]),
  );
  const byStream = new Map(seen.map((each) => [each.stream, each]));
  for (const { n, number, row } of numbered) {
    const [other] = streamsOf(number).flatMap((stream) => byStream.get(stream) ?? []);
    const matter = byNumber.get(number) ?? other;
    if (matter) found.set(n, await compared(context, job, named, row, matter));
  }
  return found;
}

/** By channel and number, the matters that the office sees and that another platform calls so. */
export async function outerMatters(
  { tables, pool }: Context,
  { tenant, office }: Job,
  named: NamedWorld,
  drafts: readonly (Draft | undefined)[],
): Promise<ReadonlyMap<string, { readonly stream: string; readonly number: string }>> {
  const numbers = drafts.flatMap((draft) => draft?.external?.number ?? []);
  if (numbers.length === 0) return new Map();
  const streams = await tables.outer(tenant, numbers);
  const matters = await readMatters(pool, tenant, { indexes: [], streams });
  return new Map(
    matters.flatMap(({ stream, state }) => {
      const p = state as Problem;
      const outer = outerOf(p);
      if (outer === undefined || !isSeen(p, office, named)) return [];
      return [[outer, { stream, number: numberOf(p, named.world) }] as const];
    }),
  );
}

export function outerOf({ external }: Pick<Problem | Draft, 'external'>): string | undefined {
  return external?.number && `${external.channel} ${external.number.toUpperCase()}`;
}

function isSeen(p: Problem, office: string, { world }: NamedWorld): boolean {
  return sightOf({ unit: office, role: 'dispatcher' }, p, world.people) === 'whole';
}

async function compared(
  { store }: Context,
  { tenant, office, found }: Job,
  named: NamedWorld,
  row: LedgerRow,
  matter: LedgerMatter,
): Promise<Recognised> {
  const p = matter.state as Problem;
  const exports = await Promise.all(
    (['zh-CN', 'en'] as const).map((language) =>
      cellsOfMatter(store, { tenant, language }, named, matter, ''),
    ),
  );
  const columns = Object.values(found.mapping[row.ref.sheet]?.columns ?? {});
  const mapped = columns.filter((field) => field !== 'ignored' && !aside.includes(field));
  const said = mapped as readonly LedgerField[];
  const other = said.filter((field) => !exports.some((cells) => saysSame(field, row, cells)));
  const left: ImportTrouble | undefined = !p.imported
    ? 'registered-here'
    : p.imported.touched
      ? 'touched-since-import'
      : p.office === office
        ? undefined
        : 'of-another-desk';
  return {
    ...{ matter, p, left, isSame: other.length === 0 },
    keeps: (field) => !columns.includes(field) || (said.includes(field) && !other.includes(field)),
  };
}

/** Days are compared as days, however the file writes them; all else as it reads. */
function saysSame(field: LedgerField, { cells, values }: LedgerRow, exported: LedgerCells) {
  const cell = exported[field];
  const text = typeof cell === 'string' ? cell : undefined;
  if (typeof cell !== 'object' && plain(text) === plain(cells[field])) return true;
  const { deadline, closedOn, foundOn } = values;
  const days: { readonly [field in LedgerField]?: string | undefined } = {
    deadline: deadline?.kind === 'day' ? deadline.day : undefined,
    closedOn,
    foundOn: foundOn?.day,
  };
  const day = typeof cell === 'object' ? cell.day : text;
  return day !== undefined && days[field] === day;
}

function plain(text: string | undefined): string {
  return (text ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** Names that the file leaves as they were exported mean what they meant. */
export function choicesFor(
  { p, keeps }: Recognised,
  { values }: LedgerRow,
  choices: Choices,
): Choices {
  const { unit, category = '' } = values;
  return {
    units: unit !== undefined && keeps('unit') ? { [unit]: p.lead ?? null } : choices.units,
    categories: keeps('category') ? { [category]: p.category } : choices.categories,
  };
}

/** What the row says of the matter, with what stands where it says nothing new. */
export function completed(
  draft: Draft,
  { matter, p, keeps }: Recognised,
  utcOffsetMinutes: number,
): Draft {
  const was = matter.text ?? {};
  const word = (name: string) => (typeof was[name] === 'string' ? was[name] : undefined);
  const before = Object.entries(was).filter(
    ([name]) => name !== 'title' && name !== 'description' && keeps(name as LedgerField),
  );
  const now = Object.entries(draft.words).filter(
    ([name]) => !isNumber(name) && !keeps(name as LedgerField),
  );
  const { lead, coHandlers, area, external, deadline, closed, closedOn, place, ...rest } = draft;
  const co = p.coHandlers.map(({ unit }) => unit);
  const isClosed = p.closure === 'before-import';
  const where = matter.place?.['text'];
  const keepsOuter = keeps('externalNumber') && keeps('externalDeadline') && keeps('channel');
  return {
    ...rest,
    ...(keeps('kind') ? { kind: p.kind } : {}),
    title: keeps('title') ? (word('title') ?? draft.title) : draft.title,
    description: keeps('description')
      ? (word('description') ?? draft.description)
      : draft.description,
    words: Object.fromEntries([
      ...before,
      ...now,
      ...numbers.flatMap((name) => (word(name) === undefined ? [] : [[name, word(name)]])),
    ]) as Draft['words'],
    ...given('lead', keeps('unit') ? p.lead : lead),
    ...given('coHandlers', keeps('supporting') ? (co.length > 0 ? co : undefined) : coHandlers),
    ...given('area', keeps('area') ? p.area : area),
    ...given('external', keepsOuter ? p.external : external),
    ...given('deadline', keeps('deadline') ? deadlineOf(p, utcOffsetMinutes).deadline : deadline),
    ...given('closed', keeps('closed') ? isClosed || undefined : closed),
    ...given('closedOn', keeps('closedOn') ? p.imported?.closedOn : closedOn),
    ...given('place', keeps('place') ? (typeof where === 'string' ? where : undefined) : place),
  };
}

function given<Key extends keyof Draft>(key: Key, value: Draft[Key]) {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: NonNullable<Draft[K]> };
}
