import { expect, test } from 'vitest';
import { ageBands, bandsOf, daysOfBand } from './ageing.ts';

const today = '2026-11-25';

test('every listing stands in exactly one band, and its band’s days find it', () => {
  for (const day of ['2026-11-25', '2026-10-27', '2026-10-26', '2026-08-27', '2025-01-01']) {
    const bands = bandsOf([{ day, n: 1 }], today).filter(({ n }) => n > 0);
    const found = ageBands.filter(({ id }) => {
      const { from = '', to } = daysOfBand(id, today);
      return day >= from && day <= to;
    });
    expect(bands.map(({ band }) => band)).toEqual(found.map(({ id }) => id));
    expect(bands).toHaveLength(1);
  }
});

test('29 days are the first band, 30 the second', () => {
  expect(
    bandsOf(
      [
        { day: '2026-10-27', n: 2 },
        { day: '2026-10-26', n: 3 },
      ],
      today,
    ).map(({ n }) => n),
  ).toEqual([2, 3, 0, 0]);
});
