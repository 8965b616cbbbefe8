import { createHmac } from 'node:crypto';
import { own } from '../../kernel/own.ts';
import { localDay } from '../../kernel/time.ts';
import type { ContinuedLog } from '../../domain/catalogue/index.ts';
import type { Problem } from '../../domain/problem/index.ts';
import { imbalances } from '../../figures/arithmetic.ts';
import { LogFold, parseEntry, Tally, whole, type LeafEntry } from '../../store/check/index.ts';
import type { StoreParts } from '../../store/index.ts';
import { leafHash } from '../../tlog/hash.ts';
import type { PublishedPart } from './published.ts';
import type { Verdict } from './findings.ts';

/** Folds entries in their order and says what is wrong with them. Knows nothing of trees. */
export class EntriesRun {
  readonly #verdict: Verdict;
  readonly #fold: LogFold;
  readonly tally = new Tally();
  /** Parts that were handed out, by the index of their entry: each must be what it commits to. */
  readonly #published: Map<number, PublishedPart[]>;
  readonly #handedOut: ReadonlySet<number>;
  #tenant: string | undefined;
  #index = 0;
  #day = '';
  restricted = 0;
  parts = 0;
  readonly continued: ContinuedLog[] = [];

  constructor(
    parts: Pick<StoreParts, 'concepts' | 'linesOf'>,
    verdict: Verdict,
    tenant: string | undefined,
    published: readonly PublishedPart[],
  ) {
    this.#verdict = verdict;
    this.#fold = new LogFold(parts);
    this.#tenant = tenant;
    this.#published = Map.groupBy(published, ({ index }) => index);
    this.#handedOut = new Set(this.#published.keys());
  }

  get tenant(): string | undefined {
    return this.#tenant;
  }

  get world() {
    return this.#fold.world;
  }

  get streams(): number {
    return this.#fold.streams.size;
  }

  /** How many titles and reasons are out, by the log's end, that were not handed out here. */
  get unpublished(): number {
    const out = [...this.#fold.streams.values()].flatMap(({ concept, state }) => {
      if (concept.kind !== 'problem') return [];
      const { published, publicReason } = state as Problem;
      return [published, publicReason].filter((index) => index !== undefined);
    });
    return out.filter((index) => !this.#handedOut.has(index)).length;
  }

  /** The leaf hash of the next entry, whatever it says. */
  take(bytes: Buffer): Buffer {
    const index = this.#index;
    this.#index += 1;
    const text = bytes.toString();
    const where = `entry ${String(index)}`;
    // Else what was hashed would not be what is read.
    if (!Buffer.from(text).equals(bytes)) this.#verdict.fault('bad-entry', where, 'not UTF-8');
    this.#tenant ??= tenantOf(text);
    const entry = parseEntry(text, this.#tenant ?? '', index);
    if (entry.ok) this.#fold1(entry.value, index, where);
    else this.#verdict.fault('bad-entry', where, entry.error);
    return leafHash(bytes);
  }

  #fold1(entry: LeafEntry, index: number, where: string): void {
    const backwards = this.#fold.tick(entry.shown ? entry.event.at : entry.day);
    if (backwards !== undefined) this.#verdict.fault('rule', where, backwards);
    this.#checkPublished(entry.shown ? entry.parts : {}, index);
    if (!entry.shown) {
      this.restricted += 1;
      return;
    }
    const { event, parts } = entry;
    const day = localDay(event.at, this.#fold.world.catalogue.settings.utcOffsetMinutes);
    if (day !== this.#day) this.endDay();
    this.#day = day;
    const { faults, folded } = this.#fold.apply(event, Object.keys(parts), false);
    for (const fault of faults) this.#verdict.fault('rule', where, fault);
    for (const line of folded?.lines ?? []) this.tally.add(line, false, this.#fold.world);
    if (event.type === 'LogContinued') this.continued.push(event.data as ContinuedLog);
  }

  #checkPublished(commitments: { readonly [name: string]: string }, index: number): void {
    for (const { name, salt, content } of this.#published.get(index) ?? []) {
      const commitment = createHmac('sha256', Buffer.from(salt, 'base64'))
        .update(content)
        .digest('base64url');
      this.parts += 1;
      if (own(commitments, name) !== commitment) {
        this.#verdict.fault('wrong-part', `part ${String(index)} ${name}`);
      }
    }
    this.#published.delete(index);
  }

  /** The ledger's equations, for every unit whose figures changed: so for every subtree too. */
  endDay(): void {
    for (const unit of this.tally.takeTouched()) {
      for (const { equation, left, right } of imbalances(whole(this.tally.own(unit)))) {
        const detail = `${equation}: ${String(left)} ≠ ${String(right)}`;
        this.#verdict.fault('arithmetic', `${unit}, ${this.#day}`, detail);
      }
    }
  }

  /** After the last entry. */
  finish(): void {
    this.endDay();
    for (const [index, parts] of this.#published) {
      for (const { name } of parts) {
        this.#verdict.fault(
          'wrong-part',
          `part ${String(index)} ${name}`,
          'there is no such entry',
        );
      }
    }
  }
}

function tenantOf(text: string): string | undefined {
  try {
    const { tenant } = JSON.parse(text) as { tenant?: unknown };
    return typeof tenant === 'string' ? tenant : undefined;
  } catch {
    return undefined;
  }
}
