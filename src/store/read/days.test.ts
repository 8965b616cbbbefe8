import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf, dayNumber } from '../../kernel/time.ts';
import { testDatabase, type TestDatabase } from '../embedded/testing.ts';
import { openReads } from './open.ts';
import { livedTown, TENANT, type LivedTown } from './testing.ts';

let db: TestDatabase;
let town: LivedTown;

beforeAll(async () => {
  db = await testDatabase();
  town = await livedTown(db.connectionConfig, { problems: 80, days: 20, batch: 30 });
});

afterAll(async () => {
  await town.close();
  await db.drop();
});

test('what stood when a day began is the sum of all lines before it', async () => {
  const { rows } = await town.pool.query<{ first: string; last: string }>(
    'select min(day) as first, max(day) as last from line where tenant = $1',
    [TENANT],
  );
  const [{ first, last } = { first: '', last: '' }] = rows;
  const reads = openReads(town.pool);
  const measures = ['found', 'listed-open'];
  const unit = (await town.store.worldOf(TENANT)).world.people.root ?? '';
  for (let n = dayNumber(first) - 1; n <= dayNumber(last) + 2; n += 1) {
    const day = dayOf(n);
    const size = await reads.sizeBefore(TENANT, day);
    // The second answer is the kept one.
    expect([day, await reads.sizeBefore(TENANT, day)]).toEqual([day, size]);
    const { values } = await reads.sums(TENANT, { unit, measures, asOf: size });
    const counted = await town.pool.query<{ n: number }>(
      `select coalesce(sum(n), 0)::int as n from line
       where tenant = $1 and measure = 'found' and day < $2 and not attested`,
      [TENANT, day],
    );
    expect([day, values['found']?.shown ?? 0]).toEqual([day, counted.rows[0]?.n]);
  }
});
