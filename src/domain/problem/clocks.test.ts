import { describe, expect, it } from 'vitest';
import { seededGrades } from '../catalogue/index.ts';
import { nextDue } from './settle.ts';
import {
  A,
  alsoIn,
  by,
  days,
  dispatched,
  given,
  hours,
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
    expect(outcome.state().overdue).toEqual(['contact', 'result']);
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
    expect(redone.overdue).toEqual([]);
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

describe('a pause', () => {
  const ask = (end?: string) =>
    hand('ask-pause', { reason: 'permit', text: '等批文', ...(end ? { until: end } : {}) });
  const grant = lead('grant-pause', {});

  it('needs a reason and a second person', () => {
    given(inHand)
      .when(ask())
      .then(['AskMade', { matter: 'pause', reason: 'permit' }]);
    given(inHand, ask()).when(hand('grant-pause', {})).refused('not-allowed');
    given(inHand, lead('ask-pause', { reason: 'season', text: '' }))
      .when(grant)
      .refused('needs-second-person');
    given(inHand, ask())
      .when(grant)
      .then(['AskGranted', { matter: 'pause' }]);
    given(inHand, ask())
      .when(lead('refuse-pause', { text: '不同意' }))
      .then('AskRefused');
  });

  it('stops the result clock and resumes it with what was left', () => {
    const paused = given(inHand, days(1), ask(), grant);
    // Six of seven working days are left; the weekend and what follows don't count.
    expect(paused.state().clocks['result']).toBeUndefined();
    expect(paused.state().paused?.remaining['result']?.seconds).toBe(6 * 86_400);
    const outcome = paused.when(hand('resume'));
    outcome.then('Resumed');
    const resumed = given(
      inHand,
      days(1),
      ask(),
      grant,
      until('2026-07-01T01:30:00Z'),
      hand('resume'),
    );
    expect(resumed.state().clocks['result']?.due).toBe('2026-07-09T01:30:00Z');
    expect(resumed.state().paused).toBeUndefined();
  });

  it('nothing runs out in it', () => {
    given(inHand, hand('contact', { channel: 'phone' }), ask(), grant, days(300))
      .whenSwept()
      .then();
  });

  it('survives a change of the grade table', () => {
    const general = seededGrades['general']!;
    const shorter = { ...general, result: { ...general.result, seconds: 3600 } };
    const { clocks } = given(
      inHand,
      ask(),
      grant,
      setGrade('general', shorter),
      hand('resume'),
    ).state();
    expect(clocks['result']?.seconds).toBe(7 * 86_400);
  });

  it('with an end ends by itself, and runs on from its end even if nobody was there', () => {
    const untilFriday = given(
      inHand,
      hand('contact', { channel: 'phone' }),
      ask('2026-06-05'),
      grant,
      until('2026-06-09T01:30:00Z'),
    );
    const outcome = untilFriday.whenSwept();
    outcome.then(['DeadlinePassed', { clock: 'pause', due: '2026-06-05T16:00:00Z' }], 'Resumed');
    expect(outcome.state().clocks['result']?.from).toBe('2026-06-05T16:00:00Z');
  });

  it('that was ended early does not end again', () => {
    given(
      inHand,
      hand('contact', { channel: 'phone' }),
      ask('2026-06-05'),
      grant,
      hand('resume'),
      days(6),
    )
      .whenSwept()
      .then();
  });

  it('is asked for once, of what is not paused, with an end to come', () => {
    given(inHand, ask()).when(ask()).refused('already-asked');
    given(inHand, ask(), grant).when(ask()).refused('already-paused');
    given(inHand).when(ask('2026-06-02')).refused('bad-date');
    given(inHand).when(ask('tomorrow')).refused('bad-date');
    given(inHand, ask('2026-06-03'), days(2)).when(grant).refused('bad-date');
    given(inHand).when(hand('resume')).refused('not-paused');
    given(inHand, days(12)).when(ask()).refused('no-running-deadline');
  });

  it('ends when the matter is listed; the co-handlers’ limits run on', () => {
    const list = lead('list', {
      reason: 'funds',
      condition: 'funds-granted',
      owner: 'works',
      reviewOn: '2026-07-01',
      measures: '…',
    });
    const both: Move = [reported(), dispatched({ coHandlers: ['water'] }), signed];
    const { state } = given(both, ask('2026-06-20'), grant, hours(1), list);
    expect(state().paused).toBeUndefined();
    expect(Object.keys(state().clocks)).toEqual([
      'contact',
      'sign:water',
      'result:water',
      'review',
    ]);
    expect(state().clocks['result:water']?.seconds).toBe(7 * 86_400);
  });
});

describe('an extension', () => {
  const ask = (workdays: number) => hand('ask-extension', { workdays, text: '雨季' });
  const grant = by('district-dispatcher')('grant-extension', {});

  it('is granted by another person and lengthens the result clock', () => {
    const outcome = given(inHand, ask(3), hours(2)).when(grant);
    outcome.then(['AskGranted', { matter: 'extension', seconds: 3 * 86_400 }]);
    expect(outcome.state().clocks['result']?.due).toBe('2026-06-16T01:30:00Z');
    expect(outcome.state().extensions).toBe(1);
  });

  it('is not granted inside the unit', () => {
    given(inHand, ask(3)).when(lead('grant-extension', {})).refused('not-allowed');
  });

  it('is not granted by whoever asked, in whatever post', () => {
    const second = alsoIn('works-handler', 'bureau', 'dispatcher');
    given(second, inHand, ask(3)).when(hand('grant-extension', {})).refused('needs-second-person');
  });

  it('may be refused, and is counted only when granted', () => {
    const outcome = given(inHand, ask(3)).when(
      by('bureau-office')('refuse-extension', { text: '不同意' }),
    );
    outcome.then('AskRefused');
    expect(outcome.state().extensions).toBe(0);
  });

  it('needs a running deadline and a number of working days that makes sense', () => {
    for (const workdays of [0, 61, 1.5]) given(inHand).when(ask(workdays)).refused('bad-number');
    given(inHand, days(12)).when(ask(3)).refused('no-running-deadline');
    given(inHand, ask(3), days(12)).when(grant).refused('no-running-deadline');
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
