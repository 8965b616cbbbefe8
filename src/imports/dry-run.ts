import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isRefusal } from '../kernel/refusal.ts';
import { todayOf } from '../domain/people/index.ts';
import type { BookRefusal, LedgerField, Mapping, ReadRow } from '../documents/index.ts';
import { keepsOut } from '../texts/import-texts.ts';
import type { Context } from './context.ts';
import { resolve, type Setting } from './entry.ts';
import { digestOf, identifier, Sightings } from './identity.ts';
import {
  asJson,
  jobOf,
  noCounts,
  rowOf,
  storedRow,
  type Counts,
  type Found,
  type Job,
  type Row,
  type Trouble,
  type UnknownName,
} from './job.ts';
import { categoryNames, directory, unitNames, type Directory } from './names.ts';
import { matchRows, type Candidate } from './match.ts';
import { openLedger, type Warning } from './read.ts';
import {
  choicesFor,
  completed,
  exportedLedger,
  outerMatters,
  outerOf,
  recognise,
} from './recognise.ts';

/** Rows that are worked on before others get their turn. */
const PAGE = 32;
/** Rows whose ordinal was another's before people are told that ordinals were given anew. */
const FEW = 3;
const alreadyHere = { field: 'externalNumber', code: 'already-here' } as const;

/** Reads the file again, as it is mapped and put right, and finds what would become of each row. */
export async function dryRun(context: Context, job: Job): Promise<Job | BookRefusal> {
  const { tables } = context;
  const { tenant, id, office, choices } = job;
  const bytes = await tables.bytes(tenant, id);
  const known = await tables.remembered(tenant, office);
  const remembered = (signature: string) =>
    known.find((each) => each.signature === signature)?.columns as
      Mapping[string]['columns'] | undefined;
  const { name } = job;
  const opened = await openLedger(bytes, name, choices.mapping, choices.corrections, remembered);
  if (isRefusal(opened)) return opened;
  await tables.dropRows(tenant, id);
  let n = 0;
  let page: Row[] = [];
  const put = async () => {
    await tables.putRows(tenant, id, page.map(storedRow));
    page = [];
  };
  for await (const read of opened.rows()) {
    n += 1;
    page.push(unresolved(n, read));
    if (page.length === PAGE) await put();
  }
  await put();
  const skipped = opened.skipped();
  const warnings: Warning[] = [
    ...opened.warnings,
    ...(skipped > 0 ? [{ code: 'rows-skipped', params: { rows: skipped } } as const] : []),
  ];
  const found: Found = {
    file: createHash('sha256').update(bytes).digest('base64url'),
    sheets: opened.sheets,
    mapping: opened.mapping,
    warnings,
    unknownUnits: [],
    unknownCategories: [],
    named: opened.named(),
  };
  return resolveAll(context, { ...job, found });
}

function unresolved(n: number, { row, troubles }: ReadRow): Row {
  const read = { row, troubles };
  return { n, read, standing: 'troubled', stream: null, entry: null, troubles: [], outcome: null };
}

/** Finds what would become of each row that was read, as the world and the choices are now. */
export async function resolveAll(context: Context, job: Job): Promise<Job> {
  const { tables, key, store } = context;
  const { tenant, id, office, ledger } = job;
  const named = await store.worldOf(tenant);
  const { people, catalogue } = named.world;
  const today = todayOf({ now: context.now(), world: named.world });
  const setting: Setting = {
    office,
    today,
    utcOffsetMinutes: catalogue.settings.utcOffsetMinutes,
    people,
    units: directory(unitNames(people, named.names)),
    categories: directory(categoryNames(catalogue, named.names, today)),
    choices: job.choices,
  };
  const seen = new Sightings();
  for await (const page of pagesOf(context, job)) for (const { read } of page) seen.see(read.row);
  const identify = identifier(seen, job.name);
  const candidates: Candidate[] = [];
  const twiceAt = new Set<number>();
  for await (const page of pagesOf(context, job)) {
    for (const { n, read } of page) {
      const { identity, twice } = identify(read.row);
      if (twice) twiceAt.add(n);
      candidates.push({ n, identity, draft: resolve(read.row, setting).draft });
    }
  }
  const matches = await matchRows(context, job, candidates);
  const drafts = candidates.map(({ draft }) => draft);
  const outer = await outerMatters(context, job, named, drafts);
  const units = new Map<string, number>();
  const categories = new Map<string, number>();
  const counts = { ...noCounts };
  for await (const page of pagesOf(context, job)) {
    const identified = page.map((row) => {
      const match = matches.of.get(row.n);
      return { ...row, twice: twiceAt.has(row.n), stream: match?.stream ?? null };
    });
    const known = new Map(
      identified.flatMap(({ n, stream }) => {
        const row = matches.of.get(n)?.known;
        return stream === null || !row ? [] : [[stream, row] as const];
      }),
    );
    // An export's rows are known by the numbers that it gave, and say no more than it said.
    const isExport = ledger === exportedLedger(tenant);
    const strangers = identified.filter(({ stream }) => isExport || !known.has(stream ?? ''));
    const recognised = await recognise(context, job, named, strangers);
    const settled = identified.map(({ twice, ...row }): Row => {
      const met = recognised.get(row.n);
      const stream = met?.matter.stream ?? row.stream;
      if (met?.isSame) {
        return { ...row, stream, entry: null, troubles: [], standing: 'same' };
      }
      const read = row.read.row;
      const choices = met ? choicesFor(met, read, job.choices) : job.choices;
      const said = resolve(read, { ...setting, choices });
      const { troubles, unknownUnit, unknownCategory } = said;
      if (unknownUnit !== undefined) count(units, unknownUnit);
      if (unknownCategory !== undefined) count(categories, unknownCategory);
      const all = troublesOf(row, troubles, twice, job.found.mapping);
      const found = met?.keeps('foundOn') ? met.matter.occurredOn : said.occurredOn;
      const when = found === undefined ? {} : { occurredOn: found };
      const draft =
        said.draft && met ? completed(said.draft, met, setting.utcOffsetMinutes) : said.draft;
      if (!draft || all.some(({ code }) => keepsOut(code))) {
        return { ...row, stream, entry: null, troubles: all, standing: 'troubled' };
      }
      const { ordinal: _, ...words } = draft.words;
      const digest = digestOf(key, stream ?? '', asJson({ draft: { ...draft, words }, ...when }));
      const entry = { draft, digest, ...when };
      const before = known.get(stream ?? '');
      const there = before || met ? undefined : outer.get(outerOf(draft) ?? '');
      if (there) {
        const told = troublesOf(row, [alreadyHere, ...troubles], twice, job.found.mapping).map(
          (each) =>
            each.code === 'already-here' ? { ...each, params: { number: there.number } } : each,
        );
        return { ...row, stream: there.stream, entry: null, troubles: told, standing: 'touched' };
      }
      if (!before && !met) return { ...row, stream, entry, troubles: all, standing: 'new' };
      const was = before ?? met?.p.imported;
      if (was?.row === digest) return { ...row, stream, entry, troubles: all, standing: 'same' };
      const left = met ? met.left : before?.touched ? 'touched-since-import' : undefined;
      const why = left === undefined ? [] : [{ field: 'number', code: left } as const];
      const columns = Object.values(job.found.mapping[read.ref.sheet]?.columns ?? {});
      const keepsContact = met
        ? met.keeps('contactName') && met.keeps('contactPhone')
        : !columns.includes('contactName') && !columns.includes('contactPhone');
      return {
        ...{ ...row, stream, standing: left === undefined ? 'changed' : 'touched' },
        entry: {
          ...entry,
          ...(was ? { index: was.index } : {}),
          ...(keepsContact ? { keepsContact } : {}),
        },
        troubles: troublesOf(row, [...troubles, ...why], twice, job.found.mapping),
      };
    });
    await tables.putRows(tenant, id, settled.map(storedRow));
    for (const row of settled) {
      counts[row.standing] += 1;
      const isTaken = row.standing === 'new' || row.standing === 'changed';
      if (isTaken && row.entry?.draft.closed) counts.closed += 1;
    }
    await setImmediate();
  }
  const renumbered = matches.renumbered >= FEW ? matches.renumbered : 0;
  const found: Found = {
    ...job.found,
    warnings: [
      ...job.found.warnings.filter(({ code }) => code !== 'renumbered'),
      ...(renumbered > 0 ? [{ code: 'renumbered', params: { rows: renumbered } } as const] : []),
    ],
    unknownUnits: unknownNames(units, setting.units),
    unknownCategories: unknownNames(categories, setting.categories),
  };
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0) - counts.closed;
  const change = { found: asJson(found), counts: asJson(counts), total, cursor: 0 };
  await tables.change(tenant, id, { ...change, changedAt: context.now() });
  return { ...job, found, counts: counts satisfies Counts, total, cursor: 0 };
}

export async function* pagesOf(
  { tables }: Context,
  { tenant, id }: Pick<Job, 'tenant' | 'id'>,
): AsyncGenerator<readonly Row[]> {
  for (let after = 0; ;) {
    const page = (await tables.rows(tenant, id, { after, limit: PAGE })).map(rowOf);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.n;
  }
}

function count(names: Map<string, number>, name: string): void {
  names.set(name, (names.get(name) ?? 0) + 1);
}

function unknownNames(names: ReadonlyMap<string, number>, of: Directory): readonly UnknownName[] {
  return [...names]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 500)
    .map(([name, rows]) => ({ name, rows, proposals: name === '' ? [] : of.propose(name) }));
}

function troublesOf(
  { read }: Row,
  own: readonly { readonly field: LedgerField; readonly code: Trouble['code'] }[],
  twice: boolean,
  mapping: Found['mapping'],
): readonly Trouble[] {
  const { ref } = read.row;
  const columns = Object.entries(mapping[ref.sheet]?.columns ?? {});
  const at = (field: LedgerField) => columns.find(([, of]) => of === field)?.[0] ?? 'A';
  const again = twice ? [{ field: 'number', code: 'same-number' } as const] : [];
  return [
    ...read.troubles,
    ...[...own, ...again].map(({ field, code }) => ({
      ref: { ...ref, column: at(field) },
      field,
      code,
    })),
  ];
}

export async function jobAt(
  context: Context,
  tenant: string,
  id: string,
): Promise<Job | undefined> {
  const stored = await context.tables.find(tenant, id);
  return stored && jobOf(stored);
}
