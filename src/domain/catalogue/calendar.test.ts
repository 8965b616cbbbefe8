import { describe, expect, it } from 'vitest';
import { deadline, isWorkday, running, type Calendar } from './calendar.ts';
import { publishedYear } from './testing.ts';

const DAY = 86_400;
const beijing: Calendar = { years: { 2026: publishedYear(2026) }, utcOffsetMinutes: 480 };

describe('the calendar of 2026', () => {
  it('has six make-up working days', () => {
    const makeUp = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];
    expect(beijing.years['2026']?.workdays).toEqual(makeUp);
    for (const date of makeUp) expect(isWorkday(beijing, `2026-${date}`)).toBe(true);
  });

  it('has days off on what would be working days', () => {
    for (const date of ['01-01', '02-17', '05-01', '06-19', '10-01', '10-07']) {
      expect(isWorkday(beijing, `2026-${date}`), date).toBe(false);
    }
    expect(isWorkday(beijing, '2026-06-18')).toBe(true);
    expect(isWorkday(beijing, '2026-06-20')).toBe(false);
  });

  it('knows weekends only in a year that was not published', () => {
    expect(isWorkday(beijing, '2027-10-01')).toBe(true);
    expect(isWorkday(beijing, '2027-10-02')).toBe(false);
  });
});

describe('a deadline', () => {
  it('in natural time runs through days off', () => {
    const found = deadline(beijing, '2026-09-30T02:00:00Z', 2 * DAY, 'always');
    expect(found).toEqual({
      due: '2026-10-02T02:00:00Z',
      natural: '2026-10-02T02:00:00Z',
      provisional: false,
    });
  });

  it('in working days stands still on days off and shows the natural date beside', () => {
    // Wednesday before the autumn holidays: eight days off, then Thursday.
    const found = deadline(beijing, '2026-09-30T02:00:00Z', 2 * DAY, 'workdays');
    expect(found).toEqual({
      due: '2026-10-09T02:00:00Z',
      natural: '2026-10-02T02:00:00Z',
      provisional: false,
    });
  });

  it('counts a make-up Saturday as a working day', () => {
    const friday = '2026-10-09T02:00:00Z';
    expect(deadline(beijing, friday, DAY, 'workdays').due).toBe('2026-10-10T02:00:00Z');
  });

  it('that begins on a day off begins on the next working day', () => {
    const saturday = '2026-06-06T02:00:00Z';
    expect(deadline(beijing, saturday, DAY, 'workdays').due).toBe('2026-06-08T16:00:00Z');
  });

  it('past the last published year is provisional', () => {
    const late = deadline(beijing, '2026-12-30T02:00:00Z', 7 * DAY, 'workdays');
    expect(late.provisional).toBe(true);
    const inTime = deadline(beijing, '2026-12-21T02:00:00Z', 7 * DAY, 'workdays');
    expect(inTime.provisional).toBe(false);
    expect(deadline(beijing, '2026-12-30T02:00:00Z', 7 * DAY, 'always').provisional).toBe(false);
  });

  it('is local: the same limit ends elsewhere at another instant', () => {
    const utc: Calendar = { ...beijing, utcOffsetMinutes: 0 };
    // Friday evening in UTC is Saturday in Beijing.
    const from = '2026-06-05T20:00:00Z';
    expect(deadline(utc, from, DAY, 'workdays').due).toBe('2026-06-08T20:00:00Z');
    expect(deadline(beijing, from, DAY, 'workdays').due).toBe('2026-06-08T16:00:00Z');
  });

  it('has no summer time: every day lasts 24 hours', () => {
    for (const from of ['2026-03-27T02:00:00Z', '2026-10-23T02:00:00Z']) {
      const { due } = deadline(beijing, from, DAY, 'workdays');
      expect(due.slice(10)).toBe('T02:00:00Z');
    }
  });

  it('that no calendar brings about is natural and provisional', () => {
    const found = deadline(beijing, '2026-06-05T20:00:00Z', 1e9, 'workdays');
    expect(found).toMatchObject({ due: found.natural, provisional: true });
  });
});

describe('running time', () => {
  it('is what a deadline was made of, for every start in a year', () => {
    for (let n = 0; n < 365; n += 1) {
      const from = new Date(Date.UTC(2026, 0, 1, n % 24, n % 60) + n * DAY * 1000);
      const start = `${from.toISOString().slice(0, 19)}Z`;
      for (const seconds of [1, DAY, 5 * DAY + 77]) {
        const { due } = deadline(beijing, start, seconds, 'workdays');
        expect(running(beijing, start, due, 'workdays')).toBe(seconds);
      }
    }
  });

  it('is none backwards', () => {
    expect(running(beijing, '2026-06-05T20:00:00Z', '2026-06-04T20:00:00Z', 'always')).toBe(0);
  });
});
