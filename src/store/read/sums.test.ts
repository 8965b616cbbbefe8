import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conceptOf } from '../../domain/concepts.ts';
import { noCatalogue } from '../../domain/catalogue/index.ts';
import { isWithin, noPeople, type People } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import { linesOf } from '../../figures/fold.ts';
import { PhotosSeen } from '../../figures/photos.ts';
import type { Line } from '../../figures/line.ts';
import { measures } from '../../figures/measures.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { openReads } from './open.ts';
import type { RecordRow, Reads, Sums } from './reads.ts';
import { correctSome, livedTown, TENANT, type LivedTown } from './testing.ts';

interface Told extends Line {
  readonly index: number;
  readonly attested: boolean;
}

let db: TestDatabase;
let lived: LivedTown;
let reads: Reads;
/** What the log says, folded from nothing and without the store's tables of figures. */
let told: { lines: Told[]; trees: People[] };

beforeAll(async () => {
  db = await testDatabase();
  lived = await livedTown(db.connectionConfig, { problems: 250, days: 60, batch: 50 });
  await correctSome(lived);
  reads = openReads(lived.pool);
  told = await refold();
});

afterAll(async () => {
  await lived.close();
  await db.drop();
});

async function refold() {
  const states = new Map<string, unknown>();
  let world: World = { people: noPeople, catalogue: noCatalogue };
  const lines: Told[] = [];
  const trees = [world.people];
  const seen = new PhotosSeen();
  for (const { event, restricted } of await lived.store.entriesFrom(TENANT, 0, 1e6)) {
    const concept = conceptOf(event.stream);
    const before = states.get(event.stream) ?? concept.initial;
    const after = concept.evolve(before, event);
    states.set(event.stream, after);
    if (event.stream.endsWith('/all')) world = { ...world, [concept.kind]: after };
    const isRepeated = seen.repeats(event, restricted);
    seen.take(event, restricted);
    const context = { world, kind: concept.kind, isRepeated };
    for (const line of linesOf(event, before, after, context)) {
      lines.push({ ...line, index: event.index, attested: restricted });
    }
    trees.push(world.people);
  }
  return { lines, trees };
}

function linesFor(unit: string, size: number): Told[] {
  const people = told.trees[size]!;
  return told.lines.filter(
    (line) =>
      line.index < size &&
      people.units[line.unit] !== undefined &&
      isWithin(people, line.unit, unit),
  );
}

const shownFor = (unit: string, size: number) =>
  linesFor(unit, size).filter((line) => !line.attested);

function expected(unit: string, size: number, only = (_line: Told) => true): Sums['values'] {
  const values: { [measure: string]: { shown: number; attested: number } } = {};
  for (const line of linesFor(unit, size).filter(only)) {
    const value = (values[line.measure] ??= { shown: 0, attested: 0 });
    value[line.attested ? 'attested' : 'shown'] += line.n;
  }
  return Object.fromEntries(
    Object.entries(values).filter(([, v]) => v.shown !== 0 || v.attested !== 0),
  );
}

const size = () => told.trees.length - 1;
const units = () => Object.keys(told.trees[size()]!.units);

describe('sums', () => {
  test('of every unit equal the lines under it', async () => {
    for (const unit of units()) {
      expect(await reads.sums(TENANT, { unit })).toEqual({
        unit,
        size: size(),
        values: expected(unit, size()),
      });
    }
  });

  test('of many units come in the order asked for', async () => {
    const asked = [...units().reverse(), 'no-such-unit'];
    const sums = await reads.sumsByUnit(TENANT, asked, ['found', 'listed']);
    const few = (line: Told) => ['found', 'listed'].includes(line.measure);
    expect(sums).toEqual(
      asked.map((unit) => ({ unit, size: size(), values: expected(unit, size(), few) })),
    );
  });

  test('as of any log size are those of then, in the tree of then', async () => {
    const moved = told.trees.findIndex((people) => people.units['street-2']?.parent === 'street-1');
    expect(moved).toBeGreaterThan(100);
    const { rows } = await lived.pool.query<{ size: string }>(
      'select max(size) as size from sample',
    );
    const sampled = Number(rows[0]?.size);
    const edges = [moved, sampled, size()].flatMap((n) => [n - 1, n, n + 1]);
    const spread = Array.from({ length: 20 }, (_, i) => Math.floor((size() * i) / 20));
    for (const asOf of [...edges, ...spread].filter((n) => n <= size())) {
      for (const unit of ['qu', 'street-1', 'street-2', 'street-2-community-1', 'department-1']) {
        expect(await reads.sums(TENANT, { unit, asOf }), `${unit} at ${asOf}`).toEqual({
          unit,
          size: asOf,
          values: expected(unit, asOf),
        });
      }
    }
  });

  test('show attested totals apart', async () => {
    const { values } = await reads.sums(TENANT, { unit: 'qu', measures: ['found'] });
    expect(values['found']?.attested).toBeGreaterThan(0);
    expect(values['found']?.shown).toBeGreaterThan(values['found']?.attested ?? 0);
  });

  test('that are attested stand still for a day, whatever came since it began', async () => {
    const days = [...new Set(told.lines.filter((l) => l.attested).map(({ day }) => day))].sort();
    expect(days.length).toBeGreaterThan(5);
    for (const day of [...days.slice(0, 3), ...days.slice(-2), '2030-01-01']) {
      const sums = expected('qu', size(), (line) => line.day < day);
      for (const { id } of measures) {
        const totals = await reads.attestedBefore(TENANT, 'qu', day);
        expect([day, id, totals[id] ?? 0]).toEqual([day, id, sums[id]?.attested ?? 0]);
      }
    }
  });

  test('of months add up to those of all time', async () => {
    const months = await reads.months(TENANT, 'qu', ['found'], 24);
    expect(months.map(({ month }) => month)).toEqual(['2025-01', '2025-02', '2025-03']);
    const sum = months.reduce((n, { values }) => n + (values['found']?.shown ?? 0), 0);
    expect(sum).toBe(expected('qu', size())['found']?.shown);
    expect(await reads.months(TENANT, 'qu', ['found'], 1)).toEqual(months.slice(-1));
    expect(await reads.months(TENANT, 'no-such-unit', ['found'], 3)).toEqual([]);
  });
});

describe('records', () => {
  const all = async (query: Omit<Parameters<Reads['records']>[1], 'limit'>) => {
    const rows: RecordRow[] = [];
    let after: string | undefined;
    do {
      const page = await reads.records(TENANT, { ...query, limit: 7, ...(after ? { after } : {}) });
      rows.push(...page.rows);
      after = page.next;
    } while (after !== undefined);
    return rows;
  };

  test.each(['qu', 'street-1', 'street-2-community-1'])('of %s are its lines', async (unit) => {
    for (const measure of ['found', 'undecided', 'answers']) {
      const lines = shownFor(unit, size()).filter((line) => line.measure === measure);
      const rows = await all({ measure, unit });
      expect(rows.map(({ index, n }) => [index, n])).toEqual(
        lines.reverse().map(({ index, n }) => [index, n]),
      );
    }
  });

  test('as of a log size are those of the tree of then', async () => {
    const asOf = Math.floor(size() / 2);
    const lines = shownFor('street-1', asOf).filter((line) => line.measure === 'found');
    const rows = await all({ measure: 'found', unit: 'street-1', asOf });
    expect(rows.map(({ index }) => index)).toEqual(lines.reverse().map(({ index }) => index));
  });

  test('of some days are those', async () => {
    for (const [from, to] of [
      ['2025-01-10', '2025-01-20'],
      ['2025-02-28', '2025-02-28'],
      ['2025-02-20', undefined],
      [undefined, '2025-01-05'],
      ['2026-01-01', undefined],
      [undefined, '2024-01-01'],
    ]) {
      const rows = await all({
        measure: 'found',
        unit: 'qu',
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
      const lines = shownFor('qu', size()).filter(
        ({ measure, day }) =>
          measure === 'found' && day >= (from ?? '') && day <= (to ?? '9999-12-31'),
      );
      expect(rows.map(({ index }) => index)).toEqual(lines.reverse().map(({ index }) => index));
    }
  });

  test('that the log does not show are on no page, and at the end of none', async () => {
    const attested = new Set(told.lines.filter((l) => l.attested).map(({ index }) => index));
    expect(attested.size).toBeGreaterThan(0);
    for (const measure of ['found', 'undecided', 'pressure']) {
      let after: string | undefined;
      do {
        const query = { measure, unit: 'qu', limit: 1, ...(after ? { after } : {}) };
        const page = await reads.records(TENANT, query);
        expect(page.next === undefined || page.rows.length === 1).toBe(true);
        for (const row of page.rows) {
          expect(attested.has(row.index)).toBe(false);
          expect(row.number).toBeDefined();
        }
        after = page.next;
        const place = Buffer.from(after ?? '', 'base64url').toString();
        if (after) expect(place).toBe(JSON.stringify([page.rows[0]?.index, ordIn(place)]));
      } while (after !== undefined);
    }
  });
});

const ordIn = (place: string) => (JSON.parse(place) as number[])[1];
