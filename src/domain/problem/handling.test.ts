import { describe, expect, it } from 'vitest';
import {
  by,
  claimedFixed,
  days,
  dispatched,
  found,
  given,
  hours,
  inHand,
  listed,
  reported,
  signed,
  until,
  type Move,
} from './testing.ts';

const lead = by('works-lead');
const withWater: Move = [reported(), dispatched({ coHandlers: ['water'] })];

describe('co-handlers', () => {
  it('sign and answer for themselves, on their own clocks', () => {
    const outcome = given(withWater, signed).when(by('water-handler')('sign'));
    outcome.then(['Signed', { unit: 'water' }]);
    expect(outcome.state()).toMatchObject({
      status: 'signed',
      coHandlers: [{ unit: 'water', signed: true }],
    });
    expect(outcome.state().clocks['sign:water']).toBeUndefined();
    given(withWater, signed, by('water-handler')('sign'))
      .when(by('water-lead')('co-answer', { text: '阀门已关' }))
      .then(['CoHandlerAnswered', { unit: 'water' }]);
  });

  it('are the units that were named, not those under them', () => {
    given(withWater, signed).when(by('pipes-handler')('sign')).refused('not-allowed');
    given(withWater, signed, by('water-handler')('sign'))
      .when(by('pipes-handler')('co-answer', { text: '' }))
      .refused('not-allowed');
  });

  it('are signed for by the system at their own limit', () => {
    const outcome = given(withWater, signed, days(2)).whenSwept();
    outcome.then(
      ['DeadlinePassed', { clock: 'contact' }],
      ['DeadlinePassed', { clock: 'sign:water' }],
      ['Signed', { unit: 'water', bySystem: true }],
    );
    expect(outcome.state().status).toBe('signed');
  });

  it('miss their own result clock', () => {
    const outcome = given(withWater, signed, by('water-lead')('sign'), days(12)).whenSwept();
    outcome.then(
      ['DeadlinePassed', { clock: 'contact' }],
      ['DeadlinePassed', { clock: 'result' }],
      ['DeadlinePassed', { clock: 'result:water' }],
    );
  });

  it('answer once, which signs as well', () => {
    const coAnswer = by('water-handler')('co-answer', { text: '…' });
    const outcome = given(withWater, signed).when(coAnswer).then('CoHandlerAnswered');
    expect(outcome.state().coHandlers).toEqual([{ unit: 'water', signed: true, answered: true }]);
    expect(Object.keys(outcome.state().clocks)).not.toContain('sign:water');
    given(withWater, signed, coAnswer).when(coAnswer).refused('already-answered');
  });

  it('are all that can change after signing: the lead stays', () => {
    given(inHand)
      .when(lead('ask-return', { basis: 'not-our-duty', rightUnit: 'water', text: '' }))
      .refused('wrong-status');
    const outcome = given(inHand, hours(2)).when(lead('add-co-handlers', { units: ['water'] }));
    outcome.then(['CoHandlersAdded', { units: ['water'] }]);
    expect(outcome.state().clocks['sign:water']?.from).toBe('2026-06-02T03:30:00Z');
    expect(outcome.state().lead).toBe('works');
  });

  it('do nothing of the lead’s', () => {
    const asWater = by('water-lead');
    const both: Move = [withWater, signed, asWater('sign')];
    given(both)
      .when(asWater('ask-answer', { text: '' }))
      .refused('not-allowed');
    given(both)
      .when(asWater('assign', { unit: 'pipes' }))
      .refused('not-allowed');
  });
});

describe('assigning inside the unit', () => {
  it('gives it to a section or a person, with an inner deadline; the lead stays responsible', () => {
    const outcome = given(inHand).when(
      lead('assign', { unit: 'roads', person: 'roads-handler', workdays: 3 }),
    );
    outcome.then(['Assigned', { unit: 'roads' }]);
    expect(outcome.state()).toMatchObject({ lead: 'works', assigned: { unit: 'roads' } });
    expect(outcome.state().clocks['inner']?.due).toBe('2026-06-05T01:30:00Z');
  });

  it('goes down the chain', () => {
    const byRoads = by('roads-handler')('ask-answer', { text: '' });
    given(inHand).when(byRoads).refused('not-allowed');
    given(inHand, lead('assign', { unit: 'roads' }))
      .when(byRoads)
      .then('AskMade');
    given(inHand, lead('assign', { person: 'roads-handler' }))
      .when(byRoads)
      .then('AskMade');
    given(inHand, lead('assign', { unit: 'works' }))
      .when(byRoads)
      .refused('not-allowed');
    given(inHand, lead('assign', { unit: 'roads' }))
      .when(by('roads-lead')('assign', { person: 'roads-handler' }))
      .then('Assigned');
  });

  it('stays inside the unit', () => {
    given(inHand)
      .when(lead('assign', { unit: 'water' }))
      .refused('outside-the-unit');
    given(inHand)
      .when(lead('assign', { unit: 'nowhere' }))
      .refused('unknown-unit');
    given(inHand)
      .when(lead('assign', { person: 'water-lead' }))
      .refused('outside-the-unit');
    given(inHand)
      .when(lead('assign', { person: 'nobody' }))
      .refused('unknown-person');
    given(inHand)
      .when(lead('assign', { unit: 'roads', person: 'works-handler' }))
      .refused('outside-the-unit');
    given(inHand).when(lead('assign', {})).refused('unknown-unit');
  });

  it('has an inner deadline before the outer one', () => {
    given(inHand)
      .when(lead('assign', { unit: 'roads', workdays: 7 }))
      .then('Assigned');
    given(inHand)
      .when(lead('assign', { unit: 'roads', workdays: 8 }))
      .refused('inner-deadline-too-late');
    for (const workdays of [0, -1, 1.5]) {
      given(inHand)
        .when(lead('assign', { unit: 'roads', workdays }))
        .refused('bad-number');
    }
  });

  it('passes its inner deadline without a consequence outside', () => {
    const outcome = given(inHand, lead('assign', { unit: 'roads', workdays: 1 }), days(2));
    outcome
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'contact' }], ['DeadlinePassed', { clock: 'inner' }]);
    expect(outcome.state().status).toBe('signed');
  });

  it('is for heads, not for handlers', () => {
    given(inHand)
      .when(by('works-handler')('assign', { unit: 'roads' }))
      .refused('not-allowed');
  });
});

describe('escalating', () => {
  it('goes up one supervising unit at a time, to the top', () => {
    const up = lead('escalate', { text: '需协调' });
    given(inHand)
      .when(up)
      .then(['Escalated', { to: 'bureau' }]);
    given(inHand, up)
      .when(up)
      .then(['Escalated', { to: 'district' }]);
    given(inHand, up, up).when(up).refused('at-the-top');
  });
});

describe('first contact', () => {
  it('stops its clock', () => {
    const outcome = given(inHand).when(by('works-handler')('contact', { channel: 'phone' }));
    outcome.then(['RaiserContacted', { channel: 'phone' }]);
    expect(outcome.state().clocks['contact']).toBeUndefined();
    expect(outcome.state().contacted).toBe(true);
  });

  it('needs a raiser', () => {
    given(
      found('community-handler'),
      by('subdistrict-dispatcher')('dispatch', {
        lead: 'works',
        grade: 'general',
      }),
      signed,
    )
      .when(by('works-handler')('contact', { channel: 'phone' }))
      .refused('no-raiser');
  });
});

describe('answering', () => {
  it('is claimed by a handler and approved by another person', () => {
    const ask = by('works-handler')('ask-answer', { text: '已修' });
    given(inHand)
      .when(ask)
      .then(['AskMade', { matter: 'answer' }]);
    const outcome = given(inHand, ask).when(lead('grant-answer', {}));
    outcome.then(['AskGranted', { matter: 'answer' }]);
    expect(outcome.state().status).toBe('answered');
    expect(outcome.state().fixers).toHaveLength(2);
    expect(Object.keys(outcome.state().clocks)).toEqual(['call-back']);
  });

  it('goes back to the handler when it is refused', () => {
    given(inHand, by('works-handler')('ask-answer', { text: '已修' }))
      .when(lead('refuse-answer', { text: '未见照片' }))
      .then(['AskRefused', { matter: 'answer' }]);
  });

  it('is approved by the supervising unit where a unit has one person', () => {
    const ask = by('works-lead')('ask-answer', { text: '已修' });
    given(inHand, ask).when(by('bureau-office')('grant-answer', {})).then('AskGranted');
    given(inHand, ask).when(by('water-lead')('grant-answer', {})).refused('not-allowed');
  });

  it('needs no photos', () => {
    const { result } = given(inHand).when(by('works-handler')('ask-answer', { text: '一句话' }));
    expect(result).toMatchObject([
      { parts: { text: { text: '一句话' }, photos: null, published: null } },
    ]);
  });

  it('names its photos by their hashes, and seals where they are', () => {
    const photos = [{ id: 'an-id', hash: 'hash-of-it', thumbnail: 'hash-of-its-thumbnail' }];
    const ask = by('works-handler')('ask-answer', { text: '已修', photos });
    const { result } = given(inHand).when(ask);
    expect(result).toMatchObject([
      {
        event: { data: { matter: 'answer', photos: ['hash-of-it'] } },
        parts: { photos: [{ id: 'an-id', thumbnail: 'hash-of-its-thumbnail' }] },
      },
    ]);
    const granted = given(inHand, ask).when(by('works-lead')('grant-answer', {}));
    granted.then('AskGranted');
    expect(granted.result).not.toMatchObject([{ event: { data: { photos: ['hash-of-it'] } } }]);
  });

  it('starts silence at once where nobody can be asked', () => {
    const anonymous: Move = [reported({ contact: {} }), dispatched(), signed, claimedFixed];
    expect(Object.keys(given(anonymous).state().clocks)).toEqual(['silence']);
  });
});

describe('fixing on the spot', () => {
  const onTheSpot = by('company-handler')('fix-on-the-spot', { text: '当场整改' });

  it('is claimed by whoever registered it, on the same day', () => {
    const outcome = given(found('company-handler'), hours(3)).when(onTheSpot);
    outcome.then(['FixedOnTheSpot', { lead: 'company' }]);
    expect(outcome.state()).toMatchObject({ status: 'answered', onTheSpot: true });
  });

  it('is not for the next day', () => {
    // 23:50 in Beijing; the day ends there, not in UTC.
    const late = [until('2026-06-02T15:50:00Z'), found('company-handler')];
    given(late).when(onTheSpot).then('FixedOnTheSpot');
    given(late, until('2026-06-02T16:01:00Z')).when(onTheSpot).refused('not-the-same-day');
  });

  it('is not for what was listed, nor after a listing was withdrawn', () => {
    given(listed)
      .when(by('works-handler')('fix-on-the-spot', { text: '' }))
      .refused('wrong-status');
    given(listed, by('works-lead-2')('withdraw-listing', { text: '' }))
      .when(by('works-handler')('fix-on-the-spot', { text: '' }))
      .refused('already-listed');
  });

  it('by a guide stands for the unit that was visited', () => {
    given(found('guidance-guide'))
      .when(by('guidance-guide')('fix-on-the-spot', { lead: 'workshop', text: '' }))
      .then(['FixedOnTheSpot', { lead: 'workshop' }]);
    given(found('guidance-guide'))
      .when(by('guidance-guide')('fix-on-the-spot', { lead: 'nowhere', text: '' }))
      .refused('unknown-unit');
  });

  it('credits the unit of whoever fixed it or one under it, no other', () => {
    const own = found('community-handler');
    given(own)
      .when(by('community-handler')('fix-on-the-spot', { lead: 'works', text: '' }))
      .refused('outside-the-unit');
    const sent: Move = [
      own,
      by('subdistrict-dispatcher')('dispatch', { lead: 'works', grade: 'general' }),
    ];
    given(sent)
      .when(by('community-handler')('fix-on-the-spot', { text: '' }))
      .refused('outside-the-unit');
  });

  it('is a head’s word where a raiser reads it: a handler’s answer has to be approved', () => {
    given(inHand)
      .when(by('works-handler')('fix-on-the-spot', { text: '未经审签' }))
      .refused('needs-approval');
    given(inHand)
      .when(lead('fix-on-the-spot', { text: '当场修好' }))
      .then(['FixedOnTheSpot', { lead: 'works' }]);
  });

  it('does not move a matter from its lead', () => {
    given(inHand)
      .when(lead('fix-on-the-spot', { lead: 'roads', text: '' }))
      .then(['FixedOnTheSpot', { lead: 'works' }]);
  });
});
