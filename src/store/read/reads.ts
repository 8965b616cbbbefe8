import type { ProblemRow } from '../../domain/problem/index.ts';
import type { Json } from '../../kernel/json.ts';
import type { Day, Instant } from '../../kernel/time.ts';

/**
 * What queries read: rows and figures, never a decision. Every list is paged by key. A cursor that
 * no earlier page gave is a BadCursor, thrown.
 */
export interface Reads {
  /**
   * A queue page: matters in hand first by what is due next, then by age. Only matters that `sight`
   * admits; with the sealed title and place where `words` is asked for.
   */
  queue(tenant: string, query: QueueQuery): Promise<Page<QueueRow>>;
  /** Streams with a deadline that a newly loaded calendar may fix, after one of them, in their order. */
  provisional(tenant: string, after: string, limit: number): Promise<readonly string[]>;
  row(tenant: string, stream: string): Promise<QueueRow | undefined>;
  rowByNumber(tenant: string, number: string): Promise<QueueRow | undefined>;
  /** Released titles and places, newest first: all that the public sees of single matters. */
  published(tenant: string, after: string | undefined, limit: number): Promise<Page<PublishedRow>>;

  /** Sums of measures for a unit's subtree, now or as the log stood at `asOf` entries. */
  sums(tenant: string, query: SumsQuery): Promise<Sums>;
  /** The same for many units at once, for tables of units. */
  sumsByUnit(
    tenant: string,
    units: readonly string[],
    measures?: readonly string[],
  ): Promise<readonly Sums[]>;
  /**
   * Month by month, oldest first, without gaps: at most the last `months` up to the last one in which
   * anything was counted. `month` is `2026-11`.
   */
  months(
    tenant: string,
    unit: string,
    measures: readonly string[],
    months: number,
  ): Promise<readonly MonthSums[]>;
  /**
   * Attested totals of the whole tenant by measure, of all days before `day`: the only ones that
   * are published. `root` is the unit at the top. A day's answer doesn't change.
   */
  attestedBefore(
    tenant: string,
    root: string,
    day: Day,
  ): Promise<{ readonly [measure: string]: number }>;
  /** The log size before the first line of `day` or later: what stood when the day began. */
  sizeBefore(tenant: string, day: Day): Promise<number>;
  /**
   * The lines behind a figure, newest first: which entry added how much. Attested ones take no part,
   * neither as rows nor in the cursors.
   */
  records(tenant: string, query: RecordsQuery): Promise<Page<RecordRow>>;

  /** The local day of the first line; undefined while nothing was counted. */
  firstDay(tenant: string): Promise<Day | undefined>;
  /** For each day the log size before its first line: what stood when it began. */
  sizesBefore(tenant: string, days: readonly Day[]): Promise<readonly number[]>;
  /** Sums at each of some log sizes, all in the unit tree of one size, `treeOf`. */
  course(
    tenant: string,
    query: { readonly unit: string; readonly measures: readonly string[] },
    sizes: readonly number[],
    treeOf: number,
  ): Promise<readonly Sums[]>;
  /** What the log shows of a few measures by category; categories with nothing are absent. */
  categories(tenant: string, query: SumsQuery): Promise<readonly CategorySums[]>;
  /** How many open listings have stood since which day: see figures/ageing.ts. */
  ages(
    tenant: string,
    query: { readonly unit: string; readonly asOf?: number },
  ): Promise<readonly { readonly day: Day; readonly n: number }[]>;
  /** The same listings one by one, the oldest first. */
  aged(tenant: string, query: AgedQuery): Promise<Page<AgedRow>>;
}

/** Which matters an actor may see; http makes it from `can.ts` (scopes and bars of their posts). */
export interface SightFilter {
  /** Units; a row is seen where one of its `units` is one of these or under it. `'all'`: every row. */
  readonly scopes: readonly string[] | 'all';
  /** The scopes and all units under them, in today's tree. */
  readonly within: readonly string[];
  /** The actor's units and all above them: a row whose `about` is one of these is hidden. */
  readonly barred: readonly string[];
}

export interface QueueQuery {
  readonly sight: SightFilter;
  readonly open?: boolean;
  readonly status?: string;
  readonly kind?: string;
  readonly category?: string;
  readonly lead?: string;
  readonly office?: string;
  readonly overdue?: boolean;
  /** Something was asked that waits for a decision: a matter name, or `any`. */
  readonly waiting?: string;
  readonly listing?: string;
  /** An opaque cursor of an earlier page. */
  readonly after?: string;
  readonly limit: number;
  readonly words?: boolean;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

/** Without the hashes of the tracking codes: what opens a matter is for no list. */
export interface QueueRow extends Omit<ProblemRow, 'codes' | 'reach'> {
  /** Sealed: only where asked for. */
  readonly title?: string;
  readonly place?: string;
}

export interface PublishedRow {
  readonly number: string;
  readonly status: string;
  readonly category: string;
  readonly registeredAt: Instant;
  readonly title: string;
  readonly place: string;
  /** The event whose part this is, with the salt: anyone can check it against the log. */
  readonly index: number;
  readonly salt: string;
  readonly content: Json;
}

export interface SumsQuery {
  readonly unit: string;
  readonly measures?: readonly string[];
  /** A log size; absent: now. */
  readonly asOf?: number;
}

export interface Sums {
  readonly unit: string;
  /** The log size at which they stand. */
  readonly size: number;
  /**
   * By measure: what the log shows, and the attested total of what it doesn't. Zero ones are absent.
   * Exact, so not for the public: see `publicValues`.
   */
  readonly values: {
    readonly [measure: string]: { readonly shown: number; readonly attested: number };
  };
}

export interface MonthSums {
  readonly month: string;
  readonly values: Sums['values'];
}

export interface CategorySums {
  readonly category: string;
  readonly values: { readonly [measure: string]: number };
}

export interface AgedQuery {
  readonly unit: string;
  /** Listed and open since one of these days. */
  readonly from?: Day;
  readonly to: Day;
  readonly asOf?: number;
  readonly after?: string;
  readonly limit: number;
}

/** Its unit and category are those of today. */
export interface AgedRow {
  readonly since: Day;
  readonly number?: string;
  readonly lead?: string;
  readonly category?: string;
}

export interface RecordsQuery {
  readonly measure: string;
  readonly unit: string;
  readonly category?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly asOf?: number;
  readonly after?: string;
  readonly limit: number;
}

export interface RecordRow {
  readonly index: number;
  readonly day: Day;
  readonly n: number;
  readonly unit: string;
  readonly category: string;
  readonly source: string;
  readonly stream: string;
  readonly number?: string;
  readonly status?: string;
}
