import { expect, test } from 'vitest';
import { measures } from './measures.ts';
import { isListed, publicValues } from './public.ts';

const before = '2026-11-25';

test.each([
  [-3, 'under5'],
  [0, 'under5'],
  [1, 'under5'],
  [4, 'under5'],
  [5, 5],
  [9, 5],
  [10, 10],
  [1_004, 1_000],
])('an attested total of %d is told as %s', (n, told) => {
  const values = publicValues({ found: { shown: 7 } }, { before, totals: { found: n } });
  expect(values['found']).toEqual({ shown: 7, attested: told });
});

test('a measure whose total is under 5 looks like one that has none', () => {
  const few = publicValues({}, { before, totals: { found: 4, pressure: 1 } });
  expect(few).toEqual(publicValues({}, { before, totals: {} }));
  expect(Object.keys(few)).toHaveLength(measures.length);
  expect(Object.values(few).some(isListed)).toBe(false);
});

test('without totals no attested number is told', () => {
  const values = publicValues({ found: { shown: 7 } }, undefined);
  expect(values['found']).toEqual({ shown: 7, attested: null });
});
