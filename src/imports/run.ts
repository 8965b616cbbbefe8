import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor, Command } from '../kernel/decider.ts';
import { isRefusal } from '../kernel/refusal.ts';
import type { Answer, Entry } from '../store/index.ts';
import { StoreUnavailable } from '../store/index.ts';
import type { RowOutcome } from '../store/imports.ts';
import type { Context } from './context.ts';
import { jobAt } from './dry-run.ts';
import { asJson, rowOf, type Job, type Row } from './job.ts';

/** Rows that are committed together; a report that comes meanwhile waits for no more than these. */
const CHUNK = 8;
const SYSTEM: Actor = { as: 'system' };

export interface Pace {
  /** Milliseconds of rest for each millisecond of work, so that others get their turn. */
  readonly rest: number;
  readonly onProgress?: (done: number, total: number) => void;
  isStopped(): boolean;
}

/**
 * Runs a job from where it stands to its end. What is durable if it dies: the events of whole
 * commands; a chunk that is tried again meets its own streams and adds nothing. Under the job's lock.
 */
export async function runJob(context: Context, tenant: string, id: string, pace: Pace) {
  for (;;) {
    const job = await jobAt(context, tenant, id);
    if (!job || !['running', 'undoing'].includes(job.phase) || pace.isStopped()) return;
    const began = performance.now();
    const rows = (await context.tables.rows(tenant, id, { after: job.cursor, limit: CHUNK })).map(
      rowOf,
    );
    const last = rows.at(-1);
    if (!last) return end(context, job);
    const tried = await Promise.all(
      rows.map(async (row) => {
        const outcome = await (job.phase === 'running'
          ? takeOver(context, job, row)
          : takeBack(context, job, row));
        return [row.n, outcome] as const;
      }),
    );
    const stop = tried.map(([, outcome]) => outcome).find((outcome) => typeof outcome === 'object');
    if (typeof stop === 'object') {
      const change = { phase: 'stopped', stoppedBy: stop.stop, changedAt: context.now() } as const;
      await context.tables.change(tenant, id, change, ['running']);
      return;
    }
    const outcomes = tried.filter(
      (each): each is readonly [number, RowOutcome] => typeof each[1] === 'string',
    );
    await context.tables.settle(tenant, id, last.n, outcomes);
    pace.onProgress?.(last.n, job.total);
    await sleep((performance.now() - began) * pace.rest);
  }
}

/** Why the whole import can't go on. */
interface Stop {
  readonly stop: string;
}
const stopping = ['not-allowed', 'unknown-import', 'import-stands-otherwise'];

async function takeOver(context: Context, job: Job, row: Row): Promise<RowOutcome | Stop> {
  const { standing, stream, entry } = row;
  if (standing === 'same') return 'same';
  if (!entry || stream === null || standing === 'touched' || standing === 'troubled') {
    return 'skipped';
  }
  const { draft, digest, occurredOn } = entry;
  const kept = await contactOf(context, job, entry);
  const command = (name: 'import' | 'revise'): Command => ({
    stream,
    name,
    data: { ...draft, ...kept, import: job.id, row: digest },
    ...(occurredOn === undefined ? {} : { occurredOn }),
  });
  const actor: Actor = { as: 'person', person: job.person };
  const commit = (name: 'import' | 'revise') => committed(context, job, actor, command(name));
  const first: 'import' | 'revise' = standing === 'new' ? 'import' : 'revise';
  let done = await commit(first);
  let name: 'import' | 'revise' = first;
  const meets =
    typeof done === 'string' && ['already-registered', 'unknown-problem'].includes(done);
  if (meets) {
    name = first === 'import' ? 'revise' : 'import';
    done = await commit(name);
  }
  if (typeof done === 'string') return stopping.includes(done) ? { stop: done } : 'skipped';
  if (done > 0) return name === 'import' ? 'new' : 'revised';
  // It came in before the process died that brought it.
  const known = (await context.tables.known(job.tenant, [stream])).get(stream);
  if (known?.import === job.id) return 'new';
  return first === 'revise' ? 'revised' : 'same';
}

/** Sealed words are read where they are written again, and kept in no table of the import. */
async function contactOf(
  { tables }: Context,
  { tenant }: Job,
  { keepsContact, index }: NonNullable<Row['entry']>,
) {
  if (!keepsContact || index === undefined) return {};
  const contact = await tables.contact(tenant, index);
  return contact === null ? {} : { contact };
}

/** Takes back what the import brought, and gives back what the row said before the import changed it. */
async function takeBack(context: Context, job: Job, row: Row): Promise<RowOutcome | undefined> {
  const { stream, outcome } = row;
  if ((outcome !== 'new' && outcome !== 'revised') || stream === null) return outcome ?? undefined;
  const said = standingEntries(await context.store.entriesOf(job.tenant, stream));
  const by = said.map(({ event }) => importOf(event));
  if (by.at(-1) !== job.id) {
    if (by.includes(job.id)) return 'kept-later';
    // It was taken back before the process died that did it.
    return outcome === 'new' ? 'undone' : 'restored';
  }
  const before = said.at(-2);
  const back = before && { data: before.event.data, parts: before.parts };
  const { occurredOn } = before?.event ?? {};
  const done = await committed(context, job, SYSTEM, {
    ...{ stream, name: 'undo-import' },
    data: { import: job.id, ...(back ? { back } : {}) },
    ...(occurredOn === undefined ? {} : { occurredOn }),
  });
  if (done === 'sensitive-stays-sealed') return 'kept-sealed';
  if (typeof done === 'string') return 'kept';
  return back ? 'restored' : 'undone';
}

/** What imports said of a row and was not taken back, the last at the end. */
function standingEntries(entries: readonly Entry[]): readonly Entry[] {
  const said: Entry[] = [];
  for (const entry of entries) {
    const { type } = entry.event;
    if (type === 'Imported' || type === 'ImportUndone') said.length = 0;
    if (type === 'ImportRevised') {
      // Said again after an undo: the import between is taken back.
      const at = said.findIndex(({ event }) => importOf(event) === importOf(entry.event));
      if (at >= 0) said.length = at;
    }
    if (type === 'Imported' || type === 'ImportRevised') said.push(entry);
  }
  return said;
}

const importOf = ({ data }: Entry['event']) => (data as { readonly import?: unknown }).import;

/** How many events it brought about, or the refusal. Throws if nobody can tell. */
async function committed(
  { store }: Context,
  { tenant }: Job,
  actor: Actor,
  command: Command,
): Promise<number | string> {
  const answer: Answer = await store.commit(tenant, { actor, command });
  if ('unknown' in answer) throw new StoreUnavailable('the outcome of a row is unknown');
  return isRefusal(answer) ? answer.refused : answer.events.length;
}

async function end(context: Context, job: Job): Promise<void> {
  const { tenant, id } = job;
  const isUndo = job.phase === 'undoing';
  const counted = await context.tables.outcomes(tenant, id);
  const n = (outcome: RowOutcome) => counted[outcome] ?? 0;
  const takenBack = {
    undone: n('undone'),
    restored: n('restored'),
    ...{ touched: n('kept'), later: n('kept-later'), sealed: n('kept-sealed') },
  };
  const { undone, restored, touched, later, sealed } = takenBack;
  const data = isUndo
    ? { undone, restored, kept: touched + later + sealed }
    : { new: n('new'), revised: n('revised'), same: n('same'), skipped: n('skipped') };
  const name = isUndo ? 'undone' : 'finish';
  await committed(context, job, SYSTEM, { stream: `import/${id}`, name, data });
  const phase = isUndo ? 'undone' : 'finished';
  const counts = isUndo ? { counts: asJson({ ...job.counts, takenBack }) } : {};
  const change = { phase, ...counts, changedAt: context.now() } as const;
  await context.tables.change(tenant, id, change, [job.phase]);
}
