import { describe, expect, it } from 'vitest';
import {
  A,
  anyone,
  by,
  dispatched,
  found,
  given,
  inHand,
  raiser,
  registration,
  reported,
  signed,
  system,
} from './testing.ts';
import { kinds, replyKinds } from './events.ts';
import { rowOf } from './view.ts';

describe('registering', () => {
  it('gives a report to the desk of the root when its place says nothing else', () => {
    given()
      .when(reported())
      .then(['ProblemRegistered', { office: 'district', kind: 'help', raiser: 'code-1' }]);
  });

  it('gives a report to the smallest unit with an office whose area holds the place', () => {
    const place = { text: '三号楼', area: '110105001001' };
    given()
      .when(reported({ place }))
      .then(['ProblemRegistered', { office: 'subdistrict', area: '110105001001' }]);
    given()
      .when(reported({ place: { text: '别处', area: '110105002001' } }))
      .then(['ProblemRegistered', { office: 'district' }]);
  });

  it("gives what staff bring to the registrar's nearest office", () => {
    given()
      .when(found('community-handler'))
      .then(['ProblemRegistered', { office: 'subdistrict', source: 'visit', kind: 'finding' }]);
    given()
      .when(found('workshop-handler'))
      .then(['ProblemRegistered', { office: 'company' }]);
  });

  it('keeps every word out of the log and in the parts', () => {
    const { ledger } = given();
    const { result } = given().when(reported());
    expect(ledger.facts.length).toBeGreaterThan(0);
    const [fact] = result as readonly { event: object; parts: object }[];
    expect(JSON.stringify(fact!.event)).not.toMatch(/路灯|王女士|138/);
    expect(JSON.stringify(fact!.parts)).toMatch(/路灯.*|王女士/);
  });

  it('tells the hour of a report, and starts its clock at the end of that hour', () => {
    const p = given(reported()).state();
    expect(p.registeredAt).toBe('2026-06-02T01Z');
    expect(p.clocks['dispatch']?.from).toBe('2026-06-02T02:00:00Z');
  });

  it('needs a tracking code from somebody unknown', () => {
    const { raiser: _, ...without } = registration();
    given().when(anyone('register', without)).refused('anonymous-needs-code');
  });

  it('does not let a source be disguised', () => {
    given()
      .when(reported({ source: 'visit' }))
      .refused('wrong-source');
    given()
      .when(reported({ kind: 'finding' }))
      .refused('wrong-source');
    given().when(by('community-handler')('register', registration())).refused('wrong-source');
  });

  it('happens once', () => {
    given(reported()).when(reported()).refused('already-registered');
  });

  it('needs a category of the catalogue and units that are there', () => {
    given()
      .when(reported({ category: 'unheard-of' }))
      .refused('unknown-category');
    given()
      .when(reported({ about: 'nowhere' }))
      .refused('unknown-unit');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'knows no unit, category, grade or person called %s',
    (name) => {
      given()
        .when(reported({ category: name }))
        .refused('unknown-category');
      given()
        .when(reported({ about: name }))
        .refused('unknown-unit');
      given(reported())
        .when(dispatched({ lead: name }))
        .refused('unknown-unit');
      given(reported())
        .when(dispatched({ grade: name }))
        .refused('unknown-grade');
      given(inHand)
        .when(by('works-lead')('assign', { person: name }))
        .refused('unknown-person');
      given(reported())
        .when(by(name)('dispatch', { lead: 'works', grade: 'general' }))
        .refused('not-allowed');
    },
  );

  it('knows another platform’s number and deadline, which runs as a clock', () => {
    const external = { channel: '12345', number: 'W-77', deadline: '2026-06-05T10:00:00Z' };
    const { clocks } = given(reported({ external })).state();
    expect(clocks['external']).toMatchObject({ due: '2026-06-05T10:00:00Z' });
    const signedAfter = given(reported({ external }), dispatched(), signed).state();
    expect(signedAfter.clocks['external']).toBeDefined();
  });

  it('remembers what it was split off from', () => {
    given()
      .when(found('community-handler', { splitFrom: 'problem/z' }))
      .then(['ProblemRegistered', { splitFrom: 'problem/z' }]);
  });

  it('numbers a matter by the local year', () => {
    const { ledger } = given(reported());
    const state = { ...given(reported()).state(), registeredAt: '2026-12-31T17Z' };
    expect(rowOf(A, state, ledger.world)?.number).toMatch(/^2027-/);
  });
});

describe('a complaint about an office', () => {
  const place = { text: '大厅', area: '110105001001' };

  it('bypasses that office', () => {
    given()
      .when(reported({ kind: 'complaint', about: 'subdistrict', place }))
      .then(['ProblemRegistered', { office: 'district' }]);
    given()
      .when(found('community-handler', { about: 'subdistrict' }))
      .then(['ProblemRegistered', { office: 'district' }]);
  });

  it('about a unit below it stays at the office', () => {
    given()
      .when(reported({ kind: 'complaint', about: 'community', place }))
      .then(['ProblemRegistered', { office: 'subdistrict' }]);
  });

  it('about the root is for the root’s own office', () => {
    given()
      .when(reported({ kind: 'complaint', about: 'district' }))
      .then(['ProblemRegistered', { office: 'district' }]);
  });

  it('is not given to the accused unit or its subtree, as lead or as co-handler', () => {
    const about = reported({ kind: 'tip-off', about: 'bureau' });
    given(about).when(dispatched()).refused('accused-unit', { unit: 'works' });
    given(about)
      .when(dispatched({ lead: 'water', coHandlers: ['roads'] }))
      .refused('accused-unit', { unit: 'roads' });
    given(about)
      .when(dispatched({ lead: 'water' }))
      .then('Dispatched');
  });

  it('is not assigned down to the accused unit or its people', () => {
    const told = [
      reported({ kind: 'complaint', about: 'roads' }),
      dispatched(),
      by('works-lead')('sign'),
    ];
    const assign = by('works-lead');
    given(told)
      .when(assign('assign', { unit: 'roads' }))
      .refused('accused-unit');
    given(told)
      .when(assign('assign', { person: 'roads-handler' }))
      .refused('accused-unit');
    given(told)
      .when(assign('assign', { person: 'works-handler-2' }))
      .then('Assigned');
  });
});

describe('kinds', () => {
  const reply = by('district-dispatcher')('reply', { text: '每周一至周五办理。' });

  it.each(replyKinds)('%s is answered by a reply at the desk', (kind) => {
    const outcome = given(reported({ kind })).when(reply).then('Replied');
    expect(outcome.state()).toMatchObject({ status: 'closed', closure: 'replied' });
  });

  it('an inquiry may be sent to a unit, whose lead replies', () => {
    given(reported({ kind: 'inquiry' }), dispatched(), signed)
      .when(by('works-lead')('reply', { text: '下月开工。' }))
      .then('Replied');
  });

  it.each(replyKinds)('%s is never fixed, listed or left out of appraisal', (kind) => {
    const asked = given(reported({ kind }), dispatched(), signed);
    const hand = by('works-handler');
    asked.when(hand('ask-answer', { text: '…' })).refused('only-a-reply');
    asked.when(hand('ask-exclusion', { basis: 'historical', text: '…' })).refused('only-a-reply');
    asked
      .when(hand('ask-pause', { reason: 'season', until: '2026-10-01', text: '…' }))
      .refused('only-a-reply');
    asked.when(hand('fix-on-the-spot', { text: '…' })).refused('only-a-reply');
  });

  it.each(kinds.filter((kind) => !replyKinds.some((r) => r === kind)))(
    '%s is a problem: a reply does not end it',
    (kind) => {
      const registered = kind === 'finding' ? found('community-handler') : reported({ kind });
      given(registered).when(reply).refused('not-a-problem');
    },
  );

  it('a raiser may dispute a reply', () => {
    given(reported({ kind: 'inquiry' }), reply)
      .when(raiser()('dispute', { reason: 'not-done' }))
      .then('Disputed', 'Reopened');
  });
});

describe('not taken up', () => {
  const no = by('district-dispatcher')('not-take-up', {
    basis: 'in-legal-process',
    text: '已起诉',
  });

  it('is neither a redirection nor an exclusion', () => {
    const outcome = given(reported())
      .when(no)
      .then(['NotTakenUp', { basis: 'in-legal-process' }]);
    expect(outcome.state()).toMatchObject({ status: 'not-taken-up', clocks: {} });
    expect(outcome.state().excluded).toBeUndefined();
  });

  it('is decided before dispatch', () => {
    given(reported(), dispatched()).when(no).refused('wrong-status', { status: 'dispatched' });
  });

  it('can be disputed, and then waits for dispatch again', () => {
    const outcome = given(reported(), no)
      .when(raiser()('dispute', { reason: 'false-record' }))
      .then('Disputed', ['Reopened', { cause: 'not-taken-up-disputed' }]);
    expect(outcome.state().status).toBe('registered');
    expect(Object.keys(outcome.state().clocks)).toEqual(['dispatch']);
  });
});

describe('redirecting', () => {
  const away = by('district-dispatcher')('redirect', {
    channel: 'litigation',
    basis: '民事诉讼法',
    notice: '请向法院起诉。',
  });

  it('names channel, basis and notice, and ends the matter here', () => {
    const outcome = given(reported())
      .when(away)
      .then(['Redirected', { channel: 'litigation' }]);
    expect(outcome.state().status).toBe('redirected');
    const [fact] = outcome.result as readonly { parts: object }[];
    expect(fact!.parts).toEqual({ text: { basis: '民事诉讼法', notice: '请向法院起诉。' } });
  });

  it('to another tenant says to which', () => {
    const to = by('district-dispatcher')('redirect', {
      channel: 'other-tenant',
      to: 'next-county',
      basis: '…',
      notice: '…',
    });
    given(reported(), dispatched(), signed)
      .when(to)
      .then(['Redirected', { to: 'next-county' }]);
  });

  it('leaves nothing running, and nobody can dispute it here', () => {
    given(reported(), away)
      .when(raiser()('dispute', { reason: 'not-done' }))
      .refused('wrong-status');
  });
});

describe('before it is registered', () => {
  it('no command knows a matter', () => {
    given()
      .when(by('district-dispatcher')('erase', { index: 0, part: 'text', reason: 'law' }))
      .refused('not-allowed');
    given().when(raiser()('remind')).refused('not-the-raiser');
    given()
      .when(system('join-raisers', { from: 'problem/b', raisers: [] }))
      .refused('unknown-problem');
  });

  it('a sweep finds nothing to do', () => {
    given().whenSwept().then();
    given(reported()).when(system('settle')).then();
  });
});
