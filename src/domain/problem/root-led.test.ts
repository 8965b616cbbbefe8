import { describe, expect, it } from 'vitest';
import {
  alsoIn,
  by,
  days,
  dispatched,
  found,
  given,
  heard,
  reported,
  type Move,
} from './testing.ts';

/** What the district's own office leads: all units are under it. */
const led: Move = [
  reported(),
  dispatched({ lead: 'district', coHandlers: ['parks'] }),
  by('district-office')('sign'),
];
const claimed: Move = [
  by('district-office')('ask-answer', { text: '已换灯泡' }),
  by('district-office-2')('grant-answer', {}),
];
const toWater: Move = by('district-office')('assign', { unit: 'water' });
const guide = (person = 'guidance-guide') =>
  by(person)('call-back', { ...heard, witness: 'guidance-guide-2' });
const verified = (person: string) => by(person)('verify', { result: 'holds', text: '' });

describe('a matter that the root leads', () => {
  it('is called back, checked, verified and looked back on by a guidance group under the root', () => {
    given(led, claimed).when(guide()).then('CallBackMade', 'Confirmed');
    given(led, claimed).when(verified('guidance-guide')).then('Verified');
    const seen: Move = [
      found('community-handler'),
      dispatched({ lead: 'district' }),
      by('district-office')('sign'),
      claimed,
    ];
    given(seen)
      .when(
        by('guidance-guide')('check', { result: 'holds', witness: 'guidance-guide-2', text: '' }),
      )
      .then('Verified', 'Confirmed');
    given(led, claimed, guide(), days(31))
      .when(by('guidance-guide')('look-back', { result: 'holds', text: '' }))
      .then('LookedBack');
  });

  it('is never called back by the root itself', () => {
    for (const person of ['district-caller', 'district-dispatcher', 'district-office']) {
      given(led, claimed).when(verified(person)).refused('not-allowed');
    }
    given(led, claimed, alsoIn('water-lead', 'district', 'guide'))
      .when(verified('water-lead'))
      .refused('not-allowed');
  });

  it('nor by a unit that it was given to, one under that, or a co-handler', () => {
    const guides: Move = [
      alsoIn('company-lead', 'water', 'guide'),
      alsoIn('company-handler', 'pipes', 'guide'),
      alsoIn('workshop-lead', 'parks', 'guide'),
      alsoIn('workshop-handler', 'subdistrict', 'guide'),
    ];
    const given_: Move = [guides, led, toWater, by('district-office')('assign', { unit: 'works' })];
    for (const person of ['company-lead', 'company-handler', 'workshop-lead']) {
      given(given_, claimed).when(verified(person)).refused('not-allowed');
    }
    given(given_, claimed).when(verified('workshop-handler')).then('Verified');
    given(guides, led, claimed).when(verified('company-lead')).then('Verified');
  });

  it('nor by whoever stands behind the fix', () => {
    const fixed: Move = [
      led,
      toWater,
      by('water-lead')('ask-answer', { text: '' }),
      by('district-office')('grant-answer', {}),
    ];
    given(fixed, alsoIn('water-lead', 'guidance', 'guide'))
      .when(verified('water-lead'))
      .refused('needs-second-person');
    given(fixed).when(verified('guidance-guide')).then('Verified');
  });

  it('needs a witness who is independent too', () => {
    const call = (witness: string) => by('guidance-guide')('call-back', { ...heard, witness });
    for (const witness of ['district-caller', 'district-office', 'pipes-handler', 'water-lead']) {
      given(led, toWater, claimed).when(call(witness)).refused('needs-witness');
    }
    given(led, claimed).when(call('guidance-guide-2')).then('CallBackMade', 'Confirmed');
  });

  it('is never excluded from appraisal: nobody above decides', () => {
    const ask = by('district-office')('ask-exclusion', { basis: 'historical', text: '' });
    given(led).when(ask).refused('at-the-top');
    const returned: Move = [
      reported(),
      dispatched(),
      by('works-handler')('ask-exclusion', { basis: 'historical', text: '' }),
      by('works-handler')('ask-return', { basis: 'not-our-duty', rightUnit: 'district', text: '' }),
      by('district-dispatcher')('grant-return', {}),
    ];
    expect(given(returned).state().lead).toBe('district');
    given(returned).when(by('district-dispatcher')('grant-exclusion', {})).refused('at-the-top');
  });
});

describe('a matter that another unit leads', () => {
  it('has nobody under the lead among the independent', () => {
    const moves: Move = [
      reported(),
      dispatched({ lead: 'bureau' }),
      by('bureau-office')('sign'),
      by('bureau-office')('ask-answer', { text: '' }),
      by('district-office')('grant-answer', {}),
    ];
    given(moves, alsoIn('roads-lead', 'works', 'guide'))
      .when(verified('roads-lead'))
      .refused('not-allowed');
  });
});
