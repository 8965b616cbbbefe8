import { describe, expect, it } from 'vitest';
import {
  alsoIn,
  answered,
  by,
  claimedFixed,
  confirmed,
  days,
  given,
  happy,
  inHand,
  raiser,
  type Move,
} from './testing.ts';

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
