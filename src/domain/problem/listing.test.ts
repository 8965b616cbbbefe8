import { describe, expect, it } from 'vitest';
import { classOf, listingOf } from './classes.ts';
import {
  alsoIn,
  by,
  claimedFixed,
  days,
  given,
  inHand,
  listed,
  raiser,
  reported,
  until,
} from './testing.ts';
import type { CommandData } from './commands.ts';

const lead = by('works-lead');
const terms: CommandData['list'] = {
  reason: 'land',
  condition: 'permit-granted',
  owner: 'bureau',
  reviewOn: '2026-07-01',
  measures: '与自然资源局协调用地',
};
const list = (change: Partial<CommandData['list']> = {}) => lead('list', { ...terms, ...change });

describe('listing', () => {
  it('names reason, measures, owner level, review date and the condition that would unblock it', () => {
    const outcome = given(inHand).when(list());
    outcome.then([
      'Listed',
      { reason: 'land', condition: 'permit-granted', owner: 'bureau', reviewOn: '2026-07-01' },
    ]);
    expect(outcome.result).toMatchObject([{ parts: { text: { measures: terms.measures } } }]);
    expect(outcome.state().status).toBe('listed');
    expect(outcome.state().clocks['result']).toBeUndefined();
    expect(outcome.state().clocks['review']?.due).toBe('2026-07-01T16:00:00Z');
    expect(listingOf(outcome.state())).toBe('open');
  });

  it('needs an owner at or above the lead, and a review date that comes within a year', () => {
    given(inHand)
      .when(list({ owner: 'water' }))
      .refused('not-above');
    given(inHand)
      .when(list({ owner: 'roads' }))
      .refused('not-above');
    given(inHand)
      .when(list({ owner: 'nowhere' }))
      .refused('unknown-unit');
    given(inHand)
      .when(list({ reviewOn: '2026-06-02' }))
      .refused('bad-date');
    given(inHand)
      .when(list({ reviewOn: '2026-02-30' }))
      .refused('bad-date');
    given(inHand)
      .when(list({ reviewOn: '2027-06-04' }))
      .refused('review-too-far');
  });

  it('is for heads, and for what is signed and no more', () => {
    given(inHand).when(by('works-handler')('list', terms)).refused('not-allowed');
    given(reported()).when(list()).refused('not-allowed');
    given(listed).when(list()).refused('wrong-status');
  });
});

describe('the review of a listing', () => {
  const review = (reviewOn: string) =>
    by('bureau-office')('review-listing', { reviewOn, text: '资金未到' });

  it('sets the next date', () => {
    const outcome = given(listed).when(review('2026-08-01'));
    outcome.then(['ListingReviewed', { reviewOn: '2026-08-01' }]);
    expect(outcome.state().listing?.reviewOn).toBe('2026-08-01');
    given(listed).when(review('2026-06-01')).refused('bad-date');
  });

  it('is not for the lead itself, nor for its own desk if it owns the listing', () => {
    const byLead = lead('review-listing', { reviewOn: '2026-08-01', text: '' });
    given(listed).when(byLead).refused('not-allowed');
    given(inHand, list()).when(byLead).refused('not-allowed');
    const desk = by('works-lead-2')('review-listing', { reviewOn: '2026-08-01', text: '' });
    given(listed, alsoIn('works-lead-2', 'works', 'office'))
      .when(desk)
      .refused('not-allowed');
  });

  it('may be done by the level that owns it', () => {
    given(inHand, list())
      .when(by('bureau-office')('review-listing', { reviewOn: '2026-08-01', text: '' }))
      .then('ListingReviewed');
    given(listed)
      .when(by('subdistrict-office')('review-listing', { reviewOn: '2026-08-01', text: '' }))
      .refused('not-allowed');
  });

  it('if it is missed the listing rises one level by itself, up to the top', () => {
    const missed = given(listed, by('works-handler')('contact', { channel: 'phone' }));
    missed.ledger.now = '2026-07-01T15:59:59Z';
    missed.whenSwept().then();
    missed.ledger.now = '2026-07-03T01:00:00Z';
    missed
      .whenSwept()
      .then(
        ['DeadlinePassed', { clock: 'review', due: '2026-07-01T16:00:00Z' }],
        ['ListingRaised', { owner: 'bureau', level: 1, reviewOn: '2026-08-02' }],
      );
    missed.ledger.now = '2026-08-05T01:00:00Z';
    missed.whenSwept().then('DeadlinePassed', ['ListingRaised', { owner: 'district', level: 2 }]);
    missed.ledger.now = '2026-10-01T01:00:00Z';
    missed.whenSwept().then('DeadlinePassed', ['ListingRaised', { owner: 'district', level: 3 }]);
  });
});

describe('withdrawing a listing', () => {
  const withdraw = by('works-lead-2')('withdraw-listing', { text: '资金已到' });

  it('is possible, counted, and starts the usual limit again', () => {
    const outcome = given(listed, days(5)).when(withdraw).then('ListingWithdrawn');
    expect(outcome.state().status).toBe('signed');
    expect(outcome.state().clocks['result']?.from).toBe('2026-06-07T01:30:00Z');
    expect(outcome.state().clocks['review']).toBeUndefined();
    expect(classOf(outcome.state())).toBe('listed');
    expect(listingOf(outcome.state())).toBe('withdrawn');
  });

  it('is for the head of the lead unit or its supervisor', () => {
    given(listed)
      .when(by('roads-lead')('withdraw-listing', { text: '' }))
      .refused('not-allowed');
    given(listed)
      .when(by('bureau-office')('withdraw-listing', { text: '' }))
      .then('ListingWithdrawn');
  });

  it('is not for the one who listed it', () => {
    given(listed)
      .when(lead('withdraw-listing', { text: '' }))
      .refused('needs-second-person');
  });

  it('does not hinder listing again', () => {
    const outcome = given(listed, withdraw).when(list()).then('Listed');
    expect(listingOf(outcome.state())).toBe('open');
  });
});

describe('a listed matter', () => {
  it('is cleared when its fix is confirmed', () => {
    const outcome = given(listed, claimedFixed).when(
      raiser()('confirm', { solved: 'yes', satisfied: 'yes' }),
    );
    expect(listingOf(outcome.state())).toBe('cleared-confirmed');
  });

  it('goes on rising while its answer waits to be confirmed', () => {
    given(listed, claimedFixed, until('2026-06-30T01:00:00Z'))
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'call-back' }]);
    given(listed, claimedFixed, until('2026-07-02T01:00:00Z'))
      .whenSwept()
      .then('DeadlinePassed', 'DeadlinePassed', ['ListingRaised', { owner: 'bureau' }]);
  });

  it('that is disputed is listed again, with a fresh review date', () => {
    const outcome = given(listed, claimedFixed, until('2026-06-20T01:00:00Z')).when(
      raiser()('dispute', { reason: 'not-done' }),
    );
    outcome.then('Disputed', ['Reopened', { reviewOn: '2026-07-20' }]);
    expect(outcome.state()).toMatchObject({
      status: 'listed',
      listing: { reviewOn: '2026-07-20' },
    });
    expect(outcome.state().clocks['review']?.due).toBe('2026-07-20T16:00:00Z');
  });

  it('holds asks for time no longer', () => {
    const hand = by('works-handler');
    const { state } = given(inHand, hand('ask-extension', { workdays: 2, text: '' }), list());
    expect(state().asks).toEqual({});
  });
});
