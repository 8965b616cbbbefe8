import type { Pool } from 'pg';
import { measures } from '../../src/figures/measures.ts';
import { openReads, type Reads, type SightFilter } from '../../src/store/read/open.ts';
import type { Store } from '../../src/store/index.ts';
import { timed, type Spread } from '../stats.ts';
import { TENANT } from '../tenant.ts';
import { streamOf } from '../town/life.ts';
import { benchDatabase } from './database.ts';
import { measureProofs, type Proof } from './proofs.ts';
import { measureSearch, type SearchResult } from './search.ts';
import { makeTenant, place } from './world.ts';

export interface SizeResult {
  readonly problems: number;
  readonly events: number;
  /** While the tenant was made, in batches of thousands. */
  readonly made: { readonly seconds: number; readonly commandsPerSecond: number };
  readonly databaseBytes: number;
  readonly check: Proof;
  readonly verify: Proof;
  /** By what was read, in ms. */
  readonly reads: { readonly [name: string]: Spread };
  readonly search: SearchResult;
}

const RUNS = 200;

/** What people wait for, on a tenant of each size. */
export async function measureSize(
  problems: number,
  onDay?: (registered: number) => void,
): Promise<SizeResult> {
  const database = await benchDatabase();
  try {
    const { store, commands, events, seconds } = await makeTenant(database, problems, onDay);
    const reads: { [name: string]: Spread } = {};
    for (const [name, read] of Object.entries(readings(database.pool, store, problems, events))) {
      reads[name] = await timed(RUNS, read);
    }
    const search = await measureSearch(database, sights(), problems);
    const proofs = await measureProofs(database, store);
    await store.close();
    const { rows } = await database.pool.query<{ bytes: string }>(
      'select pg_database_size(current_database()) as bytes',
    );
    return {
      problems,
      events,
      made: { seconds, commandsPerSecond: commands / seconds },
      databaseBytes: Number(rows[0]?.bytes),
      ...proofs,
      reads,
      search,
    };
  } finally {
    await database.drop();
  }
}

function readings(
  pool: Pool,
  store: Store,
  problems: number,
  events: number,
): { [name: string]: () => Promise<unknown> } {
  const reads = openReads(pool);
  const { root, streets, departments } = place;
  const street = streets[3]?.unit ?? '';
  const units = [
    root,
    ...departments,
    ...streets.flatMap((s) => [s.unit, ...s.communities.map((c) => c.unit)]),
  ];
  const shown = measures.map(({ id }) => id);
  let turn = 0;
  const any = (below: number) => (turn = (turn * 48271 + 11) % 2147483647) % below;
  return {
    'board: one unit': () => reads.sums(TENANT, { unit: root }),
    'board: every unit': () => reads.sumsByUnit(TENANT, units),
    'board: 12 months': () => reads.months(TENANT, root, shown.slice(0, 8), 12),
    'board: as of any size': () => reads.sums(TENANT, { unit: street, asOf: any(events) }),
    ...queues(reads, sights()),
    'problem page': async () => {
      const stream = streamOf(any(problems));
      await Promise.all([reads.row(TENANT, stream), store.entriesOf(TENANT, stream)]);
    },
    'records: root': () => reads.records(TENANT, { measure: 'found', unit: root, limit: 50 }),
    'records: street, a month': () =>
      reads.records(TENANT, {
        measure: 'found',
        unit: street,
        from: '2025-06-01',
        to: '2025-06-30',
        limit: 50,
      }),
    'published page': () => reads.published(TENANT, undefined, 20),
  };
}

/** From the top of the tree, from its middle and from below. */
function sights(): { readonly [name: string]: SightFilter } {
  const [street, communities] = [place.streets[3]?.unit ?? '', place.streets[3]?.communities ?? []];
  const community = communities[2]?.unit ?? '';
  return {
    root: { scopes: 'all', within: [], barred: [] },
    street: { scopes: [street], within: [street, ...communities.map((c) => c.unit)], barred: [] },
    community: { scopes: [community], within: [community], barred: [] },
  };
}

function queues(
  reads: Reads,
  sights: { readonly [name: string]: SightFilter },
): { [name: string]: () => Promise<unknown> } {
  const pages = Object.entries(sights).flatMap(([name, sight]) => {
    const query = { sight, limit: 50, words: true };
    const page = (more: object) => () => reads.queue(TENANT, { ...query, ...more });
    return [
      [`queue: ${name}, open`, page({ open: true })],
      [`queue: ${name}, all`, page({})],
      [`queue: ${name}, ended`, page({ open: false })],
      [`queue: ${name}, waiting`, page({ waiting: 'any' })],
      [`queue: ${name}, overdue`, page({ overdue: true })],
      [`queue: ${name}, one category`, page({ category: 'category-7' })],
    ] as const;
  });
  return Object.fromEntries(pages);
}
