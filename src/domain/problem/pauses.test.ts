import { describe, expect, it } from 'vitest';
import { seededGrades } from '../catalogue/index.ts';
import {
  alsoIn,
  by,
  days,
  dispatched,
  given,
  hours,
  inHand,
  reported,
  signed,
  until,
  type Act,
  type Move,
} from './testing.ts';

const hand = by('works-handler');
const lead = by('works-lead');
const office: Act['actor'] = { as: 'person', person: 'district-office' };
const setGrade = (code: string, data: unknown): Act => ({
  actor: office,
  stream: 'catalogue/all',
  name: 'set-entry',
  data: { kind: 'grade', code, validFrom: '2026-06-01', data },
});

describe('a pause', () => {
  const ask = (end = '2026-11-20') =>
    hand('ask-pause', { reason: 'permit', text: '等批文', until: end });
  const grant = lead('grant-pause', {});

  it('needs a reason and a second person', () => {
    given(inHand)
      .when(ask())
      .then(['AskMade', { matter: 'pause', reason: 'permit' }]);
    given(inHand, ask()).when(hand('grant-pause', {})).refused('not-allowed');
    given(inHand, lead('ask-pause', { reason: 'season', until: '2026-10-01', text: '' }))
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
    given(inHand, hand('contact', { channel: 'phone' }), ask(), grant, days(150))
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
    given(inHand)
      .when(hand('ask-pause', { reason: 'permit', text: '' }))
      .refused('bad-date');
    given(inHand).when(ask('2026-11-30')).refused('bad-date');
    given(inHand).when(ask('2026-11-29')).then('AskMade');
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
