import type { Concept } from '../../kernel/decider.ts';
import { canonical, type Json } from '../../kernel/json.ts';
import type { World } from '../../domain/world.ts';
import { whoOf } from '../keys.ts';
import { views } from '../schema/problem-view.ts';
import type { Row, StoreParts } from '../store.ts';
import type { Findings } from './findings.ts';
import type { FoldedStream } from './fold.ts';
import { differences, type Scan } from './scan.ts';

/** A stream whose last event was folded. */
export interface Ended extends FoldedStream {
  readonly stream: string;
  /** The persons that its events name: those that must be in the table `actor`. */
  readonly whos: ReadonlySet<string>;
  /** All strings of its events that may be such a name. */
  readonly names: ReadonlySet<string>;
  readonly world: World;
}

interface StreamRow {
  readonly stream: string;
  readonly seq: number;
  readonly state: Json;
  readonly key: Buffer;
  readonly next_due: string | null;
}

interface ActorRow {
  readonly stream: string;
  readonly who: string;
  readonly person: string;
}

/** Compares streams, the rows that queries read, codes and persons with what was folded. */
export class StreamsCheck {
  readonly #scan: Scan;
  readonly #findings: Findings;
  readonly #parts: StoreParts;
  /** The streams that a code may open. */
  readonly #codes = new Map<string, string[]>();
  readonly compared = { stream: 0, view: 0, actor: 0, code: 0 };

  constructor(scan: Scan, findings: Findings, parts: StoreParts) {
    this.#scan = scan;
    this.#findings = findings;
    this.#parts = parts;
  }

  async compare(ended: readonly Ended[]): Promise<void> {
    if (ended.length === 0) return;
    const { client, tenant } = this.#scan;
    const names = ended.map(({ stream }) => stream);
    const [streams, actors] = await Promise.all([
      client.query<StreamRow>({
        name: 'check-streams',
        text: `select stream, seq, state, key, next_due from stream
          where tenant = $1 and stream = any($2)`,
        values: [tenant, names],
      }),
      client.query<ActorRow>({
        name: 'check-actors',
        text: 'select stream, who, person from actor where tenant = $1 and stream = any($2)',
        values: [tenant, names],
      }),
    ]);
    const rows = new Map(streams.rows.map((row) => [row.stream, row]));
    const people = Map.groupBy(actors.rows, (row) => row.stream);
    for (const each of ended) {
      const row = rows.get(each.stream);
      if (row) this.#compareStream(each, row);
      else this.#findings.missing('stream', each.stream);
      this.#compareActors(each, row?.key, people.get(each.stream) ?? []);
    }
    for (const [kind, view] of Object.entries(views)) {
      const ofKind = ended.filter(({ concept }) => concept.kind === kind);
      if (ofKind.length > 0) await this.#compareRows(ofKind, kind, view.table);
    }
    for (const { stream, concept, state, world } of ended) {
      const row = this.#rowOf(concept.kind, stream, state, world);
      for (const hash of row?.codes ?? []) {
        this.#codes.set(hash, [...(this.#codes.get(hash) ?? []), stream]);
      }
    }
  }

  #compareStream({ stream, seq, state, concept }: Ended, row: StreamRow): void {
    this.compared.stream += 1;
    const wrong = (column: string) => this.#findings.wrong('stream', stream, column);
    if (row.seq !== seq) wrong('seq');
    if (!isSameJson(row.state, state as Json)) wrong('state');
    if (row.key.length !== 32) this.#findings.malformed('stream', stream, 'key');
    if (row.next_due !== dueOf(concept, state)) wrong('next_due');
  }

  /** A `who` is the keyed hash of a person, so key, hash and person vouch for each other. */
  #compareActors(
    { stream, whos, names }: Ended,
    key: Buffer | undefined,
    rows: readonly ActorRow[],
  ): void {
    this.compared.actor += rows.length;
    let wrong = 0;
    for (const { who, person } of rows) {
      if (!names.has(who)) this.#findings.extra('actor', `${stream} ${who}`);
      else if (key && whoOf(key, person) !== who) {
        wrong += 1;
        this.#findings.wrong('actor', `${stream} ${who}`, 'person');
      }
    }
    // If no person fits, it is the key that was changed.
    if (wrong > 0 && wrong === rows.length) {
      this.#findings.wrong('stream', stream, 'key', 'it fits none of the persons');
    }
    for (const who of whos) {
      if (!rows.some((row) => row.who === who)) this.#findings.missing('actor', `${stream} ${who}`);
    }
  }

  async #compareRows(ended: readonly Ended[], kind: string, table: string): Promise<void> {
    const { client, tenant } = this.#scan;
    const { rows } = await client.query<{ stream: string; [column: string]: unknown }>({
      name: `check-${table}`,
      text: `select * from ${table} where tenant = $1 and stream = any($2)`,
      values: [tenant, ended.map(({ stream }) => stream)],
    });
    const stored = new Map(rows.map((row) => [row.stream, row]));
    for (const { stream, state, world } of ended) {
      const actual = stored.get(stream);
      const expected = this.#rowOf(kind, stream, state, world);
      if (!expected || !actual) {
        if (expected) this.#findings.missing(table, stream);
        if (actual) this.#findings.extra(table, stream);
        continue;
      }
      this.compared.view += 1;
      for (const column of differences(columnsOf(expected, stream), actual)) {
        this.#findings.wrong(table, stream, column);
      }
    }
  }

  #rowOf(kind: string, stream: string, state: unknown, world: World): Row | undefined {
    try {
      return this.#parts.rowOf(kind, stream, state, world);
    } catch {
      return undefined;
    }
  }

  /** Rows that nothing in the log brought about. After all streams were compared. */
  async finish(): Promise<void> {
    const { client, tenant } = this.#scan;
    for (const table of ['stream', 'actor', ...Object.values(views).map((view) => view.table)]) {
      const { rows } = await client.query<{ stream: string }>(
        `select distinct stream from ${table} t where tenant = $1 and not exists (
           select from event e where e.tenant = t.tenant and e.stream = t.stream)`,
        [tenant],
      );
      for (const { stream } of rows) this.#findings.extra(table, stream);
    }
    const { rows } = await client.query<{ hash: string; stream: string }>(
      'select hash, stream from code where tenant = $1',
      [tenant],
    );
    this.compared.code = rows.length;
    for (const { hash, stream } of rows) {
      const streams = this.#codes.get(hash);
      if (!streams) this.#findings.extra('code', hash);
      else if (!streams.includes(stream)) this.#findings.wrong('code', hash, 'stream');
      this.#codes.delete(hash);
    }
    for (const hash of this.#codes.keys()) this.#findings.missing('code', hash);
  }
}

/** Undefined, which equals no column, if the state is beyond understanding. */
function dueOf(concept: Concept, state: unknown): string | null | undefined {
  try {
    return concept.nextDue?.(state) ?? null;
  } catch {
    return undefined;
  }
}

function columnsOf(row: Row, stream: string): { readonly [column: string]: unknown } {
  const { codes: _, reach: _reach, ...columns } = row;
  return { ...columns, stream };
}

function isSameJson(a: Json, b: Json): boolean {
  try {
    return canonical(a) === canonical(b);
  } catch {
    return false;
  }
}
