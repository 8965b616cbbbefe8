import { randomBytes } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { own } from '../kernel/own.ts';
import type { Actor } from '../kernel/decider.ts';
import { importers, type Import } from '../domain/import/index.ts';
import { postsOf, todayOf } from '../domain/people/index.ts';
import type { Mapping } from '../documents/index.ts';
import { StoreUnavailable } from '../store/index.ts';
import type { ImportRow, Standing } from '../store/imports.ts';
import { contextOf, locked, type Context, type ImportsOptions } from './context.ts';
import { dryRun, jobAt, resolveAll } from './dry-run.ts';
import { ledgerNameOf } from './identity.ts';
import { asJson, jobOf, noCounts, rowOf, type Chosen, type Job, type Row } from './job.ts';
import { cellRefusal, mappingRefusal, nameRefusal } from './chosen.ts';
import { lasting } from './names.ts';
import type { Correction } from './read.ts';
import { runJob, type Pace } from './run.ts';

/** Files that an office may leave undecided at a time. */
const MOST_DRAFTS = 20;
const MOST_CORRECTIONS = 5_000;
/** Milliseconds from one look for jobs that another process left to the next. */
const EVERY = 10_000;
const KEPT_DAYS = 30;

export interface Who {
  readonly tenant: string;
  readonly person: string;
}

export interface Upload {
  readonly office?: string;
  readonly fileName: string;
  readonly ledger?: string;
  readonly bytes: Buffer;
}

type Or<T> = Promise<T | Refusal>;

/** Everything that people do with a ledger that comes from a file. Each asks who may. */
export interface Importer {
  /** Units whose ledgers a person may bring. */
  officesOf(who: Who): Promise<readonly string[]>;
  upload(who: Who, upload: Upload): Or<Job>;
  list(who: Who): Promise<readonly Job[]>;
  find(who: Who, id: string): Or<Job>;
  rows(
    who: Who,
    id: string,
    query: { readonly after: number; readonly limit: number; readonly only?: Standing },
  ): Or<readonly Row[]>;
  /** What the changed rows among these said before. */
  wordsBefore(who: Who, rows: readonly Row[]): Promise<ReadonlyMap<number, unknown>>;
  setMapping(who: Who, id: string, mapping: Mapping): Or<Job>;
  setCells(who: Who, id: string, cells: readonly Correction[]): Or<Job>;
  setNames(who: Who, id: string, names: Partial<Pick<Chosen, 'units' | 'categories'>>): Or<Job>;
  /** Begins, or goes on with one that stopped. Resolves when it is under way. */
  commit(who: Who, id: string, mode: 'all' | 'good-rows'): Or<Job>;
  /** Throws a draft away: nothing of it is kept. */
  discard(who: Who, id: string): Or<Job>;
  askUndo(who: Who, id: string, text: string): Or<Job>;
  grantUndo(who: Who, id: string): Or<Job>;
  /** Runs a job here and now; false if another process has it. */
  run(tenant: string, id: string, pace?: Partial<Pace>): Promise<boolean>;
  /** Takes up jobs that wait to run, now and from time to time. */
  start(): void;
  stop(): Promise<void>;
}

export function openImporter(options: ImportsOptions): Importer {
  const context = contextOf(options);
  const { tables, store } = context;
  const runner = runnerOf(context);

  async function officesOf({ tenant, person }: Who): Promise<readonly string[]> {
    const { world } = await store.worldOf(tenant);
    const posts = postsOf(world.people, person, todayOf({ now: context.now(), world }));
    return [...new Set(posts.filter((p) => importers.includes(p.role)).map((p) => p.unit))];
  }

  async function find(who: Who, id: string): Or<Job> {
    const [offices, job] = await Promise.all([officesOf(who), jobAt(context, who.tenant, id)]);
    return job && offices.includes(job.office) ? job : refuse('unknown-import');
  }

  /** Changes a draft and looks at it again. */
  async function redo(
    who: Who,
    id: string,
    change: (chosen: Chosen, job: Job) => Chosen | Refusal,
    reads: boolean,
  ): Or<Job> {
    const done = await locked(context, { tenant: who.tenant, id }, async (): Or<Job> => {
      const job = await find(who, id);
      if (isRefusal(job)) return job;
      if (job.phase !== 'draft') return refuse('import-busy');
      const choices = change(job.choices, job);
      if (isRefusal(choices)) return choices;
      const next = { ...job, choices };
      const again = reads ? await dryRun(context, next) : await resolveAll(context, next);
      if (isRefusal(again)) return again;
      await tables.change(who.tenant, id, { choices: asJson(choices) });
      return again;
    });
    return done ?? refuse('import-busy');
  }

  async function act({ tenant, person }: Who, id: string, name: string, data: object) {
    const actor: Actor = { as: 'person', person };
    const answer = await store.commit(tenant, {
      actor,
      command: { stream: `import/${id}`, name, data },
    });
    if ('unknown' in answer) throw new StoreUnavailable('the outcome is unknown');
    return isRefusal(answer) ? answer : undefined;
  }

  return {
    officesOf,
    find,
    async upload(who, { office, fileName, ledger, bytes }) {
      const offices = await officesOf(who);
      const chosen = office ?? (offices.length === 1 ? offices[0] : undefined);
      if (chosen === undefined || !offices.includes(chosen)) {
        return refuse(offices.length === 0 ? 'not-allowed' : 'which-office');
      }
      const jobs = await tables.list(who.tenant, [chosen]);
      if (jobs.filter(({ phase }) => phase === 'draft').length >= MOST_DRAFTS) {
        return refuse('too-many-imports', { most: MOST_DRAFTS });
      }
      const { tenant, person } = who;
      const id = randomBytes(16).toString('base64url');
      const at = context.now();
      const known = (await tables.remembered(tenant, chosen))[0]?.choices as Chosen | undefined;
      const choices: Chosen = {
        corrections: [],
        units: lasting(known?.units ?? {}),
        categories: lasting(known?.categories ?? {}),
      };
      const remembered = {
        units: Object.keys(choices.units),
        categories: Object.keys(choices.categories),
      };
      const job: Job = {
        ...{ tenant, id, office: chosen, person, name: fileName, phase: 'draft' as const },
        ledger: ledger ?? ledgerNameOf(fileName),
        ...{
          choices: { ...choices, remembered },
          counts: noCounts,
          at,
          changedAt: at,
          cursor: 0,
          total: 0,
        },
        ...{ goodRows: false, stoppedBy: null },
        found: {
          ...{ file: '', sheets: [], mapping: {}, warnings: [] },
          ...{ unknownUnits: [], unknownCategories: [] },
        },
      };
      const json = {
        found: asJson(job.found),
        choices: asJson(job.choices),
        counts: asJson(noCounts),
      };
      await tables.add({ ...job, ...json }, bytes);
      const done = await locked(context, job, () => dryRun(context, job));
      if (done && !isRefusal(done)) return done;
      await tables.drop(tenant, id);
      return done ?? refuse('import-busy');
    },
    async list(who) {
      return (await tables.list(who.tenant, await officesOf(who))).map(jobOf);
    },
    async rows(who, id, { only, ...query }) {
      const job = await find(who, id);
      if (isRefusal(job)) return job;
      const standing = only === undefined ? {} : { standing: only };
      const rows: readonly ImportRow[] = await tables.rows(who.tenant, id, {
        ...query,
        ...standing,
      });
      return rows.map(rowOf);
    },
    wordsBefore: (who, rows) =>
      tables.words(
        who.tenant,
        rows.flatMap(({ entry }) => entry?.index ?? []),
      ),
    setMapping: (who, id, mapping) =>
      redo(
        who,
        id,
        (chosen, { found }) => mappingRefusal(found.sheets, mapping) ?? { ...chosen, mapping },
        true,
      ),
    setCells: (who, id, cells) =>
      redo(
        who,
        id,
        (chosen, { found }) => {
          const misplaced = cellRefusal(found.sheets, cells);
          if (misplaced) return misplaced;
          const place = ({ sheet, row, column }: Correction) => `${sheet}!${column}${String(row)}`;
          const all = new Map([...chosen.corrections, ...cells].map((cell) => [place(cell), cell]));
          if (all.size > MOST_CORRECTIONS) return refuse('too-many-corrections');
          return { ...chosen, corrections: [...all.values()] };
        },
        true,
      ),
    async setNames(who, id, names) {
      const { world } = await store.worldOf(who.tenant);
      const units = Object.values(names.units ?? {}).filter((unit) => unit !== null);
      const unit = units.find((each) => !own(world.people.units, each));
      if (unit !== undefined) return refuse('unknown-unit', { unit });
      const categories = Object.values(names.categories ?? {});
      const category = categories.find((each) => !own(world.catalogue.entries.category, each));
      if (category !== undefined) return refuse('unknown-category', { category });
      return redo(
        who,
        id,
        (chosen, { found }) => {
          const stranger = nameRefusal(found, names);
          if (stranger) return stranger;
          const { remembered } = chosen;
          return {
            ...chosen,
            units: { ...chosen.units, ...names.units },
            categories: { ...chosen.categories, ...names.categories },
            remembered: {
              units: (remembered?.units ?? []).filter(
                (name) => own(names.units ?? {}, name) === undefined,
              ),
              categories: (remembered?.categories ?? []).filter(
                (name) => own(names.categories ?? {}, name) === undefined,
              ),
            },
          };
        },
        false,
      );
    },
    async commit(who, id, mode) {
      const { tenant, person } = who;
      const begun = await locked(context, { tenant, id }, async (): Or<Job> => {
        const found = await find(who, id);
        if (isRefusal(found)) return found;
        if (found.phase !== 'draft' && found.phase !== 'stopped') return refuse('import-busy');
        // The world may have moved since somebody looked.
        const job = found.phase === 'draft' ? await resolveAll(context, found) : found;
        const { counts } = job;
        if (mode === 'all' && counts.troubled > 0) {
          return refuse('import-troubled', { rows: counts.troubled });
        }
        if (counts.new + counts.changed === 0) return refuse('nothing-to-import');
        const state = (await store.stateOf(tenant, `import/${id}`))?.state as Import | undefined;
        if (state?.status !== 'running') {
          const { touched, same, ...rest } = counts;
          const rows = { ...rest, same: same + touched };
          const data = { office: job.office, file: job.found.file, rows };
          const refused = await act(who, id, 'begin', data);
          if (refused) return refused;
        }
        const change = { phase: 'running', goodRows: mode === 'good-rows', person } as const;
        await tables.change(tenant, id, { ...change, stoppedBy: null, changedAt: context.now() });
        await remember(context, job);
        return { ...job, ...change, stoppedBy: null };
      });
      if (begun && !isRefusal(begun)) runner.kick();
      return begun ?? refuse('import-busy');
    },
    async discard(who, id) {
      const done = await locked(context, { tenant: who.tenant, id }, async (): Or<Job> => {
        const job = await find(who, id);
        if (isRefusal(job)) return job;
        if (job.phase !== 'draft') return refuse('import-busy');
        await tables.drop(who.tenant, id);
        return job;
      });
      return done ?? refuse('import-busy');
    },
    async askUndo(who, id, text) {
      const job = await find(who, id);
      if (isRefusal(job)) return job;
      return (await act(who, id, 'ask-undo', { text })) ?? job;
    },
    async grantUndo(who, id) {
      const job = await jobAt(context, who.tenant, id);
      if (!job) return refuse('unknown-import');
      const refused = await act(who, id, 'grant-undo', {});
      const state = (await store.stateOf(who.tenant, `import/${id}`))?.state as Import | undefined;
      // Granted already, and the process died before it said so here: granting again goes on.
      const isGranted = !refused || state?.status === 'undoing';
      if (refused && !(isGranted && refused.refused === 'import-stands-otherwise')) return refused;
      const change = { phase: 'undoing', cursor: 0, changedAt: context.now() } as const;
      const phases = ['running', 'stopped', 'finished'] as const;
      await tables.change(who.tenant, id, change, phases);
      runner.kick();
      return { ...job, ...change };
    },
    run: (tenant, id, pace) => runner.run(tenant, id, pace),
    start: () => {
      runner.start();
    },
    stop: () => runner.stop(),
  };
}

/** For the next file with such headers, and for exports in this ledger’s form. */
async function remember(context: Context, job: Job): Promise<void> {
  const { units, categories } = job.choices;
  for (const { signature, columns, headers } of Object.values(job.found.mapping)) {
    const mapping = { columns: asJson(columns), headers: asJson(headers) };
    const choices = asJson({ units: lasting(units), categories: lasting(categories) });
    const remembered = { ...mapping, choices };
    await context.tables.remember(job.tenant, job.office, signature, remembered, context.now());
  }
  const [{ columns, headers } = { columns: {}, headers: {} }] = Object.values(job.found.mapping);
  const layout = { columns: asJson(columns), headers: asJson(headers) };
  const { tenant, office, ledger } = job;
  await context.tables.rememberLedger(tenant, office, ledger, layout, context.now());
}

function runnerOf(context: Context) {
  const { log } = context;
  let isStopped = false;
  let isStarted = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> | undefined;

  async function run(tenant: string, id: string, pace: Partial<Pace> = {}): Promise<boolean> {
    const whole = { rest: 1, isStopped: () => isStopped, ...pace };
    const done = await locked(context, { tenant, id }, async () => {
      await runJob(context, tenant, id, whole);
      return true;
    });
    return done ?? false;
  }

  async function all(): Promise<void> {
    for (const { tenant, id } of await context.tables.busy()) {
      if (isStopped) return;
      await run(tenant, id);
    }
    const before = new Date(context.clock() - KEPT_DAYS * 86_400_000).toISOString();
    await context.tables.sweep(`${before.slice(0, 19)}Z`);
  }

  function kick(): void {
    if (!isStarted || isStopped) return;
    clearTimeout(timer);
    turn = (turn ?? Promise.resolve()).then(all).catch((error: unknown) => {
      // Of the error no more than its kind: what it says may be of somebody's ledger.
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'an import was cut off');
    });
    void turn.then(() => {
      if (isStopped) return;
      clearTimeout(timer);
      timer = setTimeout(kick, EVERY);
    });
  }

  return {
    run,
    kick,
    start(): void {
      isStarted = true;
      kick();
    },
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
