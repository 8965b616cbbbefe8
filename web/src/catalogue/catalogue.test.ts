import { expect, test } from 'vitest';
import { nextMonth, secondsOf, timeOf, versionNow, written, type Entry } from './catalogue.ts';
import { datesOf, differenceOf } from './dates.ts';

const entry: Entry = {
  code: 'general',
  names: { zh: '一般' },
  versions: [
    { validFrom: '2026-01-01', n: 1 },
    { validFrom: '2026-06-01', n: 2 },
    { validFrom: '2026-12-01', n: 3 },
  ],
};

test('of an entry’s versions one holds, those before did and those after will', () => {
  const times = (today: string) => entry.versions.map((_v, i) => timeOf(entry, i, today));
  expect(times('2026-06-01')).toEqual(['held', 'holds', 'will']);
  expect(times('2025-06-01')).toEqual(['will', 'will', 'will']);
  expect(versionNow(entry, '2026-11-30')?.['n']).toBe(2);
  expect(versionNow(entry, '2025-06-01')?.['n']).toBe(1);
});

test('a limit is written in the largest unit that it is a whole number of, and read back', () => {
  for (const seconds of [300, 1800, 3600, 5400, 7200, 86_400, 604_800]) {
    const { amount, unit } = written({ seconds });
    expect([seconds, Number.isInteger(amount), secondsOf(amount, unit)]).toEqual([
      seconds,
      true,
      seconds,
    ]);
  }
});

test('the next month begins on its first, over the end of the year too', () => {
  expect(nextMonth('2026-11-25')).toBe('2026-12-01');
  expect(nextMonth('2026-12-31')).toBe('2027-01-01');
});

test('days are read as people separate them; what is no day is named', () => {
  expect(datesOf('10-01, 10-02，10-03、\n1-1')).toEqual({
    dates: ['10-01', '10-02', '10-03', '01-01'],
    wrong: [],
  });
  expect(datesOf('十月一日 10-02').wrong).toEqual(['十月一日']);
});

test('two calendars differ in what came and what went', () => {
  expect(differenceOf(['01-01', '01-02'], ['01-02', '01-03'])).toEqual({
    added: ['01-03'],
    removed: ['01-01'],
  });
});
