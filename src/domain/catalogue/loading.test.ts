import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Actor } from '../../kernel/decider.ts';
import { district, type Ledger } from '../problem/testing.ts';
import type { LoadedYear } from './loading.ts';
import { publishedYear } from './testing.ts';

const office: Actor = { as: 'person', person: 'district-office' };
const second: Actor = { as: 'person', person: 'district-office-2' };
const system: Actor = { as: 'system' };

const next: LoadedYear = { year: 2027, holidays: ['01-01', '02-08'], workdays: ['01-09'] };
const other: LoadedYear = { ...next, holidays: ['01-01', '02-08', '02-09'] };

function act(ledger: Ledger, actor: Actor, name: string, data: LoadedYear) {
  const done = ledger.commit(actor, { stream: 'catalogue/all', name, data });
  return isRefusal(done) ? done : done.map((fact) => fact.event.type);
}

const load = (data: LoadedYear) => act(district(), office, 'load-calendar', data);
const wrong = (why: string, date?: string) => ({
  refused: 'bad-calendar',
  detail: { why, ...(date === undefined ? {} : { date }) },
});

/** `count` days from 1 March 2027, a Monday, on, without the weekends. */
function weekdays(count: number): string[] {
  return Array.from({ length: count }, (_, n) => n + Math.floor(n / 5) * 2).map((days) =>
    new Date(Date.UTC(2027, 2, 1 + days)).toISOString().slice(5, 10),
  );
}

describe('a calendar', () => {
  it('is loaded for a year near this one', () => {
    for (const year of [2021, 2031]) {
      expect(load({ year, holidays: ['01-01'], workdays: [] })).toEqual(['CalendarLoaded']);
    }
    for (const year of [2020, 2032]) {
      expect(load({ year, holidays: ['01-01'], workdays: [] })).toEqual(wrong('far-year'));
    }
  });

  it('knows a holiday, or the year is not published', () => {
    expect(load({ ...next, holidays: [] })).toEqual(wrong('no-holidays'));
  });

  it('names days of its year, each once', () => {
    expect(load({ ...next, holidays: ['02-29'] })).toEqual(wrong('no-date'));
    expect(load({ ...next, workdays: ['soon'] })).toEqual(wrong('no-date'));
    expect(load({ ...next, holidays: ['01-01', '01-01'] })).toEqual(
      wrong('date-twice', '2027-01-01'),
    );
    expect(load({ ...next, holidays: ['01-09'] })).toEqual(wrong('date-twice', '2027-01-09'));
  });

  it('takes at most sixty weekdays off, and gives back weekends only', () => {
    const off = (count: number) => load({ ...next, holidays: weekdays(count) });
    expect(off(60)).toEqual(['CalendarLoaded']);
    expect(off(61)).toEqual(wrong('too-many-holidays'));
    expect(load({ ...next, holidays: [...weekdays(60), '01-02', '01-03'] })).toEqual([
      'CalendarLoaded',
    ]);
    expect(load({ ...next, workdays: ['01-08'] })).toEqual(
      wrong('workday-no-weekend', '2027-01-08'),
    );
  });

  it('has the make-up working days of 2026', () => {
    expect(publishedYear(2026).workdays).toEqual([
      '01-04',
      '02-14',
      '02-28',
      '05-09',
      '09-20',
      '10-10',
    ]);
    expect(district().world.catalogue.years['2026']).toEqual(publishedYear(2026));
  });
});

describe('another calendar of a year that is loaded', () => {
  const loaded = () => {
    const ledger = district();
    expect(act(ledger, office, 'load-calendar', next)).toEqual(['CalendarLoaded']);
    return ledger;
  };
  const holidays = (ledger: Ledger) => ledger.world.catalogue.years['2027']?.holidays;

  it('is asked for by one person and granted by another', () => {
    const ledger = loaded();
    expect(act(ledger, office, 'load-calendar', other)).toEqual(['CalendarAsked']);
    expect(holidays(ledger)).toEqual(next.holidays);
    expect(act(ledger, office, 'grant-calendar', other)).toEqual({
      refused: 'needs-second-person',
    });
    expect(act(ledger, second, 'grant-calendar', other)).toEqual(['CalendarLoaded']);
    expect(holidays(ledger)).toEqual(other.holidays);
    expect(ledger.world.catalogue.askedCalendar).toBeUndefined();
  });

  it('is granted as it was read, not as it was changed since', () => {
    const ledger = loaded();
    expect(act(ledger, second, 'grant-calendar', other)).toEqual({ refused: 'nothing-asked' });
    act(ledger, office, 'load-calendar', other);
    act(ledger, office, 'load-calendar', { ...other, workdays: [] });
    expect(act(ledger, second, 'grant-calendar', other)).toEqual({ refused: 'nothing-asked' });
  });

  it('is no other one for standing in another order', () => {
    const same = { ...next, holidays: next.holidays.toReversed() };
    expect(act(loaded(), office, 'load-calendar', same)).toEqual({ refused: 'already-so' });
  });

  it('stays asked for while another year is loaded', () => {
    const ledger = loaded();
    act(ledger, office, 'load-calendar', other);
    act(ledger, office, 'load-calendar', { year: 2028, holidays: [], workdays: [] });
    expect(act(ledger, second, 'grant-calendar', other)).toEqual(['CalendarLoaded']);
  });

  it('needs no second person at setup', () => {
    expect(act(loaded(), system, 'load-calendar', other)).toEqual(['CalendarLoaded']);
  });
});
