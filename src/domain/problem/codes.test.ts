import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import {
  A,
  alsoIn,
  answered,
  by,
  dispatched,
  found,
  given,
  happy,
  inHand,
  raiser,
  registration,
  reported,
  type Act,
  type Move,
} from './testing.ts';

const caller = by('district-caller');
const byPhone = { code: 'code-9', channel: 'phone' } as const;
const seen = { code: 'code-9', channel: 'witnessed', witness: 'district-caller-2' } as const;

describe('a lost code', () => {
  it('is re-issued to the registered phone, and the old one dies', () => {
    const outcome = given(answered).when(caller('reissue-code', byPhone));
    outcome.then(['CodeReissued', { old: 'code-1', code: 'code-9', channel: 'phone' }]);
    given(answered, caller('reissue-code', byPhone))
      .when(raiser('code-1')('confirm', happy))
      .refused('not-the-raiser');
    given(answered, caller('reissue-code', byPhone))
      .when(raiser('code-9')('confirm', happy))
      .then('Confirmed');
  });

  it('is re-issued to a phone that there is', () => {
    given(reported({ contact: {} }))
      .when(caller('reissue-code', byPhone))
      .refused('no-contact');
  });

  it('is re-issued to the phone of that raiser, whatever another one left', () => {
    const other = { ...reported({ raiser: 'code-2', contact: {} }), stream: 'problem/b' };
    const into = { ...by('district-dispatcher')('merge', { into: A }), stream: 'problem/b' };
    given(reported(), other, into)
      .when(caller('reissue-code', { ...byPhone, raiser: 1 }))
      .refused('no-contact');
    given(reported(), other, into).when(caller('reissue-code', byPhone)).then('CodeReissued');
  });

  it('is not re-issued by who fixed the matter', () => {
    const fixed: Move = [
      by('subdistrict-dispatcher')('register', registration({ source: 'registered-for-somebody' })),
      by('subdistrict-office')('fix-on-the-spot', { lead: 'community', text: '' }),
    ];
    given(fixed)
      .when(by('subdistrict-office')('reissue-code', byPhone))
      .refused('needs-second-person');
    given(fixed).when(by('subdistrict-caller')('reissue-code', byPhone)).then('CodeReissued');
  });

  it('that staff re-issued confirms in a channel of its own, which no rate counts', () => {
    const outcome = given(answered, caller('reissue-code', byPhone)).when(
      raiser('code-9')('confirm', happy),
    );
    outcome.then(['Confirmed', { channel: 'code-handed' }]);
    given(answered)
      .when(raiser('code-1')('confirm', happy))
      .then(['Confirmed', { channel: 'code' }]);
  });

  it('or after a witnessed check', () => {
    given(reported({ contact: {} }))
      .when(caller('reissue-code', seen))
      .then(['CodeReissued', { channel: 'witnessed' }]);
    const { witness: _, ...alone } = seen;
    given(inHand).when(caller('reissue-code', alone)).refused('needs-witness');
    given(inHand)
      .when(caller('reissue-code', { ...seen, witness: 'district-caller' }))
      .refused('needs-second-person');
  });

  it('belongs to a raiser and is new', () => {
    given(inHand)
      .when(caller('reissue-code', { ...byPhone, raiser: 1 }))
      .refused('no-raiser');
    given(found('district-caller'))
      .when(by('bureau-caller')('reissue-code', byPhone))
      .refused('not-allowed');
    given(found('district-caller')).when(caller('reissue-code', byPhone)).refused('no-raiser');
    given(inHand)
      .when(caller('reissue-code', { ...byPhone, code: 'code-1' }))
      .refused('code-in-use');
  });

  it('is not re-issued by the units that handle the matter', () => {
    given(inHand).when(by('works-caller')('reissue-code', byPhone)).refused('not-allowed');
    given(inHand).when(by('works-lead')('reissue-code', byPhone)).refused('not-allowed');
  });

  it('of a matter registered for somebody is never shown to its registrar', () => {
    const counter: Move = [
      by('district-dispatcher')('register', registration({ source: 'registered-for-somebody' })),
      dispatched(),
    ];
    given(counter)
      .when(by('district-dispatcher')('reissue-code', byPhone))
      .refused('needs-second-person');
    given(counter).when(caller('reissue-code', byPhone)).then('CodeReissued');
  });

  it('of a merged matter is re-issued on the one that goes on', () => {
    const desk = by('district-dispatcher');
    const other = { ...reported({ raiser: 'code-2' }), stream: 'problem/b' };
    given(other, inHand, desk('merge', { into: 'problem/b' }))
      .when(caller('reissue-code', byPhone))
      .refused('wrong-status');
  });
});

describe('erasing a part', () => {
  it('is an event that names place, part and reason', () => {
    given(inHand)
      .when(by('district-office')('erase', { index: 3, part: 'person', reason: 'asked' }))
      .then(['PartErased', { index: 3, part: 'person', reason: 'asked' }]);
    given(inHand)
      .when(by('works-lead')('erase', { index: 3, part: 'person', reason: 'asked' }))
      .refused('not-allowed');
  });
});

/** What is known of a matter in confidence, on a stream of its own. */
describe('confidence', () => {
  const act = (actor: Act['actor'], name: string, data: object = {}): Act => ({
    actor,
    stream: 'confidence/a',
    name,
    data,
  });
  const person = (id: string, name: string, data: object = {}) =>
    act({ as: 'person', person: id }, name, data);
  function tried(moves: Move, move: Act): string | readonly string[] {
    const { ledger } = given(moves);
    const { actor, ...command } = move;
    const done = ledger.commit(actor, command);
    return isRefusal(done) ? done.refused : done.map((f) => f.event.type);
  }
  const counter: Move = [
    by('subdistrict-dispatcher')(
      'register',
      registration({ source: 'registered-for-somebody', place: { text: '' } }),
    ),
    by('subdistrict-dispatcher')('dispatch', { lead: 'works', grade: 'general' }),
  ];

  it('a raiser says that somebody pressed them; it is counted for the unit', () => {
    const said = act({ as: 'raiser', code: 'code-1' }, 'say-pressure', { text: '让我改好评' });
    const { ledger } = given(answered, said);
    expect(ledger.facts.at(-1)?.event).toMatchObject({
      type: 'PressureReported',
      data: { problem: A, raiser: 'code-1', unit: 'works', category: 'roads' },
    });
    expect(ledger.facts.at(-1)?.parts).toEqual({ text: { text: '让我改好评' } });
  });

  it('nobody else says so', () => {
    const press = (actor: Act['actor']) => tried(answered, act(actor, 'say-pressure'));
    expect(press({ as: 'raiser', code: 'code-2' })).toBe('not-the-raiser');
    expect(press({ as: 'person', person: 'works-lead' })).toBe('not-the-raiser');
    const unknown = act({ as: 'raiser', code: 'code-1' }, 'say-pressure');
    expect(tried([], unknown)).toBe('unknown-problem');
  });

  it('a contact is read for a reason, which is kept, by those who need it', () => {
    const read = (id: string) => tried(inHand, person(id, 'read-contact', { reason: 'handling' }));
    for (const id of ['works-handler', 'works-lead', 'district-caller', 'district-office']) {
      expect(read(id), id).toEqual(['ContactRead']);
    }
    for (const id of ['water-handler', 'guidance-guide', 'district-auditor', 'nobody']) {
      expect(read(id), id).toBe('not-allowed');
    }
    const without: Move = [reported({ contact: {} }), dispatched()];
    expect(tried(without, person('works-handler', 'read-contact', { reason: 'visit' }))).toBe(
      'no-contact',
    );
  });

  it('a unit under the lead reads it once the lead gave it the matter', () => {
    const read = person('roads-lead', 'read-contact', { reason: 'handling' });
    expect(tried(inHand, read)).toBe('not-allowed');
    const given = by('works-lead')('assign', { unit: 'roads' });
    expect(tried([inHand, given], read)).toEqual(['ContactRead']);
  });

  it('what the root leads is not read by all under it', () => {
    const toRoot: Move = [reported({ category: 'children' }), dispatched({ lead: 'district' })];
    const read = (id: string) => tried(toRoot, person(id, 'read-contact', { reason: 'handling' }));
    expect(read('company-handler')).toBe('not-allowed');
    expect(read('community-handler')).toBe('not-allowed');
  });

  it('a contractor, who sees a redacted slip, reads neither name nor phone', () => {
    const read = person('gardeners-handler', 'read-contact', { reason: 'handling' });
    expect(tried([reported(), dispatched({ lead: 'gardeners' })], read)).toBe('not-allowed');
    const assigned: Move = [
      reported(),
      dispatched({ lead: 'parks' }),
      by('parks-lead')('sign'),
      by('parks-lead')('assign', { unit: 'gardeners' }),
    ];
    expect(tried(assigned, read)).toBe('not-allowed');
  });

  it('one post in the accused unit closes it, whatever the other posts', () => {
    const read = person('water-handler', 'read-contact', { reason: 'handling' });
    const about: Move = [
      reported({ kind: 'complaint', about: 'bureau' }),
      dispatched({ lead: 'water' }),
    ];
    expect(tried(about, read)).toEqual(['ContactRead']);
    expect(tried([about, alsoIn('water-handler', 'roads', 'handler')], read)).toBe('not-allowed');
  });

  it('the accused unit reads no contact, though it stands above the office', () => {
    const about = [reported({ kind: 'complaint', about: 'district' })];
    const read = (id: string) => tried(about, person(id, 'read-contact', { reason: 'audit' }));
    expect(read('district-caller')).toBe('not-allowed');
    expect(read('district-office')).toEqual(['ContactRead']);
  });

  it('acting authority reads contacts only if its scope says so', () => {
    const acting = alsoIn('water-handler', 'works', 'lead', {
      to: '2026-06-30',
      actingFor: 'works-lead',
      scope: ['sign'],
    });
    const read = person('water-handler', 'read-contact', { reason: 'handling' });
    expect(tried([acting, inHand], read)).toBe('not-allowed');
  });

  it('a sealed slip with the code is opened once, not by the registrar', () => {
    const open = (id: string) => person(id, 'open-slip');
    expect(tried(counter, open('subdistrict-dispatcher'))).toBe('needs-second-person');
    expect(tried(counter, open('subdistrict-caller'))).toEqual(['SlipOpened', 'CodeHanded']);
    expect(tried([counter, open('subdistrict-caller')], open('subdistrict-office'))).toBe(
      'slip-opened',
    );
    expect(tried(counter, open('works-lead'))).toBe('not-allowed');
    const finding = [found('subdistrict-caller')];
    expect(tried(finding, open('subdistrict-dispatcher'))).toBe('no-raiser');
  });

  it('a slip is not opened by who fixed it, asks for its answer, or re-issued the code', () => {
    const open = (id: string) => person(id, 'open-slip');
    const onTheSpot: Move = [
      by('subdistrict-dispatcher')(
        'register',
        registration({ source: 'registered-for-somebody', place: { text: '' } }),
      ),
      by('subdistrict-office')('fix-on-the-spot', { lead: 'community', text: '' }),
    ];
    expect(tried(onTheSpot, open('subdistrict-office'))).toBe('needs-second-person');
    expect(tried(onTheSpot, open('subdistrict-caller'))).toEqual(['SlipOpened', 'CodeHanded']);
    const anew = by('subdistrict-caller')('reissue-code', byPhone);
    expect(tried([counter, anew], open('subdistrict-caller'))).toBe('needs-second-person');
    expect(tried([counter, anew], open('subdistrict-office'))).toEqual([
      'SlipOpened',
      'CodeHanded',
    ]);
  });

  it('a slip is opened by another unit than the lead', () => {
    const own: Move = [
      by('community-handler')('register', registration({ source: 'registered-for-somebody' })),
      by('subdistrict-dispatcher')('dispatch', { lead: 'subdistrict', grade: 'general' }),
    ];
    expect(tried(own, person('subdistrict-caller', 'open-slip'))).toBe('needs-other-unit');
    expect(tried(own, person('district-caller', 'open-slip'))).toEqual([
      'SlipOpened',
      'CodeHanded',
    ]);
  });

  it('whoever had the code in hand claims no fix', () => {
    const fresh = by('subdistrict-dispatcher')(
      'register',
      registration({ source: 'registered-for-somebody' }),
    );
    given(fresh, person('subdistrict-office', 'open-slip'))
      .when(by('subdistrict-office')('fix-on-the-spot', { text: '' }))
      .refused('needs-second-person');
    given(fresh, by('subdistrict-office')('reissue-code', byPhone))
      .when(by('subdistrict-office')('fix-on-the-spot', { text: '' }))
      .refused('needs-second-person');
  });

  it('a slip of a merged matter hands over a code of the one that goes on', () => {
    const into = by('subdistrict-dispatcher')('merge', { into: 'problem/b' });
    const { state } = given(
      {
        ...by('subdistrict-caller')(
          'register',
          registration({ source: 'visit', raiser: 'code-2' }),
        ),
        stream: 'problem/b',
      },
      by('subdistrict-caller')('register', registration({ source: 'visit' })),
      into,
      person('subdistrict-dispatcher', 'open-slip'),
    );
    expect(state('problem/b').raisers.map((r) => r.handed)).toEqual([undefined, true]);
  });
});
