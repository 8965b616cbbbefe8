import { describe, expect, it } from 'vitest';
import { seededGrades } from '../catalogue/index.ts';
import { nextDue } from './settle.ts';
import {
  A,
  by,
  days,
  dispatched,
  given,
  inHand,
  minutes,
  raiser,
  registration,
  reported,
  signed,
  until,
  type Act,
  type Move,
} from './testing.ts';

const hand = by('works-handler');
const lead = by('works-lead');
const office: Act['actor'] = { as: 'person', person: 'district-office' };
const load2027: Act = {
  actor: office,
  stream: 'catalogue/all',
  name: 'load-calendar',
  // As if 2027 had its first three days and a Monday off, and a Saturday made up for it.
  data: { year: 2027, holidays: ['01-01', '01-04'], workdays: ['01-09'] },
};
const setGrade = (code: string, data: unknown): Act => ({
  actor: office,
  stream: 'catalogue/all',
  name: 'set-entry',
  data: { kind: 'grade', code, validFrom: '2026-06-01', data },
});

describe('the four clocks of a grade', () => {
  const clocksOf = (grade: string) => given(reported(), dispatched({ grade })).state().clocks;

  it('general: a working day to dispatch, sign and contact, seven for the result', () => {
    expect(given(reported()).state().clocks['dispatch']?.due).toBe('2026-06-03T02:00:00Z');
    const { sign, contact, result } = clocksOf('general');
    expect(sign?.due).toBe('2026-06-03T01:30:00Z');
    expect(contact?.due).toBe('2026-06-03T01:30:00Z');
    expect(result?.due).toBe('2026-06-11T01:30:00Z');
    expect(result?.natural).toBe('2026-06-09T01:30:00Z');
  });

  it('complex: fifteen working days, past the June holiday', () => {
    const { result } = clocksOf('complex');
    expect(result?.due).toBe('2026-06-24T01:30:00Z');
    expect(result?.natural).toBe('2026-06-17T01:30:00Z');
  });

  it('utilities: 24 hours, through a holiday', () => {
    const holiday = until('2026-06-18T13:30:00Z');
    const { clocks } = given(
      holiday,
      reported({ category: 'supply' }),
      dispatched({ grade: 'utilities' }),
    ).state();
    expect(clocks['result']).toMatchObject({
      due: '2026-06-19T13:30:00Z',
      natural: '2026-06-19T13:30:00Z',
    });
  });

  it('danger: two hours, at night as by day', () => {
    expect(clocksOf('danger')['result']?.due).toBe('2026-06-02T03:30:00Z');
    expect(clocksOf('danger')['sign']?.due).toBe('2026-06-02T01:35:00Z');
  });

  it('run from registration where the grade says so', () => {
    const general = seededGrades['general']!;
    const fromStart = { ...general, result: { ...general.result, from: 'registration' } };
    const { clocks } = given(
      setGrade('general', fromStart),
      reported(),
      days(1),
      dispatched(),
    ).state();
    expect(clocks['result']?.due).toBe('2026-06-11T02:00:00Z');
    expect(clocks['sign']?.from).toBe('2026-06-03T01:30:00Z');
  });

  it('missing the dispatch limit is recorded and the matter can still be dispatched', () => {
    given(reported(), days(2))
      .when(dispatched())
      .first(['DeadlinePassed', { clock: 'dispatch', due: '2026-06-03T02:00:00Z' }])
      .then('Dispatched');
  });
});

describe('due clocks', () => {
  it('fire before a command is decided, with the due and the actual time', () => {
    const outcome = given(inHand, days(20)).when(hand('ask-answer', { text: '已修' }));
    outcome
      .first(
        ['DeadlinePassed', { clock: 'contact', due: '2026-06-03T01:30:00Z' }],
        ['DeadlinePassed', { clock: 'result', due: '2026-06-11T01:30:00Z' }],
      )
      .then('AskMade');
    expect(outcome.clocks.map((f) => f.event.at)).toEqual([
      '2026-06-22T01:30:00Z',
      '2026-06-22T01:30:00Z',
    ]);
  });

  it('fire once', () => {
    given(inHand, days(20), hand('ask-answer', { text: '' }))
      .whenSwept()
      .then();
  });

  it('fire also when the command is refused', () => {
    const outcome = given(inHand, days(20)).when(lead('grant-answer', {}));
    outcome.refused('nothing-asked');
    expect(Object.keys(outcome.state().overdue)).toEqual(['contact', 'result']);
  });

  it('that were missed while the server was down fire in order, with what follows from them', () => {
    given(reported(), dispatched({ coHandlers: ['water'] }), days(400))
      .whenSwept()
      .then(
        ['DeadlinePassed', { clock: 'contact' }],
        ['DeadlinePassed', { clock: 'sign' }],
        ['Signed', { unit: 'works', bySystem: true }],
        ['DeadlinePassed', { clock: 'sign:water' }],
        ['Signed', { unit: 'water', bySystem: true }],
        ['DeadlinePassed', { clock: 'result' }],
        ['DeadlinePassed', { clock: 'result:water' }],
      );
  });

  it('at the very second of its limit a clock has fired', () => {
    const at = (instant: string) => given(reported(), dispatched(), until(instant)).when(signed);
    at('2026-06-03T01:29:59Z').first().then('Signed');
    at('2026-06-03T01:30:00Z').first('DeadlinePassed', 'DeadlinePassed', 'Signed');
  });

  it('are found by when the next one is due', () => {
    expect(nextDue(given(reported()).state())).toBe('2026-06-03T02:00:00Z');
    expect(nextDue(given(inHand).state())).toBe('2026-06-03T01:30:00Z');
    expect(nextDue(given().state())).toBeUndefined();
  });

  it('that a redo starts again are no longer overdue', () => {
    const redone = given(
      inHand,
      days(20),
      hand('ask-answer', { text: '' }),
      lead('grant-answer', {}),
      raiser()('confirm', { solved: 'no', satisfied: 'no' }),
    ).state();
    expect(redone.overdue).toEqual({});
    expect(redone.clocks['result']?.from).toBe('2026-06-22T02:00:00Z');
  });
});

describe('a deadline past the published calendar', () => {
  const late: Move = [until('2026-12-28T01:30:00Z'), reported(), dispatched(), signed];

  it('is provisional', () => {
    const { clocks } = given(late).state();
    expect(clocks['result']).toMatchObject({ due: '2027-01-06T01:30:00Z', provisional: true });
    expect(clocks['contact']?.provisional).toBeUndefined();
  });

  it('is fixed by an event when the calendar is loaded, before anything else', () => {
    const outcome = given(late, load2027).when(hand('contact', { channel: 'phone' }));
    outcome
      .first([
        'DeadlineFixed',
        { clocks: { result: { due: '2027-01-08T01:30:00Z', natural: '2027-01-04T01:30:00Z' } } },
      ])
      .then('RaiserContacted');
    expect(outcome.state().clocks['result']?.provisional).toBeUndefined();
  });

  it('that a loaded calendar moves does not fire at its old time', () => {
    given(late, hand('contact', { channel: 'phone' }), until('2027-01-07T01:30:00Z'), load2027)
      .whenSwept()
      .then('DeadlineFixed');
    given(late, hand('contact', { channel: 'phone' }), until('2027-01-07T01:30:00Z'))
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'result' }]);
  });

  it('is fixed once', () => {
    given(late, load2027, hand('contact', { channel: 'phone' }))
      .whenSwept()
      .then();
  });
});

it('a raiser’s act tells no second anywhere', () => {
  const { ledger } = given(
    [minutes(17), { wait: 31 }],
    reported(),
    dispatched(),
    signed,
    hand('ask-answer', { text: '' }),
    lead('grant-answer', {}),
    [minutes(7), { wait: 3 }],
    raiser()('confirm', { solved: 'no', satisfied: 'no' }),
  );
  const said = ledger.facts.filter(
    ({ event }) => event.stream === A && ['anyone', 'raiser'].includes(event.by.role),
  );
  expect(said.map((f) => f.event.type)).toEqual(['ProblemRegistered', 'Disputed', 'Reopened']);
  for (const { event } of said) {
    const times = JSON.stringify(event).match(/T\d\d:\d\d:\d\dZ/g) ?? [];
    expect(times.filter((t) => !t.endsWith(':00:00Z'))).toEqual([]);
  }
  expect(registration().raiser).toBe('code-1');
});
