import type { Concept } from '../../kernel/decider.ts';
import { chainOf } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import { append, encodeEdge, rootOf, type Edge } from '../../tlog/tree.ts';
import type { Row, StoreParts } from '../store.ts';
import type { AnswerRow } from './answer.ts';
import type { Fact } from './leaf.ts';
import { moveOf, type LineRow } from './lines.ts';
import type { LockedHead } from './load.ts';
import { photoRows } from './photos.ts';
import type { Sums } from './sums.ts';
import type { Work } from './work.ts';
import type { CodeRow, ErasureRow, GoneRow, Rows } from './write.ts';

/** The head as a batch leaves it. */
export interface NextHead {
  readonly size: number;
  readonly version: number;
  readonly worldVersion: number;
  readonly at: string;
  readonly edge: Edge;
  readonly root: Buffer;
}

export interface Figures {
  readonly lines: readonly LineRow[];
  readonly sums: Sums;
}

/** Everything that a batch writes, and the head that it leads to. Pure. */
export function rowsOf(
  work: Work,
  locked: LockedHead,
  edge: Edge,
  parts: StoreParts,
  figures: Figures,
  answers: readonly AnswerRow[],
): { rows: Rows; next: NextHead } {
  const { facts, setting } = work;
  const grown = append(
    edge,
    facts.map((fact) => fact.leafHash),
  );
  const worldChanged = facts.some((fact) => fact.event.stream.endsWith('/all'));
  const next: NextHead = {
    size: work.size,
    version: locked.version + 1,
    worldVersion: locked.worldVersion + (worldChanged ? 1 : 0),
    at: setting.now,
    edge: grown.edge,
    root: rootOf(grown.edge),
  };
  const touched = touchedStreams(facts);
  const projected = project(work, touched, parts);
  const erased = erasuresOf(facts);
  const isErased = (index: number, name: string) =>
    erased.some((each) => each.index === index && each.part === name);
  const rows: Rows = {
    head: [
      {
        size: next.size,
        version: next.version,
        world_version: next.worldVersion,
        at: next.at,
        edge: encodeEdge(next.edge).toString('base64'),
        root: next.root.toString('base64'),
      },
    ],
    event: facts.map(({ event: { index, stream, seq, type }, leaf }) => ({
      index,
      stream,
      seq,
      type,
      leaf,
    })),
    part: facts.flatMap(({ event: { index }, parts: salted }) =>
      salted
        // A part erased in the batch that made it is never written: one statement can't do both.
        .filter(({ name }) => !isErased(index, name))
        .map(({ name, salt, content }) => ({
          index,
          name,
          salt: salt.toString('base64'),
          content,
        })),
    ),
    stream: touched.map(({ stream, concept }) => streamRow(work, stream, concept)),
    actor: distinct(work.named, ({ stream, who }) => `${stream} ${who}`),
    code: projected.code,
    deadCode: projected.deadCode,
    line: figures.lines,
    cell: figures.sums.rows(),
    tile: grown.fullTiles.map(({ level, index, bytes }) => ({
      level,
      n: index,
      bytes: bytes.toString('base64'),
    })),
    idempotency: answers,
    erasure: erased,
    photos: photoRows(facts),
    moved: facts.flatMap(({ concept, event }) => {
      const move = moveOf(concept.kind, event);
      return move
        ? [{ unit: move.unit, above: chainOf(work.world.people, move.unit).slice(1) }]
        : [];
    }),
    views: projected.views,
    gone: projected.gone,
  };
  return { rows, next };
}

export function erasuresOf(facts: readonly Fact[]): readonly ErasureRow[] {
  const rows = facts.flatMap(({ erases, event }) =>
    erases.map(({ index, part }) => ({ index, part, by_index: event.index, at: event.at })),
  );
  return distinct(rows, ({ index, part }) => `${index} ${part}`);
}

interface Touched {
  readonly stream: string;
  readonly concept: Concept;
  /** The state before the batch. */
  readonly before: unknown;
  readonly isNew: boolean;
  /** The world after the stream's last event: a row must follow from the log alone. */
  world: World;
}

function touchedStreams(facts: readonly Fact[]): Touched[] {
  const touched = new Map<string, Touched>();
  for (const { event, before, concept, world } of facts) {
    const known = touched.get(event.stream);
    if (known) known.world = world;
    else {
      const { stream, seq } = event;
      touched.set(stream, { stream, concept, before, isNew: seq === 1, world });
    }
  }
  return [...touched.values()];
}

function streamRow(work: Work, stream: string, concept: Concept): object {
  const { state, seq, key } = work.fold(stream);
  const next_due = concept.nextDue?.(state) ?? null;
  return { stream, seq, state, key: key.toString('base64'), next_due };
}

/** The view rows, and which codes came and went with them. */
function project(work: Work, touched: readonly Touched[], parts: StoreParts) {
  const views: { [kind: string]: object[] } = {};
  const gone: GoneRow[] = [];
  const code: CodeRow[] = [];
  const deadCode: CodeRow[] = [];
  for (const { stream, concept, before, isNew, world } of touched) {
    const { state } = work.fold(stream);
    const row = parts.rowOf(concept.kind, stream, state, world);
    const old: Row | undefined = isNew
      ? undefined
      : parts.rowOf(concept.kind, stream, before, world);
    const codes = row?.codes ?? [];
    const oldCodes = old?.codes ?? [];
    if (row) (views[concept.kind] ??= []).push({ ...row, stream });
    else if (old) gone.push({ kind: concept.kind, stream });
    for (const hash of codes) if (!oldCodes.includes(hash)) code.push({ hash, stream });
    for (const hash of oldCodes) if (!codes.includes(hash)) deadCode.push({ hash, stream });
  }
  const coming = new Map(code.map((each) => [each.hash, each]));
  return {
    views,
    gone,
    code: [...coming.values()],
    // A code that moves to another stream is overwritten, which a deletion must not undo.
    deadCode: deadCode.filter(({ hash }) => !coming.has(hash)),
  };
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
