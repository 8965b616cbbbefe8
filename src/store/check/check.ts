import type { Pool } from 'pg';
import { localDay } from '../../kernel/time.ts';
import type { World } from '../../domain/world.ts';
import { BODY } from '../commit/leaf.ts';
import { commitmentOf } from '../keys.ts';
import { views } from '../schema/problem-view.ts';
import type { StoreParts } from '../store.ts';
import { parseBody, parseEntry, type LeafEntry } from './entry.ts';
import { checkArithmetic, checkCells, SamplesCheck } from './figures.ts';
import { Findings, type Finding } from './findings.ts';
import { LogFold } from './fold.ts';
import { PartsCheck } from './parts.ts';
import { differences, pagesOf, type EventRow, type LineRow, type Page, type Scan } from './scan.ts';
import { StreamsCheck, type Ended } from './streams.ts';
import { Tally } from './tally.ts';
import {
  checkAnswers,
  checkCheckpoint,
  checkHead,
  checkKeys,
  readSingles,
  statedSize,
  type HeadRow,
} from './tenant.ts';
import { TreeCheck } from './tree.ts';
import { worldsOf, type DatedWorld } from './worlds.ts';

export interface CheckOptions {
  readonly pool: Pool;
  readonly parts: StoreParts;
  readonly tenant: string;
  /** Opens the sealed signing key, so that it is checked too. */
  readonly secret?: Buffer;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface CheckReport {
  readonly tenant: string;
  /** Entries of the log. */
  readonly size: number;
  /** How many rows of each table were compared. */
  readonly tables: { readonly [table: string]: number };
  /** Days at whose end the ledger's equations were tried. */
  readonly days: number;
  /** The first thousand. */
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly milliseconds: number;
}

/**
 * Columns that nothing in the database can vouch for: counters, names of the tenant, a random key
 * before its first use, and answers that only their client can open. `check` looks at their form.
 */
export const unproven = [
  'tenant.created_at',
  'tenant.info',
  'head.version',
  'head.world_version',
  'erasure.journaled',
  'idempotency.*',
] as const;

/**
 * Folds a tenant's log again and compares every row of every ledger table with it, in one snapshot,
 * while others write. Memory grows with the streams that are under way at one time, not with the
 * log; about a minute for a million events. Throws only if the database can't be read.
 */
export async function checkTenant(options: CheckOptions): Promise<CheckReport> {
  const client = await options.pool.connect();
  let destroy = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    const report = await new TenantCheck({ client, tenant: options.tenant }, options).run();
    await client.query('commit');
    destroy = false;
    return report;
  } finally {
    client.release(destroy);
  }
}

/** Every tenant that any of the tables knows. */
export async function tenantsToCheck(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ tenant: string }>(
    `select tenant from tenant union select tenant from head union select tenant from checkpoint
     order by tenant`,
  );
  return rows.map(({ tenant }) => tenant);
}

interface Open {
  /** Its last event, as far as the tables know. */
  readonly last: number;
  readonly whos: Set<string>;
  readonly names: Set<string>;
}

class TenantCheck {
  readonly #scan: Scan;
  readonly #options: CheckOptions;
  readonly #findings = new Findings();
  readonly #fold: LogFold;
  readonly #tally = new Tally();
  readonly #streams: StreamsCheck;
  readonly #open = new Map<string, Open>();
  readonly #counts = { event: 0, line: 0 };
  #worlds: readonly DatedWorld[] = [];
  #worldEvents = 0;
  #firstLine: number | undefined;
  #day = '';
  #days = 0;

  constructor(scan: Scan, options: CheckOptions) {
    this.#scan = scan;
    this.#options = options;
    this.#fold = new LogFold(options.parts);
    this.#streams = new StreamsCheck(scan, this.#findings, options.parts);
  }

  async run(): Promise<CheckReport> {
    const started = performance.now();
    const { tenant, secret, parts: storeParts } = this.#options;
    const singles = await readSingles(this.#scan);
    const { head = NO_HEAD, checkpoint } = singles;
    if (singles.tenant) checkKeys(tenant, singles.tenant, secret, this.#findings);
    else this.#findings.missing('tenant', '');
    if (!singles.head) this.#findings.missing('head', '');
    if (!checkpoint) this.#findings.missing('checkpoint', '');
    const samples = await SamplesCheck.open(this.#scan, this.#findings);
    const parts = await PartsCheck.open(this.#scan, this.#findings);
    const stated = checkpoint ? [statedSize(checkpoint.note)] : [];
    const tree = new TreeCheck(this.#scan, this.#findings, head, stated);
    this.#worlds = await worldsOf(this.#scan, storeParts);

    for await (const page of pagesOf(this.#scan)) {
      await tree.grow(page.events, page.tiles);
      await this.#expectStreams(page.events);
      await this.#foldPage(page, parts, samples);
      await this.#compareEnded(false);
      this.#options.onProgress?.(tree.size, Math.max(head.size, tree.size));
    }
    await tree.finish();
    await this.#compareEnded(true);
    this.#endDay('');
    await this.#streams.finish();
    await parts.finish(this.#scan);
    samples.finish(tree.size, this.#firstLine);
    const cells = await checkCells(this.#scan, this.#tally, this.#fold.world, this.#findings);
    const answers = await checkAnswers(this.#scan, head, this.#findings);
    const log = {
      latest: this.#fold.latest,
      worldEvents: this.#worldEvents,
      lastAnswer: answers.last,
    };
    if (singles.head) checkHead(head, log, this.#findings);
    if (singles.tenant && checkpoint) {
      checkCheckpoint(singles.tenant, checkpoint, head, tree.roots, this.#findings);
    }
    const { compared } = this.#streams;
    const viewTables = Object.values(views).map(({ table }) => table);
    return {
      tenant,
      size: tree.size,
      tables: {
        tenant: singles.tenant ? 1 : 0,
        head: singles.head ? 1 : 0,
        event: this.#counts.event,
        part: parts.compared,
        erasure: parts.erasures,
        tile: tree.tiles,
        checkpoint: checkpoint ? 1 : 0,
        stream: compared.stream,
        [viewTables.join(', ')]: compared.view,
        code: compared.code,
        actor: compared.actor,
        line: this.#counts.line,
        cell: cells,
        sample: samples.compared,
        idempotency: answers.compared,
      },
      days: this.#days,
      findings: this.#findings.list,
      total: this.#findings.total,
      milliseconds: Math.round(performance.now() - started),
    };
  }

  async #foldPage(page: Page, parts: PartsCheck, samples: SamplesCheck): Promise<void> {
    const partsOf = Map.groupBy(page.parts, (row) => row.index);
    const linesOf = Map.groupBy(page.lines, (row) => row.index);
    for (const row of page.events) {
      if (samples.sizes.includes(row.index)) await samples.compare(row.index, this.#tally);
      this.#counts.event += 1;
      this.#checkEvent(row, partsOf.get(row.index) ?? [], linesOf.get(row.index) ?? [], parts);
      partsOf.delete(row.index);
      linesOf.delete(row.index);
    }
    // The size after the last event of all is no index.
    const end = page.events.length === 0 ? this.#counts.event : -1;
    if (samples.sizes.includes(end)) await samples.compare(end, this.#tally);
    for (const [index, rows] of partsOf) {
      for (const { name } of rows) this.#findings.extra('part', `${String(index)} ${name}`);
    }
    for (const [index, rows] of linesOf) {
      for (const { ord } of rows) this.#findings.extra('line', `${String(index)} ${String(ord)}`);
    }
  }

  #checkEvent(
    row: EventRow,
    partRows: PartRowsOf,
    lineRows: readonly LineRow[],
    parts: PartsCheck,
  ): void {
    const { index } = row;
    const { tenant } = this.#scan;
    const leaf = parseEntry(row.leaf, tenant, index);
    if (!leaf.ok) {
      this.#findings.malformed('event', index, 'leaf', leaf.error);
      return;
    }
    const entry = leaf.value;
    const backwards = this.#fold.tick(entry.shown ? entry.event.at : entry.day);
    if (backwards !== undefined) this.#findings.rule('event', index, backwards);
    const whole = entry.shown ? entry : this.#bodyOf(index, entry, partRows);
    const body = entry.shown ? {} : { [BODY]: entry.body };
    parts.compare(
      index,
      { ...whole?.parts, ...body },
      whole ? partRows : partRows.filter((p) => p.name === BODY),
    );
    if (!whole) return;
    const { event } = whole;
    for (const column of differences(
      { stream: event.stream, seq: event.seq, type: event.type },
      { ...row },
    )) {
      this.#findings.wrong('event', index, column);
    }
    if (!entry.shown && event.at.slice(0, 10) !== entry.day) {
      this.#findings.rule('event', index, 'its body has another day');
    }
    this.#foldEvent(whole, !entry.shown, lineRows, parts);
  }

  #bodyOf(index: number, { body }: Extract<LeafEntry, { shown: false }>, rows: PartRowsOf) {
    const row = rows.find(({ name }) => name === BODY);
    if (!row) return undefined;
    const parsed = parseBody(row.content, this.#scan.tenant, index);
    // A body that is not what was committed to is named by the part; what it says is worth nothing.
    if (commitmentOf(row.salt, row.content) !== body) return parsed.ok ? parsed.value : undefined;
    if (!parsed.ok) {
      this.#findings.malformed('part', `${String(index)} ${BODY}`, 'content', parsed.error);
      return undefined;
    }
    return parsed.value;
  }

  #foldEvent(
    { event, parts: commitments }: Extract<LeafEntry, { shown: true }>,
    restricted: boolean,
    lineRows: readonly LineRow[],
    parts: PartsCheck,
  ): void {
    const { index, stream } = event;
    if (stream.endsWith('/all')) this.#worldEvents += 1;
    const day = localDay(event.at, this.#fold.world.catalogue.settings.utcOffsetMinutes);
    if (day !== this.#day) this.#endDay(day);
    const { faults, folded } = this.#fold.apply(event, Object.keys(commitments), restricted);
    for (const fault of faults) this.#findings.rule('event', index, fault);
    const open = this.#open.get(stream);
    if (open) collectNames(event, open);
    if (!folded) return;
    parts.erased(folded.concept.erasures?.(event) ?? [], event);
    if (folded.lines.length > 0) this.#firstLine ??= index;
    folded.lines.forEach((line, ord) => {
      this.#tally.add(line, restricted, this.#fold.world, true);
      const actual = lineRows.find((each) => each.ord === ord);
      const key = `${String(index)} ${String(ord)}`;
      if (!actual) {
        this.#findings.missing('line', key);
        return;
      }
      this.#counts.line += 1;
      const expected = { ...line, stream, attested: restricted };
      for (const column of differences(expected, { ...actual })) {
        this.#findings.wrong('line', key, column);
      }
    });
    for (const { ord } of lineRows) {
      const isExpected = Number.isInteger(ord) && ord >= 0 && ord < folded.lines.length;
      if (!isExpected) this.#findings.extra('line', `${String(index)} ${String(ord)}`);
    }
  }

  #endDay(next: string): void {
    if (this.#day !== '') {
      checkArithmetic(this.#tally, this.#day, this.#findings);
      this.#days += 1;
    }
    this.#day = next;
  }

  /** Looks up how far the streams go that a page brings up. */
  async #expectStreams(events: readonly EventRow[]): Promise<void> {
    const fresh = [...new Set(events.map(({ stream }) => stream))].filter(
      (s) => !this.#open.has(s),
    );
    if (fresh.length === 0) return;
    const { client, tenant } = this.#scan;
    const { rows } = await client.query<{ stream: string; last: number | null }>({
      name: 'check-last',
      text: `select w.stream, greatest(
          (select max(seq) from event e where e.tenant = $1 and e.stream = w.stream),
          (select seq from stream s where s.tenant = $1 and s.stream = w.stream)) as last
        from unnest($2::text[]) as w(stream)`,
      values: [tenant, fresh],
    });
    for (const { stream, last } of rows) {
      this.#open.set(stream, { last: last ?? 0, whos: new Set(), names: new Set() });
    }
  }

  /** Compares the streams that have come to their end, or all that are left, and forgets them. */
  async #compareEnded(all: boolean): Promise<void> {
    const ended: Ended[] = [];
    for (const [stream, { last, whos, names }] of this.#open) {
      const folded = this.#fold.streams.get(stream);
      if (folded && (all || folded.seq >= last)) {
        ended.push({ ...folded, stream, whos, names, worlds: this.#worldsSince(folded.index) });
      } else if (!all) continue;
      this.#open.delete(stream);
      // The world stays: other streams are folded in it.
      if (!stream.endsWith('/all')) this.#fold.drop(stream);
    }
    for (let at = 0; at < ended.length; at += 1_000) {
      await this.#streams.compare(ended.slice(at, at + 1_000));
    }
  }

  /** From the world of an event to today's. */
  #worldsSince(index: number): readonly World[] {
    const at = this.#worlds.findLastIndex((dated) => dated.from <= index);
    const worlds = this.#worlds.slice(Math.max(0, at)).map(({ world }) => world);
    return worlds.length === 0 ? [this.#fold.world] : worlds;
  }
}

type PartRowsOf = Page['parts'];

const NO_HEAD: HeadRow = {
  size: 0,
  version: 0,
  world_version: 0,
  edge: Buffer.alloc(8),
  root: Buffer.alloc(32),
  at: '',
};

/** Members of events that hold a person's name in the stream. */
const personMembers = ['who', 'witness', 'assignee'];

function collectNames(value: unknown, into: Open): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [member, inner] of Object.entries(value)) {
    if (typeof inner === 'string') {
      if (personMembers.includes(member)) into.whos.add(inner);
      if (inner.length === 22) into.names.add(inner);
    } else collectNames(inner, into);
  }
}
