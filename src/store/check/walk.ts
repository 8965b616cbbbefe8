import { localDay } from '../../kernel/time.ts';
import type { World } from '../../domain/world.ts';
import { BODY } from '../commit/leaf.ts';
import { commitmentOf } from '../keys.ts';
import type { StoreParts } from '../store.ts';
import { parseBody, parseEntry, type LeafEntry } from './entry.ts';
import { checkArithmetic, type SamplesCheck } from './figures.ts';
import type { Findings } from './findings.ts';
import { LogFold } from './fold.ts';
import type { PartsCheck } from './parts.ts';
import type { PhotosCheck } from './photos.ts';
import { differences, type EventRow, type LineRow, type Page, type Scan } from './scan.ts';
import type { Ended, StreamsCheck } from './streams.ts';
import { Tally } from './tally.ts';

export interface WalkChecks {
  readonly findings: Findings;
  readonly parts: PartsCheck;
  readonly photos: PhotosCheck;
  readonly samples: SamplesCheck;
  readonly streams: StreamsCheck;
}

interface Open {
  /** Its last event, as far as the tables know. */
  readonly last: number;
  readonly whos: Set<string>;
  readonly names: Set<string>;
}

/** Goes through the events in their order, page by page, and compares what each of them brought about. */
export class LogWalk {
  readonly #scan: Scan;
  readonly #checks: WalkChecks;
  readonly #findings: Findings;
  readonly #fold: LogFold;
  readonly #open = new Map<string, Open>();
  readonly tally = new Tally();
  readonly counts = { event: 0, line: 0, days: 0, world: 0 };
  /** The entry that brought the first line. */
  firstLine: number | undefined;
  #day = '';

  constructor(scan: Scan, parts: StoreParts, checks: WalkChecks) {
    this.#scan = scan;
    this.#checks = checks;
    this.#findings = checks.findings;
    this.#fold = new LogFold(parts);
  }

  get world(): World {
    return this.#fold.world;
  }

  /** The latest time that the log has come to. */
  get latest(): string {
    return this.#fold.latest;
  }

  async page(page: Page): Promise<void> {
    await this.#expectStreams(page.events);
    await this.#foldPage(page);
    await this.#checks.photos.page(page.events.at(-1)?.index);
    await this.#compareEnded(false);
  }

  /** After the last page. */
  async finish(): Promise<void> {
    await this.#compareEnded(true);
    this.#endDay('');
  }

  async #foldPage(page: Page): Promise<void> {
    const { samples } = this.#checks;
    const partsOf = Map.groupBy(page.parts, (row) => row.index);
    const linesOf = Map.groupBy(page.lines, (row) => row.index);
    for (const row of page.events) {
      if (samples.sizes.includes(row.index)) await samples.compare(row.index, this.tally);
      this.counts.event += 1;
      this.#checkEvent(row, partsOf.get(row.index) ?? [], linesOf.get(row.index) ?? []);
      partsOf.delete(row.index);
      linesOf.delete(row.index);
    }
    // The size after the last event of all is no index.
    const end = page.events.length === 0 ? this.counts.event : -1;
    if (samples.sizes.includes(end)) await samples.compare(end, this.tally);
    for (const [index, rows] of partsOf) {
      for (const { name } of rows) this.#findings.extra('part', `${String(index)} ${name}`);
    }
    for (const [index, rows] of linesOf) {
      for (const { ord } of rows) this.#findings.extra('line', `${String(index)} ${String(ord)}`);
    }
  }

  #checkEvent(row: EventRow, partRows: PartRowsOf, lineRows: readonly LineRow[]): void {
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
    this.#checks.parts.compare(
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
    const photos = partRows.find(({ name }) => name === 'photos');
    this.#checks.photos.expect(event, photos, !entry.shown);
    this.#foldEvent(whole, !entry.shown, lineRows);
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
  ): void {
    const { index, stream } = event;
    if (stream.endsWith('/all')) this.counts.world += 1;
    const day = localDay(event.at, this.#fold.world.catalogue.settings.utcOffsetMinutes);
    if (day !== this.#day) this.#endDay(day);
    const { faults, folded } = this.#fold.apply(event, Object.keys(commitments), restricted);
    for (const fault of faults) this.#findings.rule('event', index, fault);
    const open = this.#open.get(stream);
    if (open) collectNames(event, open);
    if (!folded) return;
    this.#checks.parts.erased(folded.concept.erasures?.(event) ?? [], event);
    if (folded.lines.length > 0) this.firstLine ??= index;
    folded.lines.forEach((line, ord) => {
      this.tally.add(line, restricted, this.#fold.world, true);
      const actual = lineRows.find((each) => each.ord === ord);
      const key = `${String(index)} ${String(ord)}`;
      if (!actual) {
        this.#findings.missing('line', key);
        return;
      }
      this.counts.line += 1;
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
      checkArithmetic(this.tally, this.#day, this.#findings);
      this.counts.days += 1;
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
        ended.push({ ...folded, stream, whos, names, world: this.#fold.world });
      } else if (!all) continue;
      this.#open.delete(stream);
      // The world stays: other streams are folded in it.
      if (!stream.endsWith('/all')) this.#fold.drop(stream);
    }
    for (let at = 0; at < ended.length; at += 1_000) {
      await this.#checks.streams.compare(ended.slice(at, at + 1_000));
    }
  }
}

type PartRowsOf = Page['parts'];

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
