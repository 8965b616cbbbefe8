import { describe, expect, it } from 'vitest';
import {
  A,
  answered,
  by,
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
  reported,
  signed,
  system,
  until,
  type Move,
} from './testing.ts';

const unhappy = { solved: 'no', satisfied: 'no' } as const;
const partly = { solved: 'partly', satisfied: 'basically' } as const;
const dispute = raiser()('dispute', { reason: 'came-back', text: '又坏了' });

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
    given(ownFinding).when(look('district-caller-2', 'guidance-guide')).refused('needs-other-unit');
    given(ownFinding).when(look('bureau-caller', 'district-caller-2')).refused('needs-witness');
    given(ownFinding).when(look('bureau-caller', 'guidance-guide')).then('Verified', 'Confirmed');
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

it('a redo keeps the number and counts', () => {
  const twice = given(answered, dispute, claimedFixed, dispute, claimedFixed);
  expect(twice.state(A)).toMatchObject({ status: 'answered', reopened: 2 });
  expect(twice.ledger.facts.filter((f) => f.event.type === 'ProblemRegistered')).toHaveLength(1);
});
