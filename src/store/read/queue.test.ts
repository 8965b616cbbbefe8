import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subtreeOf } from '../../domain/people/index.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { BadCursor } from './cursor.ts';
import { openReads } from './open.ts';
import type { QueueQuery, QueueRow, Reads } from './reads.ts';
import { COMPLAINT, livedTown, TENANT, type LivedTown } from './testing.ts';

let db: TestDatabase;
let lived: LivedTown;
let reads: Reads;
let everything: readonly QueueRow[];

const everywhere = { scopes: 'all', within: [], barred: [] } as const;

beforeAll(async () => {
  db = await testDatabase();
  lived = await livedTown(db.connectionConfig, { problems: 250, days: 40, batch: 50 });
  reads = openReads(lived.pool);
  everything = await all({ sight: everywhere });
});

afterAll(async () => {
  await lived.close();
  await db.drop();
});

async function all(query: Omit<QueueQuery, 'limit' | 'after'>, limit = 9): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  let after: string | undefined;
  do {
    const page = await reads.queue(TENANT, { ...query, limit, ...(after ? { after } : {}) });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
}

describe('a queue', () => {
  test('shows each matter once, what is in hand first by what was or is due', () => {
    expect(everything).toHaveLength(251);
    expect(new Set(everything.map(({ stream }) => stream)).size).toBe(251);
    const open = everything.filter((row) => row.open);
    const ended = everything.filter((row) => !row.open);
    expect(everything).toEqual([...open, ...ended]);
    const keys = open.map(
      (row) => `${row.next_due ?? '~'} ${String(row.registered_index).padStart(9, '0')}`,
    );
    expect(keys).toEqual([...keys].sort());
    const ages = ended.map((row) => row.registered_index);
    expect(ages).toEqual([...ages].sort((a, b) => b - a));
  });

  const filters: [string, Partial<QueueQuery>, (row: QueueRow) => boolean][] = [
    ['open', { open: true }, (row) => row.open],
    ['ended', { open: false }, (row) => !row.open],
    ['a status', { status: 'answered' }, (row) => row.status === 'answered'],
    ['a kind', { kind: 'finding' }, (row) => row.kind === 'finding'],
    ['a category', { category: 'category-1' }, (row) => row.category === 'category-1'],
    ['a lead', { lead: 'department-1' }, (row) => row.lead === 'department-1'],
    [
      'an office',
      { office: 'street-1', open: true },
      (row) => row.office === 'street-1' && row.open,
    ],
    ['late', { overdue: true }, (row) => row.open && row.overdue],
    ['not late', { overdue: false }, (row) => !(row.open && row.overdue)],
    ['waiting', { waiting: 'any' }, (row) => row.waiting.length > 0],
    ['waiting for one thing', { waiting: 'answer' }, (row) => row.waiting.includes('answer')],
    ['listed', { listing: 'open' }, (row) => row.listing === 'open'],
  ];

  test.each(filters)('of what is %s', async (_name, filter, keeps) => {
    const rows = await all({ sight: everywhere, ...filter });
    expect(rows).toEqual(everything.filter(keeps));
    expect(rows.length).toBeGreaterThan(0);
  });

  test.each([
    [['street-1']],
    [['street-1-community-1']],
    [['department-1', 'street-2']],
    [['no-such-unit']],
    [[]],
  ])('in the scopes %s holds what they and those under them today had in hand', async (scopes) => {
    const { people } = (await lived.store.worldOf(TENANT)).world;
    const within = scopes.flatMap((unit) => (people.units[unit] ? subtreeOf(people, unit) : []));
    for (const open of [undefined, true, false]) {
      const sight = { scopes, within, barred: [] };
      const rows = await all({ sight, ...(open === undefined ? {} : { open }) });
      expect(rows).toEqual(
        everything.filter(
          (row) =>
            (open === undefined || row.open === open) &&
            row.units.some((unit) => within.includes(unit)),
        ),
      );
    }
  });

  test('hides what is about the unit that looks, or about one above it', async () => {
    const about = everything.filter((row) => row.about !== null);
    expect(about.map(({ stream }) => stream)).toEqual([COMPLAINT]);
    const barred = ['street-2-community-1', 'street-2', 'qu'];
    const rows = await all({ sight: { ...everywhere, barred } });
    expect(rows).toEqual(everything.filter((row) => row.about === null));
    expect(await all({ sight: { ...everywhere, barred: ['street-3'] } })).toEqual(everything);
  });

  test('has sealed words only where asked for', async () => {
    const bare = JSON.stringify(everything);
    expect(bare).not.toContain('楼道');
    expect(bare).not.toContain('小区');
    const rows = await all({ sight: everywhere, words: true });
    expect(rows.map(({ title: _title, place: _place, ...row }) => row)).toEqual(everything);
    expect(rows.every((row) => row.title && row.place)).toBe(true);
    expect(rows.find((row) => row.stream === COMPLAINT)).toMatchObject({
      title: '投诉街道',
      place: '街道办事大厅',
    });
  });

  test('goes without words that were erased', async () => {
    const [first] = everything;
    const index = first!.registered_index;
    await lived.pool.query('delete from part where index = $1', [index]);
    const { rows } = await reads.queue(TENANT, { sight: everywhere, limit: 1, words: true });
    expect(rows).toEqual([first]);
  });

  test('names no tracking code', () => {
    expect(Object.keys(everything[0] ?? {})).not.toContain('codes');
  });

  test.each(['', 'x', 'bm90IGpzb24', 'WzFd', 'WyJcdTAwMDAiLDFd', 'WyJhIiwxLjVd', 'eyJhIjoxfQ'])(
    'refuses the cursor "%s"',
    async (after) => {
      const page = reads.queue(TENANT, { sight: everywhere, limit: 1, after });
      await expect(page).rejects.toBeInstanceOf(BadCursor);
    },
  );

  test('of another tenant is empty', async () => {
    expect(await reads.queue('elsewhere', { sight: everywhere, limit: 5 })).toEqual({ rows: [] });
  });
});

describe('a single matter', () => {
  test('is found by stream and by number', async () => {
    const row = everything[100]!;
    expect(await reads.row(TENANT, row.stream)).toEqual(row);
    expect(await reads.rowByNumber(TENANT, row.number)).toEqual(row);
    const otherYear = row.number.replace(/^\d{4}/, '1999');
    for (const number of [otherYear, '2025-99999', '', 'x', `${row.number}0`]) {
      expect(await reads.rowByNumber(TENANT, number)).toBeUndefined();
    }
    expect(await reads.row(TENANT, 'problem/none')).toBeUndefined();
  });
});

describe('what is published', () => {
  test('is what was released and nothing else, the newest first', async () => {
    const released = everything.filter((row) => row.published_index !== null);
    expect(released.length).toBeGreaterThan(2);
    const first = await reads.published(TENANT, undefined, 2);
    const rest = await reads.published(TENANT, first.next, 100);
    const shown = [...first.rows, ...rest.rows];
    expect(rest.next).toBeUndefined();
    expect(shown.map(({ number }) => number)).toEqual(
      released
        .sort((a, b) => (b.published_index ?? 0) - (a.published_index ?? 0))
        .map(({ number }) => number),
    );
    expect(shown[0]).toMatchObject({ title: '楼道堆物清理', place: '某小区3号楼' });
    expect(Buffer.from(shown[0]?.salt ?? '', 'base64')).toHaveLength(32);
  });
});
