import type { Recorded } from '../../kernel/event.ts';
import { own } from '../../kernel/own.ts';
import { toInstant } from '../../kernel/time.ts';
import type { Edge } from '../../tlog/tree.ts';
import { hashOf, type AnswerRow } from './answer.ts';
import { decideAll, type Answered } from './decide-all.ts';
import { SETTLE } from './decide.ts';
import type { Engine, Memory, Waiting } from './engine.ts';
import type { Fact } from './leaf.ts';
import { figuresOf } from './lines.ts';
import type { Found, LockedHead, Reads, Remembered, Wanted, WorldFolds } from './load.ts';
import { erasuresOf, rowsOf, type NextHead } from './rows.ts';
import type { EvidenceRow } from './photos.ts';
import { isWorldStream, kindOf, Work, type Folds } from './work.ts';
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
  /** What a batch that is decided before this one can be read has to know of it. */
  readonly left: Left;
  /** Both absent if there is nothing to write. */
  readonly head?: NextHead;
  readonly rows?: Rows;
}

/** Folds and answers of a batch. */
interface Left {
  readonly folds: Folds;
  readonly remembered: ReadonlyMap<string, Remembered>;
}

/** The log on which a batch is decided. */
interface Ground {
  readonly head: LockedHead;
  readonly edge: Edge;
  readonly world: WorldFolds;
  readonly reads: Reads;
  /** The pictures that the commands name, by id, locked until the transaction ends. */
  readonly evidence?: ReadonlyMap<string, EvidenceRow>;
  /** Goes before what is read, which may be from before the last batch. */
  readonly left?: Left;
}

/** The commands of one transaction, decided in memory. */
export class Batch {
  readonly #engine: Engine;
  readonly #ground: Ground;
  readonly #work: Work;
  readonly #remembered: Map<string, Remembered>;
  readonly #answers: Answered[] = [];
  readonly #answerRows: AnswerRow[] = [];

  constructor(engine: Engine, tenant: string, ground: Ground) {
    const { head, world, reads, left, evidence = new Map() } = ground;
    this.#engine = engine;
    this.#ground = ground;
    this.#remembered = new Map(left?.remembered);
    const { concepts } = engine.parts;
    const setting = { tenant, concepts, now: head.at, evidence, ...reads };
    this.#work = new Work(setting, world.world, head.size, left?.folds ?? new Map());
    for (const [stream, fold] of world.folds) this.#work.put(stream, fold);
  }

  /** Decides further commands on what those before them left, and on what was found for them. */
  async decide(waiting: readonly Waiting[], wanted: Wanted, found: Found): Promise<void> {
    const { setting } = this.#work;
    setting.now = laterOf(setting.now, toInstant(this.#engine.clock() / 1000));
    for (const [stream, fold] of found.folds) this.#work.putLoaded(stream, fold);
    for (const stream of wanted.streams) this.#work.putNew(stream);
    for (const [hash, answer] of found.remembered) {
      if (!this.#remembered.has(hash)) this.#remembered.set(hash, answer);
    }
    const decided = await decideAll(this.#engine, this.#work, waiting, this.#remembered);
    this.#answers.push(...decided.answers);
    this.#answerRows.push(...decided.rows);
  }

  /** The batch as it is to be written. */
  async close(): Promise<Decided> {
    const { head, edge, world, reads } = this.#ground;
    const { parts } = this.#engine;
    const { facts } = this.#work;
    const remembered = this.#answerRows.map(({ hash, fingerprint, answer }) => {
      return [hash, { fingerprint, answer: Buffer.from(answer, 'base64') }] as const;
    });
    const decided = {
      answers: this.#answers,
      events: facts.map((fact): Recorded => fact.event),
      first: head.size,
      leaves: facts.map((fact) => fact.leaf),
      erasures: erasuresOf(facts),
      left: { folds: this.#work.folds, remembered: new Map(remembered) },
    };
    if (facts.length === 0 && this.#answerRows.length === 0) {
      return { ...decided, memory: { version: head.version, edge, world } };
    }
    const seen = await reads.photosSeen(facts);
    const figures = await figuresOf(facts, parts, seen, reads.storedRollUps);
    const { rows, next } = rowsOf(this.#work, head, edge, parts, figures, this.#answerRows);
    const nextWorld = worldAfter(this.#work, world, next.worldVersion);
    const memory = { version: next.version, edge: next.edge, world: nextWorld };
    return { ...decided, memory, head: next, rows };
  }
}

/** What has to be read for these commands. */
export function wantedBy(engine: Engine, waiting: readonly Waiting[]): Wanted {
  const streams = waiting.flatMap(({ request }) => streamsOf(engine, request.command));
  const hashes = waiting.flatMap(({ request: { idempotency } }) =>
    idempotency ? [hashOf(idempotency)] : [],
  );
  return { streams: [...new Set(streams)], hashes: [...new Set(hashes)] };
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

/** Whatever the clock says, time never runs backwards. */
function laterOf(before: string, now: string): string {
  return now > before ? now : before;
}

function worldAfter(work: Work, world: WorldFolds, version: number): WorldFolds {
  if (version === world.version) return world;
  const changed = work.facts
    .map(({ event }: Fact) => event.stream)
    .filter(isWorldStream)
    .map((stream) => [stream, work.fold(stream)] as const);
  return { version, world: work.world, folds: new Map([...world.folds, ...changed]) };
}
