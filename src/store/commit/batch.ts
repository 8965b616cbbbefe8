import type { PoolClient } from 'pg';
import type { Recorded } from '../../kernel/event.ts';
import { own } from '../../kernel/own.ts';
import { toInstant } from '../../kernel/time.ts';
import { hashOf } from './answer.ts';
import { decideAll, type Answered } from './decide-all.ts';
import { SETTLE } from './decide.ts';
import type { Engine, Memory, Waiting } from './engine.ts';
import type { Fact } from './leaf.ts';
import { figuresOf } from './lines.ts';
import {
  erasablesAt,
  loadEdge,
  loadStreams,
  loadWorld,
  lockAndLoad,
  storedRollUps,
  type LockedHead,
  type WorldFolds,
} from './load.ts';
import { lockEvidence, photoIdsIn, photosSeen } from './photos.ts';
import { erasuresOf, rowsOf, type NextHead } from './rows.ts';
import { isWorldStream, kindOf, Work } from './work.ts';
import type { ErasureRow, Rows } from './write.ts';

/** A batch as decided: durable once its rows are, and then all that is left is to say so. */
export interface Decided {
  readonly answers: readonly Answered[];
  readonly memory: Memory;
  readonly events: readonly Recorded[];
  /** The leaves, from index `first` on: recovery looks for them. */
  readonly first: number;
  readonly leaves: readonly string[];
  readonly erasures: readonly ErasureRow[];
  /** Both absent if there is nothing to write. */
  readonly head?: NextHead;
  readonly rows?: Rows;
}

/** Begins the transaction and does everything in it but the writing. */
export async function decideBatch(
  engine: Engine,
  client: PoolClient,
  tenant: string,
  waiting: readonly Waiting[],
  memory: Memory | undefined,
): Promise<Decided> {
  const { concepts } = engine.parts;
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
  const photos = new Set(waiting.flatMap(({ request }) => photoIdsIn(request.command.data)));
  const setting = {
    tenant,
    concepts,
    now: timeOf(engine, head),
    load: (asked: readonly string[]) => loadStreams(client, tenant, asked),
    erasablesAt: (indexes: readonly number[]) => erasablesAt(client, tenant, indexes),
    evidence: await lockEvidence(client, tenant, [...photos]),
  };
  const work = new Work(setting, world.world, head.size);
  for (const [stream, fold] of [...folds, ...world.folds]) work.put(stream, fold);
  for (const stream of streams) work.putNew(stream);

  const { answers, rows: answerRows } = await decideAll(engine, work, waiting, remembered);
  await engine.fault?.('decided');
  const { facts } = work;
  const decided = {
    answers,
    events: facts.map((fact): Recorded => fact.event),
    first: head.size,
    leaves: facts.map((fact) => fact.leaf),
    erasures: erasuresOf(facts),
  };
  if (facts.length === 0 && answerRows.length === 0) {
    return { ...decided, memory: { version: head.version, edge, world } };
  }
  const storedOf = (unit: string) => storedRollUps(client, tenant, unit);
  const seen = await photosSeen(client, tenant, facts);
  const figures = await figuresOf(facts, engine.parts, seen, storedOf);
  const { rows, next } = rowsOf(work, head, edge, engine.parts, figures, answerRows);
  const nextWorld = worldAfter(work, world, next.worldVersion);
  const nextMemory = { version: next.version, edge: next.edge, world: nextWorld };
  return { ...decided, memory: nextMemory, head: next, rows };
}

function streamsOf(engine: Engine, command: Waiting['request']['command']): readonly string[] {
  const concept = own(engine.parts.concepts, kindOf(command.stream));
  const its = isWorldStream(command.stream) ? [] : [command.stream];
  if (!concept || command.name === SETTLE) return its;
  try {
    return [...its, ...concept.reads(command).filter((stream) => !isWorldStream(stream))];
  } catch {
    // What the concept can't make of a command is found out where it fails alone.
    return its;
  }
}

/** Never before the head's time, whatever the clock says; to the second. */
function timeOf(engine: Engine, head: LockedHead): string {
  const now = toInstant(engine.clock() / 1000);
  return now > head.at ? now : head.at;
}

function worldAfter(work: Work, world: WorldFolds, version: number): WorldFolds {
  if (version === world.version) return world;
  const changed = work.facts
    .map(({ event }: Fact) => event.stream)
    .filter(isWorldStream)
    .map((stream) => [stream, work.fold(stream)] as const);
  return { version, world: work.world, folds: new Map([...world.folds, ...changed]) };
}
