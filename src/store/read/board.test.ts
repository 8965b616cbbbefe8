import { afterAll, beforeAll, expect, test } from 'vitest';
import { bandsOf } from '../../figures/ageing.ts';
import { plusDays } from '../../kernel/time.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { openReads } from './open.ts';
import type { Reads, Sums } from './reads.ts';
import { correctSome, livedTown, TENANT, type LivedTown } from './testing.ts';

let db: TestDatabase;
let lived: LivedTown;
let reads: Reads;
let root: string;
let size: number;

beforeAll(async () => {
  db = await testDatabase();
  lived = await livedTown(db.connectionConfig, { problems: 250, days: 60, batch: 50 });
  await correctSome(lived);
  reads = openReads(lived.pool);
  root = (await lived.store.worldOf(TENANT)).world.people.root ?? '';
  size = (await reads.sums(TENANT, { unit: root })).size;
});

afterAll(async () => {
  await lived.close();
  await db.drop();
});

const shown = (sums: Sums | undefined, measure: string) => sums?.values[measure]?.shown ?? 0;
const sizes = () => [Math.floor(size / 4), Math.floor(size / 2), size];
const units = () => [root, 'street-1', 'street-2'];

test('categories come to the figure, at any size and for any unit', async () => {
  const measures = ['found', 'listed-open', 'closed-confirmed'];
  for (const unit of units()) {
    for (const asOf of sizes()) {
      const sums = await reads.sums(TENANT, { unit, asOf });
      const categories = await reads.categories(TENANT, { unit, asOf, measures });
      for (const measure of measures) {
        const total = categories.reduce((sum, { values }) => sum + (values[measure] ?? 0), 0);
        expect([unit, asOf, measure, total]).toEqual([unit, asOf, measure, shown(sums, measure)]);
      }
    }
  }
});

test('a category’s records come to its figure', async () => {
  const measures = ['found'];
  for (const { category, values } of await reads.categories(TENANT, { unit: root, measures })) {
    const query = { measure: 'found', unit: root, category, limit: 200 };
    let sum = 0;
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await reads.records(TENANT, { ...query, ...(after ? { after } : {}) });
      sum += page.rows.reduce((n, row) => n + row.n, 0);
      expect(page.rows.every((row) => row.category === category)).toBe(true);
      after = page.next;
    }
    expect([category, sum]).toEqual([category, values['found']]);
  }
});

test('open listings of all ages come to the figure, each once', async () => {
  for (const unit of units()) {
    for (const asOf of sizes()) {
      const sums = await reads.sums(TENANT, { unit, asOf });
      const ages = await reads.ages(TENANT, { unit, asOf });
      const last =
        ages
          .map(({ day }) => day)
          .sort()
          .at(-1) ?? '2026-01-01';
      const bands = bandsOf(ages, last);
      expect(bands.reduce((sum, { n }) => sum + n, 0)).toBe(shown(sums, 'listed-open'));
      const numbers: (string | undefined)[] = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const query = { unit, asOf, to: plusDays(last, 1), limit: 3, ...(after ? { after } : {}) };
        const page = await reads.aged(TENANT, query);
        numbers.push(...page.rows.map(({ number }) => number));
        after = page.next;
      }
      expect(numbers).toHaveLength(shown(sums, 'listed-open'));
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  }
});

test('the course of a figure ends where the figure stands', async () => {
  const measures = ['found', 'returns', 'listing-new'];
  for (const unit of units()) {
    const course = await reads.course(TENANT, { unit, measures }, [0, ...sizes()], size);
    const now = await reads.sums(TENANT, { unit });
    for (const measure of measures) {
      expect(shown(course[0], measure)).toBe(0);
      expect(shown(course.at(-1), measure)).toBe(shown(now, measure));
    }
  }
});

test('the sizes before days rise from nothing to all', async () => {
  const first = (await reads.firstDay(TENANT)) ?? '';
  const days = Array.from({ length: 70 }, (_, i) => plusDays(first, i));
  const found = await reads.sizesBefore(TENANT, [...days, '2199-01-01']);
  expect(found.at(-1)).toBe(size);
  expect(found).toEqual([...found].sort((a, b) => a - b));
  const { rows } = await reads.records(TENANT, { measure: 'found', unit: root, limit: 1 });
  expect(found[0]).toBeLessThanOrEqual(rows[0]?.index ?? 0);
});
