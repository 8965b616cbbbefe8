import type { PoolClient } from 'pg';

/** What all parts of a check of one tenant share: one snapshot of the database. */
export interface Scan {
  readonly client: PoolClient;
  readonly tenant: string;
}

export interface EventRow {
  readonly index: number;
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly leaf: string;
}

export interface PartRow {
  readonly index: number;
  readonly name: string;
  readonly salt: Buffer;
  readonly content: string;
}

export interface LineRow {
  readonly index: number;
  readonly ord: number;
  readonly measure: string;
  readonly unit: string;
  readonly category: string;
  readonly source: string;
  readonly area: string;
  readonly day: string;
  readonly stream: string;
  readonly attested: boolean;
  readonly n: number;
}

/** Events in the order of the log, with what the same range of the other tables holds. */
export interface Page {
  readonly events: readonly EventRow[];
  readonly parts: readonly PartRow[];
  readonly lines: readonly LineRow[];
  /** Level 0, by number. */
  readonly tiles: ReadonlyMap<number, Buffer>;
}

const PAGE = 2_000;
const LEAST = '-9223372036854775808';
const MOST = '9223372036854775807';

type Texts<Row> = { readonly [K in keyof Row]: Row[K] extends number ? string | number : Row[K] };

/**
 * Pages of events; the last has no events and holds what lies behind them in the other tables. The
 * next page is read while the caller works on one.
 */
export async function* pagesOf(scan: Scan): AsyncGenerator<Page> {
  let next = readPage(scan, LEAST);
  for (;;) {
    const page = await next;
    const last = page.events.at(-1);
    if (last) {
      next = readPage(scan, String(last.index));
      // If the caller stops, nobody waits for it.
      next.catch(() => undefined);
    }
    yield page;
    if (!last) return;
  }
}

async function readPage({ client, tenant }: Scan, after: string): Promise<Page> {
  const { rows: events } = await client.query<Texts<EventRow>>({
    name: 'check-events',
    text: `select index, stream, seq, type, leaf from event
      where tenant = $1 and index > $2 order by index limit ${String(PAGE)}`,
    values: [tenant, after],
  });
  const upTo = events.length === 0 ? MOST : events.at(-1)?.index;
  const first = Math.floor(Math.max(0, Number(events[0]?.index ?? 0)) / 256);
  const end = events.length === 0 ? first : Math.floor(Number(upTo) / 256);
  const [parts, lines, tiles] = await Promise.all([
    client.query<Texts<PartRow>>({
      name: 'check-parts',
      text: `select index, name, salt, content from part
        where tenant = $1 and index > $2 and index <= $3 order by index, name`,
      values: [tenant, after, upTo],
    }),
    client.query<Texts<LineRow>>({
      name: 'check-lines',
      text: `select index, ord, measure, unit, category, source, area, day, stream, attested, n
        from line where tenant = $1 and index > $2 and index <= $3 order by index, ord`,
      values: [tenant, after, upTo],
    }),
    client.query<{ n: string; bytes: Buffer }>({
      name: 'check-tiles',
      text: `select n, bytes from tile
        where tenant = $1 and level = 0 and n >= $2 and n <= $3`,
      values: [tenant, first, end],
    }),
  ]);
  return {
    events: events.map((row) => ({ ...row, index: Number(row.index), seq: Number(row.seq) })),
    parts: parts.rows.map((row) => ({ ...row, index: Number(row.index) })),
    lines: lines.rows.map((row) => ({
      ...row,
      index: Number(row.index),
      ord: Number(row.ord),
      n: Number(row.n),
    })),
    tiles: new Map(tiles.rows.map(({ n, bytes }) => [Number(n), bytes])),
  };
}

/** The columns in which two rows differ; numbers of the database may come as text. */
export function differences(
  expected: { readonly [column: string]: unknown },
  actual: { readonly [column: string]: unknown },
): string[] {
  return Object.entries(expected)
    .filter(([column, value]) => !isSame(value ?? null, actual[column] ?? null))
    .map(([column]) => column);
}

function isSame(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'string')
    return String(expected) === actual;
  if (typeof expected !== 'object' || expected === null) return expected === actual;
  return JSON.stringify(expected) === JSON.stringify(actual);
}
