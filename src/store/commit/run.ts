import type { PoolClient } from 'pg';
import type { Recorded } from '../../kernel/event.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { toInstant } from '../../kernel/time.ts';
import { hold } from '../connection.ts';
import { CommandFailed } from '../errors.ts';
import type { Answer } from '../store.ts';
import { answerRow, doneOf, hashOf, replay, type AnswerRow } from './answer.ts';
import { decideCommand } from './decide.ts';
import type { Engine, Memory, Waiting } from './engine.ts';
import type { Fact } from './leaf.ts';
import { figuresOf } from './lines.ts';
import {
  loadEdge,
  loadStreams,
  loadWorld,
  lockAndLoad,
  storedRollUps,
  streamsAt,
  type LockedHead,
  type Remembered,
} from './load.ts';
import { erasuresOf, rowsOf, type NextHead } from './rows.ts';
import { isWorldStream, Work } from './work.ts';
import type { ErasureRow } from './write.ts';

/** A batch whose facts are durable, or which had none: all that is left is to say so. */
export interface Finished {
  readonly answers: readonly { readonly to: Waiting; readonly with: Answer | Error }[];
  readonly memory: Memory;
  readonly events: readonly Recorded[];
  /** The leaves, from index `first` on: recovery looks for them. */
  readonly first: number;
  readonly leaves: readonly string[];
  readonly erasures: readonly ErasureRow[];
  /** Absent if nothing was written. */
  readonly head?: NextHead;
}

/** The commit was asked for and its outcome isn't known. */
export class CommitInDoubt extends Error {
  override readonly name = 'CommitInDoubt';
  readonly finished: Finished;

  constructor(finished: Finished, cause: unknown) {
    super('the outcome of a commit is not known', { cause });
    this.finished = finished;
  }
}

/**
 * One batch, one transaction. Throws CommitInDoubt; any other error means that nothing happened.
 *
 * If the process or the database dies
 * - up to and including 'written': the transaction is rolled back by the database, no trace stays;
 * - inside the commit: the database has all of it or nothing, and recover() looks which;
 * - at 'committed': all is durable, but nobody has been told. A client that asks again with its
 *   idempotency key gets the answer; one without finds its command done;
 * - after the answers: the checkpoint lags behind the log and is published at the next start.
 */
export async function runBatch(
  engine: Engine,
  tenant: string,
  waiting: readonly Waiting[],
  memory: Memory | undefined,
): Promise<Finished> {
  const { client, release } = await hold(engine.pool);
  let finished: Finished;
  try {
    await engine.fault?.('begin');
    finished = await writeBatch(engine, client, tenant, waiting, memory);
    if (!finished.head) {
      await client.query('rollback');
      release(false);
      return finished;
    }
  } catch (error) {
    const isBack = await client.query('rollback').then(
      () => true,
      () => false,
    );
    release(!isBack);
    throw error;
  }
  try {
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error(`the commit was answered ${command}`);
    await engine.fault?.('committed');
  } catch (error) {
    release(true);
    throw new CommitInDoubt(finished, error);
  }
  release(false);
  return finished;
}

/** Everything up to the commit, in the open transaction. */
async function writeBatch(
  engine: Engine,
  client: PoolClient,
  tenant: string,
  waiting: readonly Waiting[],
  memory: Memory | undefined,
): Promise<Finished> {
  const { concepts, linesOf } = engine.parts;
  const streams = new Set(waiting.flatMap(({ request }) => streamsOf(engine, request.command)));
  const hashes = new Set(
    waiting.flatMap(({ request: { idempotency } }) => (idempotency ? [hashOf(idempotency)] : [])),
  );
  const { head, folds, remembered } = await lockAndLoad(client, tenant, [...streams], [...hashes]);
  await engine.fault?.('loaded');
  const isCurrent = memory?.version === head.version;
  const edge = memory && isCurrent ? memory.edge : await loadEdge(client, tenant);
  const world =
    memory?.world.version === head.worldVersion
      ? memory.world
      : await loadWorld(client, tenant, head.worldVersion, concepts);
  const now = timeOf(engine, head);
  const load = (asked: readonly string[]) => loadStreams(client, tenant, asked);
  const work = new Work(
    { tenant, concepts, now, load, streamsAt: (indexes) => streamsAt(client, tenant, indexes) },
    world.world,
    head.size,
  );
  for (const [stream, fold] of [...folds, ...world.folds]) work.put(stream, fold);
  for (const stream of streams) work.putNew(stream);

  const { answers, rows: answerRows } = await decideAll(engine, work, waiting, remembered);
  await engine.fault?.('decided');
  const { facts } = work;
  const finished = {
    answers,
    events: facts.map((fact): Recorded => fact.event),
    first: head.size,
    leaves: facts.map((fact) => fact.leaf),
    erasures: erasuresOf(facts),
  };
  if (facts.length === 0 && answerRows.length === 0) {
    return { ...finished, memory: { version: head.version, edge, world } };
  }
  const figures = await figuresOf(facts, linesOf, (unit) => storedRollUps(client, tenant, unit));
  const { rows, next } = rowsOf(work, head, edge, engine.parts, figures, answerRows);
  await engine.write(client, tenant, rows);
  if (crosses(head.size, next.size)) await takeSample(client, tenant, next.size);
  await engine.fault?.('written');
  const nextWorld =
    next.worldVersion === head.worldVersion
      ? world
      : {
          version: next.worldVersion,
          world: work.world,
          folds: new Map([...world.folds, ...worldFolds(work, facts)]),
        };
  const nextMemory = { version: next.version, edge: next.edge, world: nextWorld };
  return { ...finished, memory: nextMemory, head: next };
}

function streamsOf(engine: Engine, command: Waiting['request']['command']): readonly string[] {
  const concept = engine.parts.concepts[command.stream.slice(0, command.stream.indexOf('/'))];
  // What the concept can't make of a command is found out where it fails alone.
  let reads: readonly string[] = [];
  try {
    reads = concept && command.name !== 'settle' ? concept.reads(command) : [];
  } catch {
    return [];
  }
  return [command.stream, ...reads].filter((stream) => !isWorldStream(stream));
}

/** Never before the head's time, whatever the clock says; to the second. */
function timeOf(engine: Engine, head: LockedHead): string {
  const now = toInstant(engine.clock() / 1000);
  return now > head.at ? now : head.at;
}

function worldFolds(work: Work, facts: readonly Fact[]) {
  return facts
    .map(({ event }) => event.stream)
    .filter(isWorldStream)
    .map((stream) => [stream, work.fold(stream)] as const);
}

async function decideAll(
  engine: Engine,
  work: Work,
  waiting: readonly Waiting[],
  remembered: Map<string, Remembered>,
): Promise<Pick<Finished, 'answers'> & { rows: AnswerRow[] }> {
  const { tenant, now } = work.setting;
  const answers: { to: Waiting; with: Answer | Error }[] = [];
  const rows: AnswerRow[] = [];
  for (const to of waiting) {
    const { request } = to;
    const { idempotency, command, actor } = request;
    try {
      const known = idempotency && remembered.get(hashOf(idempotency));
      if (known) {
        answers.push({ to, with: replay(tenant, idempotency, known) });
        continue;
      }
      const facts = await decideCommand(work, command, actor);
      if (isRefusal(facts)) {
        answers.push({ to, with: facts });
        continue;
      }
      const done = doneOf(facts, request);
      if (idempotency) {
        const row = answerRow(tenant, idempotency, done, now);
        rows.push(row);
        // The same key again in this batch: the second gets the first one's answer.
        remembered.set(row.hash, {
          fingerprint: row.fingerprint,
          answer: Buffer.from(row.answer, 'base64'),
        });
      }
      answers.push({ to, with: done });
    } catch (cause) {
      // A lost connection is everybody's; anything else is this command's own.
      if (isUnavailable(cause)) throw cause;
      engine.log.error({ tenant, command: command.name, err: cause }, 'a command met a bug');
      answers.push({ to, with: new CommandFailed(`${command.name} failed`, { cause }) });
    }
  }
  return { answers, rows };
}

/** Entries between two samples of the `own` cells. */
const SAMPLE_EVERY = 16_384;

function crosses(from: number, to: number): boolean {
  return Math.floor(from / SAMPLE_EVERY) !== Math.floor(to / SAMPLE_EVERY);
}

async function takeSample(client: PoolClient, tenant: string, size: number): Promise<void> {
  await client.query(
    `insert into sample (tenant, size, unit, measure, attested, n)
     select tenant, $2, dims->>'unit', measure, attested, n from cell
     where tenant = $1 and scope = 'own'`,
    [tenant, size],
  );
}

// Of PostgreSQL's SQLSTATE classes: connection, transaction rollback, resources, operator, system.
const UNAVAILABLE = /^(08|40|53|57|58|XX)/;

/** Whether an error says that the database is away or out of room, rather than that data is bad. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E')) return UNAVAILABLE.test(code);
  if (/^E[A-Z]+$/.test(code)) return true;
  return /^(Connection terminated|Connection ended|Client has|timeout exceeded|Query read timeout)/.test(
    error.message,
  );
}
