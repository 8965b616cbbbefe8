import { describe, expect, it } from 'vitest';
import {
  alsoIn,
  answered,
  by,
  call,
  claimedFixed,
  days,
  dispatched,
  found,
  given,
  happy,
  heard,
  hours,
  inHand,
  raiser,
  registration,
  reported,
  signed,
  unreached,
  until,
  type Move,
} from './testing.ts';

const dispute = raiser()('dispute', { reason: 'came-back', text: '又坏了' });

/** By the phone of the subdistrict, for a resident. */
const forSomebody: Move = [
  by('subdistrict-dispatcher')(
    'register',
    registration({ source: 'registered-for-somebody', place: { text: '…' } }),
  ),
  by('subdistrict-dispatcher')('dispatch', { lead: 'works', grade: 'general' }),
  signed,
  claimedFixed,
];
/** A finding of the community, fixed by the works department. */
const finding: Move = [
  found('community-handler'),
  by('subdistrict-dispatcher')('dispatch', { lead: 'works', grade: 'general' }),
  signed,
  claimedFixed,
];
describe('a call-back', () => {
  it('asks: was I contacted, solved, satisfied; with two named persons it confirms', () => {
    const outcome = given(answered).when(call({ satisfied: 'basically' }));
    outcome.then(
      ['CallBackMade', { reached: true, authentic: true, contacted: true, solved: 'yes' }],
      ['Confirmed', { channel: 'call-back', satisfied: 'basically', raiser: 'code-1' }],
    );
    expect(outcome.state().closure).toBe('confirmed');
  });

  it('needs all answers', () => {
    const bare = { channel: 'phone', reached: true } as const;
    const caller = by('district-caller');
    const witness = 'district-caller-2';
    given(answered).when(caller('call-back', bare)).refused('incomplete-call-back');
    given(answered)
      .when(caller('call-back', { ...bare, authentic: true, contacted: true, witness }))
      .refused('incomplete-call-back');
    given(answered)
      .when(caller('call-back', { ...bare, authentic: true, contacted: true, ...happy }))
      .refused('needs-witness');
  });

  it('that reaches somebody else changes nothing', () => {
    const outcome = given(answered).when(
      by('district-caller')('call-back', { channel: 'phone', reached: true, authentic: false }),
    );
    outcome.then(['CallBackMade', { authentic: false }]);
    expect(outcome.state().status).toBe('answered');
  });

  it('that hears "not solved" means redo', () => {
    const outcome = given(answered).when(call({ solved: 'partly', satisfied: 'no' }));
    outcome.then('CallBackMade', ['Reopened', { cause: 'not-solved' }]);
    expect(outcome.state().status).toBe('signed');
  });

  it('is made by a unit other than the fixer', () => {
    given(answered).when(by('works-caller')('call-back', heard)).refused('not-allowed');
    given(answered).when(by('works-lead')('call-back', heard)).refused('not-allowed');
    const supervisor = by('bureau-caller')('call-back', heard);
    given(answered).when(supervisor).then('CallBackMade', 'Confirmed');
  });

  it('is not made by a co-handler', () => {
    const alsoCaller = alsoIn('water-handler', 'water', 'caller');
    const both: Move = [
      alsoCaller,
      reported(),
      dispatched({ coHandlers: ['water'] }),
      signed,
      claimedFixed,
    ];
    given(both).when(by('water-handler')('call-back', heard)).refused('not-allowed');
  });

  it('is not made by a unit that approved the answer', () => {
    const approvedAbove: Move = [
      inHand,
      by('works-lead')('ask-answer', { text: '' }),
      by('bureau-office')('grant-answer', {}),
    ];
    given(approvedAbove).when(by('bureau-caller')('call-back', heard)).refused('not-allowed');
    given(approvedAbove)
      .when(call({ witness: 'bureau-office' }))
      .refused('needs-witness');
  });

  it('is of a raiser who is there', () => {
    given(answered)
      .when(call({ raiser: 3 }))
      .refused('no-raiser');
    given(finding).when(call()).refused('no-raiser');
    given(inHand).when(call()).refused('wrong-status');
  });
});

describe('a matter that was registered for somebody', () => {
  it('is called back by a unit other than the registrar’s and other persons', () => {
    given(forSomebody)
      .when(by('subdistrict-caller')('call-back', heard))
      .refused('needs-other-unit');
    given(forSomebody)
      .when(call({ witness: 'subdistrict-caller' }))
      .refused('needs-witness');
    given(forSomebody)
      .when(call())
      .then('CallBackMade', ['Confirmed', { channel: 'call-back' }]);
  });

  it('is not called back by the registrar in another post', () => {
    const alsoCaller = alsoIn('subdistrict-dispatcher', 'district', 'caller');
    given(alsoCaller, forSomebody)
      .when(by('subdistrict-dispatcher')('call-back', heard))
      .refused('needs-other-unit');
    given(alsoCaller, forSomebody)
      .when(call({ witness: 'subdistrict-dispatcher' }))
      .refused('needs-witness');
  });

  it('may be confirmed with the code, which the registrar never saw', () => {
    given(forSomebody)
      .when(raiser()('confirm', happy))
      .then(['Confirmed', { channel: 'code' }]);
  });
});

describe('three attempts', () => {
  const attempts: Move = [
    until('2026-06-03T01:00:00Z'),
    unreached,
    until('2026-06-04T03:00:00Z'),
    unreached,
    until('2026-06-05T07:00:00Z'),
    unreached,
  ];

  it('are on different days and at different hours', () => {
    const once: Move = [answered, until('2026-06-03T01:20:00Z'), unreached];
    given(once, hours(3)).when(unreached).refused('attempt-too-similar');
    given(once, days(1)).when(unreached).refused('attempt-too-similar');
    given(once, until('2026-06-04T01:59:00Z')).when(unreached).refused('attempt-too-similar');
    given(once, until('2026-06-04T02:00:00Z')).when(unreached).then('CallBackMade');
  });

  it('count days as people here do', () => {
    const evening: Move = [answered, until('2026-06-03T15:30:00Z'), unreached];
    given(evening, until('2026-06-03T16:30:00Z')).when(unreached).then('CallBackMade');
  });

  it('then fourteen days of silence close the matter, unconfirmed', () => {
    const waiting = given(answered, attempts);
    expect(waiting.state().clocks['silence']?.due).toBe('2026-06-19T07:00:00Z');
    waiting.ledger.now = '2026-06-19T07:00:00Z';
    const outcome = waiting.whenSwept();
    outcome.then(
      ['DeadlinePassed', { clock: 'call-back' }],
      ['DeadlinePassed', { clock: 'silence' }],
      'ClosedUnconfirmed',
    );
    expect(outcome.state()).toMatchObject({ status: 'closed', closure: 'unconfirmed' });
  });

  it('two are not enough', () => {
    given(
      answered,
      until('2026-06-03T01:00:00Z'),
      unreached,
      until('2026-06-04T03:00:00Z'),
      unreached,
    )
      .when(unreached)
      .refused('attempt-too-similar');
    const two: Move = [
      answered,
      until('2026-06-03T01:00:00Z'),
      unreached,
      until('2026-06-04T03:00:00Z'),
      unreached,
    ];
    expect(given(two, days(60)).state().status).toBe('answered');
    given(two, days(60))
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'call-back' }]);
  });

  it('start anew after a redo', () => {
    const again: Move = [answered, attempts, dispute, claimedFixed];
    expect(given(again).state().attempts).toEqual([]);
    expect(given(again).state().clocks['silence']).toBeUndefined();
  });
});
