import type { Pool } from 'pg';
import type { Json } from '../../kernel/json.ts';
import type { QueueQuery, SightFilter } from './reads.ts';

export interface LedgerMatter {
  readonly stream: string;
  /** Its place in the order of registration: the cursor. */
  readonly at: number;
  readonly state: unknown;
  /** The parts that hold its words now; null where there are none or they were erased. */
  readonly text: { readonly [word: string]: Json | undefined } | null;
  readonly place: { readonly [word: string]: Json | undefined } | null;
  /** The day on which it was found, where somebody claimed one. */
  readonly occurredOn: string | undefined;
}

/** The queue's filters, but for what only pages have. */
export type LedgerFilters = Omit<QueueQuery, 'sight' | 'after' | 'limit' | 'words'>;

/**
 * Matters in the order in which they were registered, as far as `sight` admits them: a page of an
 * export. What was merged into another isn't a line of its own, unless its status is asked for.
 */
export async function readLedger(
  pool: Pool,
  tenant: string,
  sight: SightFilter,
  after: number,
  limit: number,
  filters: LedgerFilters = {},
): Promise<readonly LedgerMatter[]> {
  const { open, overdue, status, kind, category, lead, office, listing, waiting } = filters;
  const { rows } = await pool.query<Stored>(
    `${select}
     where v.tenant = $1 and v.registered_index > $2 and v.status is distinct from $7
       and ($3 or v.units && $4::text[])
       and (v.about is null or v.about <> all($5::text[]))
       and ($8::boolean is null or v.open = $8)
       and ($9::boolean is null or (v.open and v.overdue) = $9)
       and ($10::text is null or v.status = $10) and ($11::text is null or v.kind = $11)
       and ($12::text is null or v.category = $12) and ($13::text is null or v.lead = $13)
       and ($14::text is null or v.office = $14) and ($15::text is null or v.listing = $15)
       and ($16::text is null or v.waiting <> '{}' and ($16 = 'any' or v.waiting @> array[$16]))
     order by v.registered_index limit $6`,
    [
      ...[tenant, after, sight.scopes === 'all', sight.within, sight.barred, limit],
      ...[status === 'merged' ? null : 'merged', open ?? null, overdue ?? null],
      ...[status, kind, category, lead, office, listing, waiting].map((value) => value ?? null),
    ],
  );
  return rows.map(matterOf);
}

/** The matters that were registered at these places of the log or are these streams, whoever may see them. */
export async function readMatters(
  pool: Pool,
  tenant: string,
  {
    indexes,
    streams,
  }: { readonly indexes: readonly number[]; readonly streams: readonly string[] },
): Promise<readonly LedgerMatter[]> {
  const { rows } = await pool.query<Stored>(
    `${select} where v.tenant = $1
       and (v.registered_index = any($2::bigint[]) or v.stream = any($3::text[]))`,
    [tenant, indexes, streams],
  );
  return rows.map(matterOf);
}

interface Stored {
  readonly stream: string;
  readonly at: string;
  readonly state: unknown;
  readonly text: string | null;
  readonly place: string | null;
  readonly leaf: string;
}

/** $1 is the tenant. */
const select = `select v.stream, v.registered_index as at, s.state,
       (select content from part p where p.tenant = $1 and p.index = v.words_index
          and p.name = 'text') as text,
       (select content from part p where p.tenant = $1 and p.index = v.words_index
          and p.name = 'place') as place,
       coalesce((select content from part p where p.tenant = $1 and p.index = v.words_index
          and p.name = 'body'), e.leaf) as leaf
     from problem_view v
     join stream s on s.tenant = $1 and s.stream = v.stream
     join event e on e.tenant = $1 and e.index = v.words_index`;

function matterOf({ stream, at, state, text, place, leaf }: Stored): LedgerMatter {
  return {
    ...{ stream, at: Number(at), state },
    text: JSON.parse(text ?? 'null') as LedgerMatter['text'],
    place: JSON.parse(place ?? 'null') as LedgerMatter['place'],
    occurredOn: (JSON.parse(leaf) as { readonly occurredOn?: string }).occurredOn,
  };
}
