import type { Pool } from 'pg';
import type { Recorded } from '../kernel/event.ts';
import type { Json } from '../kernel/json.ts';
import { leafHash } from '../tlog/hash.ts';
import { BODY } from './commit/leaf.ts';
import { whoOf } from './keys.ts';
import type { Entry, Store } from './store.ts';

interface EventRow {
  readonly index: string;
  readonly leaf: string;
  readonly parts: { readonly [name: string]: string } | null;
}

const ENTRY = `select e.index, e.leaf, (
    select json_object_agg(p.name, p.content) from part p
    where p.tenant = e.tenant and p.index = e.index
  ) as parts
  from event e`;

/** The reads of a store that need no more than a query. */
export function openReads(
  pool: Pool,
): Pick<
  Store,
  | 'stateOf'
  | 'statesOf'
  | 'entriesOf'
  | 'entriesFrom'
  | 'streamOfCode'
  | 'personsOf'
  | 'whoOf'
  | 'dueStreams'
> {
  return {
    async stateOf(tenant, stream) {
      const { rows } = await pool.query<{ state: unknown; seq: number }>({
        name: 'read-state',
        text: 'select state, seq from stream where tenant = $1 and stream = $2',
        values: [tenant, stream],
      });
      return rows[0];
    },
    async statesOf(tenant, streams, person) {
      const { rows } = await pool.query<{ stream: string; state: unknown; key: Buffer }>({
        name: 'read-states',
        text: `select s.stream, s.state, s.key from unnest($2::text[]) as w(stream)
          cross join lateral (
            select stream, state, key from stream where tenant = $1 and stream = w.stream
          ) s`,
        values: [tenant, streams],
      });
      return rows.map(({ stream, state, key }) => ({ stream, state, who: whoOf(key, person) }));
    },
    async entriesOf(tenant, stream) {
      const { rows } = await pool.query<EventRow>({
        name: 'read-entries-of',
        text: `${ENTRY} where e.tenant = $1 and e.stream = $2 order by e.seq`,
        values: [tenant, stream],
      });
      return rows.map(entryOf);
    },
    async entriesFrom(tenant, from, limit) {
      const { rows } = await pool.query<EventRow>({
        name: 'read-entries-from',
        text: `${ENTRY} where e.tenant = $1 and e.index >= $2 order by e.index limit $3`,
        values: [tenant, from, limit],
      });
      return rows.map(entryOf);
    },
    async streamOfCode(tenant, hash) {
      const { rows } = await pool.query<{ stream: string }>({
        name: 'read-code',
        text: 'select stream from code where tenant = $1 and hash = $2',
        values: [tenant, hash],
      });
      return rows[0]?.stream;
    },
    async personsOf(tenant, stream) {
      const { rows } = await pool.query<{ who: string; person: string }>({
        name: 'read-actors',
        text: 'select who, person from actor where tenant = $1 and stream = $2',
        values: [tenant, stream],
      });
      return Object.fromEntries(rows.map(({ who, person }) => [who, person]));
    },
    async whoOf(tenant, stream, person) {
      const { rows } = await pool.query<{ key: Buffer }>({
        name: 'read-stream-key',
        text: 'select key from stream where tenant = $1 and stream = $2',
        values: [tenant, stream],
      });
      return rows[0] && whoOf(rows[0].key, person);
    },
    async dueStreams(tenant, now, limit) {
      const { rows } = await pool.query<{ stream: string }>({
        name: 'read-due',
        text: `select stream from stream
          where tenant = $1 and next_due is not null and next_due <= $2
          order by next_due limit $3`,
        values: [tenant, now, limit],
      });
      return rows.map(({ stream }) => stream);
    },
  };
}

function entryOf({ leaf, parts }: EventRow): Entry {
  const { [BODY]: body, ...rest } = parts ?? {};
  const contents = Object.entries(rest).map(([name, text]) => [name, JSON.parse(text) as Json]);
  return {
    event: eventOf(body ?? leaf),
    restricted: body !== undefined,
    leafHash: leafHash(leaf).toString('base64'),
    parts: Object.fromEntries(contents) as Entry['parts'],
  };
}

/** The event that a leaf, or the body of a restricted one, records. */
export function eventOf(leaf: string): Recorded {
  const {
    v,
    tenant: _tenant,
    parts: _parts,
    ...event
  } = JSON.parse(leaf) as Recorded & {
    readonly v: number;
    readonly tenant: string;
    readonly parts: unknown;
  };
  if (v !== 1) throw new Error(`a leaf of version ${v}`);
  return event;
}
