import { describe, expect, it } from 'vitest';
import {
  A,
  alsoIn,
  answered,
  by,
  call,
  claimedFixed,
  confirmed,
  days,
  dispatched,
  found,
  given,
  happy,
  hours,
  inHand,
  raiser,
  registration,
  reported,
  signed,
  system,
  unreached,
  until,
  type Move,
} from './testing.ts';

const unhappy = { solved: 'no', satisfied: 'no' } as const;
const partly = { solved: 'partly', satisfied: 'basically' } as const;
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
const look = (person: string, witness: string, result: 'holds' | 'fails' = 'holds') =>
  by(person)('check', { result, witness, text: '现场查看' });

describe('the raiser', () => {
  it('confirms a fix with the code', () => {
    const outcome = given(answered).when(
      raiser()('confirm', { ...happy, rating: 5, text: '谢谢' }),
    );
    outcome.then(['Confirmed', { channel: 'code', raiser: 'code-1', satisfied: 'yes', rating: 5 }]);
    expect(outcome.state()).toMatchObject({ status: 'closed', closure: 'confirmed' });
    expect(Object.keys(outcome.state().clocks)).toEqual(['look-back-30', 'look-back-90']);
  });

  it('is nobody else: not another code, not staff, not the fixer', () => {
    given(answered).when(raiser('code-2')('confirm', happy)).refused('not-the-raiser');
    given(answered).when(by('works-handler')('confirm', happy)).refused('not-allowed');
    given(answered).when(by('district-office')('confirm', happy)).refused('not-allowed');
  });

  it('may do no more than confirm, dispute and remind', () => {
    given(answered).when(raiser()('sign')).refused('not-allowed');
    given(answered)
      .when(raiser()('remind'))
      .then(['Reminded', { raiser: 'code-1' }]);
    given(confirmed).when(raiser()('remind')).refused('wrong-status');
  });

  it('confirms what was answered, with a rating from one to five', () => {
    given(inHand).when(raiser()('confirm', happy)).refused('wrong-status');
    given(answered)
      .when(raiser()('confirm', { ...happy, rating: 6 }))
      .refused('bad-number');
    given(answered)
      .when(raiser()('confirm', { ...happy, rating: 0.5 }))
      .refused('bad-number');
    given(confirmed).when(raiser()('confirm', happy)).refused('wrong-status');
  });

  it('who says not solved, or partly, gets a redo of the same matter', () => {
    const outcome = given(answered, hours(1)).when(raiser()('confirm', unhappy));
    outcome.then(
      ['Disputed', { raiser: 'code-1', reason: 'not-done' }],
      ['Reopened', { cause: 'not-solved' }],
    );
    expect(outcome.state()).toMatchObject({ status: 'signed', lead: 'works', reopened: 1 });
    expect(outcome.state().clocks['result']).toBeDefined();
    expect(outcome.state().registeredIndex).toBe(given(answered).state().registeredIndex);
    given(answered)
      .when(raiser()('confirm', partly))
      .then(['Disputed', { reason: 'partly-done', satisfied: 'basically' }], 'Reopened');
  });

  it('may dispute before and within fourteen days after closing, not later', () => {
    given(answered)
      .when(dispute)
      .then('Disputed', ['Reopened', { cause: 'disputed' }]);
    given(confirmed, days(14)).when(dispute).then('Disputed', 'Reopened');
    given(confirmed, days(15)).when(dispute).refused('dispute-too-late');
    given(inHand).when(dispute).refused('wrong-status');
  });

  it('has fourteen days from the end of the hour, as the log knows the hour only', () => {
    // Confirmed in the hour of 01 UTC.
    given(confirmed, until('2026-06-16T02:00:00Z')).when(dispute).then('Disputed', 'Reopened');
    given(confirmed, until('2026-06-16T02:00:01Z')).when(dispute).refused('dispute-too-late');
  });

  it('may confirm after silence', () => {
    const silent: Move = [reported({ contact: {} }), dispatched(), signed, claimedFixed, days(15)];
    const outcome = given(silent).when(raiser()('confirm', happy));
    outcome.first(['DeadlinePassed', { clock: 'silence' }], 'ClosedUnconfirmed').then('Confirmed');
    expect(outcome.state().closure).toBe('confirmed');
    given(silent, system('settle'), days(15))
      .when(raiser()('confirm', unhappy))
      .refused('dispute-too-late');
  });
});

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
    const { result: _, ...bare } = { result: 0, channel: 'phone', reached: true } as const;
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
    given(answered)
      .when(by('works-caller')('call-back', call().data as never))
      .refused('not-allowed');
    given(answered)
      .when(by('works-lead')('call-back', call().data as never))
      .refused('not-allowed');
    const supervisor = by('bureau-caller')('call-back', call().data as never);
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
    given(both)
      .when(by('water-handler')('call-back', call().data as never))
      .refused('not-allowed');
  });

  it('is not made by a unit that approved the answer', () => {
    const approvedAbove: Move = [
      inHand,
      by('works-lead')('ask-answer', { text: '' }),
      by('bureau-office')('grant-answer', {}),
    ];
    given(approvedAbove)
      .when(by('bureau-caller')('call-back', call().data as never))
      .refused('not-allowed');
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
      .when(by('subdistrict-caller')('call-back', call().data as never))
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
      .when(by('subdistrict-dispatcher')('call-back', call().data as never))
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

describe('a finding', () => {
  it('is checked by two persons of another unit than fixer and registrar', () => {
    const outcome = given(finding).when(look('district-caller', 'district-caller-2'));
    outcome.then(
      ['Verified', { unit: 'district', result: 'holds' }],
      ['Confirmed', { channel: 'check' }],
    );
    expect(outcome.state()).toMatchObject({ status: 'closed', closure: 'confirmed' });
    given(finding).when(look('guidance-guide', 'district-caller')).then('Verified', 'Confirmed');
  });

  it('is not checked by the fixer or the registrar', () => {
    given(finding).when(look('works-caller', 'district-caller')).refused('not-allowed');
    given(finding).when(look('community-handler', 'district-caller')).refused('not-allowed');
    const ownFinding: Move = [found('district-caller'), dispatched(), signed, claimedFixed];
    given(ownFinding).when(look('district-caller-2', 'water-lead')).refused('needs-other-unit');
    given(ownFinding).when(look('bureau-caller', 'district-caller-2')).refused('needs-witness');
    given(ownFinding).when(look('bureau-caller', 'water-lead')).then('Verified', 'Confirmed');
  });

  it('needs a witness who is not behind the fix', () => {
    given(finding).when(look('district-caller', 'works-handler-2')).refused('needs-witness');
    given(finding).when(look('district-caller', 'district-caller')).refused('needs-second-person');
    given(finding).when(look('district-caller', 'community-handler')).refused('needs-witness');
  });

  it('that was not fixed is opened again', () => {
    const outcome = given(finding).when(look('district-caller', 'district-caller-2', 'fails'));
    outcome.then('Verified', ['Reopened', { cause: 'verification-failed' }]);
    expect(outcome.state().status).toBe('signed');
  });

  it('never closes by silence', () => {
    given(finding, days(365))
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'call-back' }]);
  });

  it('a matter with a raiser is not confirmed by a look', () => {
    given(answered).when(look('district-caller', 'district-caller-2')).refused('raiser-confirms');
  });

  it('fixed on the spot in the company is closed by two of its inspection section', () => {
    const onTheSpot: Move = [
      found('company-lead'),
      by('company-lead')('fix-on-the-spot', { lead: 'workshop', text: '已加防护' }),
    ];
    given(onTheSpot)
      .when(look('inspection-guide', 'inspection-guide-2'))
      .then('Verified', 'Confirmed');
    given(onTheSpot).when(look('company-office', 'inspection-guide')).refused('not-allowed');
    given(onTheSpot).when(look('inspection-guide', 'workshop-lead')).refused('needs-witness');
    given(onTheSpot).when(look('inspection-guide', 'company-office')).refused('needs-witness');
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

describe('verifying', () => {
  const verify = (result: 'holds' | 'fails') =>
    by('guidance-guide')('verify', { result, text: '抽查' });

  it('is done by a unit or guide other than the fixer, also after closing', () => {
    given(confirmed)
      .when(verify('holds'))
      .then(['Verified', { unit: 'guidance', result: 'holds' }]);
    given(confirmed)
      .when(by('works-caller')('verify', { result: 'holds', text: '' }))
      .refused('not-allowed');
    given(confirmed)
      .when(by('gardeners-handler')('verify', { result: 'holds', text: '' }))
      .refused('not-allowed');
  });

  it('is not done by a fixer in another post', () => {
    const alsoGuide = alsoIn('works-handler', 'guidance', 'guide');
    given(alsoGuide, answered)
      .when(by('works-handler')('verify', { result: 'holds', text: '' }))
      .refused('needs-second-person');
  });

  it('that fails opens the matter again', () => {
    given(confirmed)
      .when(verify('fails'))
      .then('Verified', ['Reopened', { cause: 'verification-failed' }]);
    given(inHand).when(verify('holds')).refused('wrong-status');
  });
});

describe('looking back', () => {
  const back = (result: 'holds' | 'recurred') =>
    by('district-caller')('look-back', { result, text: '回头看' });

  it('is due 30 and 90 days after closing', () => {
    given(confirmed, days(29)).when(back('holds')).refused('look-back-not-due');
    given(confirmed, days(31))
      .when(back('holds'))
      .first(['DeadlinePassed', { clock: 'look-back-30' }])
      .then(['LookedBack', { days: 30, result: 'holds' }]);
    given(confirmed, days(31), back('holds')).when(back('holds')).refused('look-back-not-due');
    given(confirmed, days(31), back('holds'), days(60))
      .when(back('holds'))
      .then(['LookedBack', { days: 90, result: 'holds' }]);
  });

  it('that was missed is made up, the first one first', () => {
    given(confirmed, days(100))
      .when(back('holds'))
      .then(['LookedBack', { days: 30 }]);
    given(confirmed, days(100), back('holds'))
      .when(back('holds'))
      .then(['LookedBack', { days: 90 }]);
    given(confirmed, days(100), back('holds'), back('holds'))
      .when(back('holds'))
      .refused('look-back-not-due');
  });

  it('that finds the problem again opens it again', () => {
    const outcome = given(confirmed, days(31)).when(back('recurred'));
    outcome.then(['LookedBack', { result: 'recurred' }], ['Reopened', { cause: 'recurred' }]);
    expect(outcome.state()).toMatchObject({ status: 'signed', lookBacks: {}, reopened: 1 });
  });

  it('is done by another unit than the fixer', () => {
    given(confirmed, days(31))
      .when(by('works-caller')('look-back', { result: 'holds', text: '' }))
      .refused('not-allowed');
  });

  it('starts anew after a redo', () => {
    const again: Move = [
      confirmed,
      days(31),
      back('recurred'),
      claimedFixed,
      raiser()('confirm', happy),
    ];
    given(again, days(2)).when(back('holds')).refused('look-back-not-due');
    given(again, days(31))
      .when(back('holds'))
      .then(['LookedBack', { days: 30 }]);
  });
});

it('a redo keeps the number and counts', () => {
  const twice = given(answered, dispute, claimedFixed, dispute, claimedFixed);
  expect(twice.state(A)).toMatchObject({ status: 'answered', reopened: 2 });
  expect(twice.ledger.facts.filter((f) => f.event.type === 'ProblemRegistered')).toHaveLength(1);
});
