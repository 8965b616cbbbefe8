import { describe, expect, it } from 'vitest';
import {
  alsoIn,
  answered,
  claimedFixed,
  by,
  call,
  claimed,
  confirmed,
  dispatched,
  found,
  given,
  inHand,
  listed,
  raiser,
  reported,
  signed,
  type Move,
} from './testing.ts';

const hand = by('works-handler');
const lead = by('works-lead');
const desk = by('district-dispatcher');

describe('a second person', () => {
  it('is another person, not another post of the same', () => {
    const both: Move = [alsoIn('works-handler', 'works', 'lead'), inHand];
    given(both, hand('ask-answer', { text: '' }))
      .when(hand('grant-answer', {}))
      .refused('needs-second-person');
    given(both, hand('ask-answer', { text: '' }))
      .when(hand('refuse-answer', { text: '' }))
      .refused('needs-second-person');
  });

  it('acts through whichever post allows it', () => {
    given(alsoIn('water-handler', 'works', 'lead'), inHand, hand('ask-answer', { text: '' }))
      .when(by('water-handler')('grant-answer', {}))
      .then('AskGranted');
  });

  it('may act for another within a scope and until an end', () => {
    const acting = alsoIn('water-handler', 'works', 'lead', {
      actingFor: 'works-lead',
      to: '2026-06-30',
      scope: ['grant-answer'],
    });
    const asked: Move = [acting, inHand, hand('ask-answer', { text: '' })];
    given(asked).when(by('water-handler')('grant-answer', {})).then('AskGranted');
    given(asked)
      .when(by('water-handler')('refuse-answer', { text: '' }))
      .refused('not-allowed');
    given(asked, { until: '2026-06-30T16:00:00Z' })
      .when(by('water-handler')('grant-answer', {}))
      .refused('not-allowed');
  });

  it('does not register beyond the scope of the post', () => {
    const acting = alsoIn('district-auditor', 'works', 'lead', {
      actingFor: 'works-lead',
      to: '2026-06-30',
      scope: ['sign'],
    });
    given(acting).when(found('district-auditor')).refused('not-allowed');
    given().when(found('district-auditor')).refused('not-allowed');
    given().when(found('nobody')).refused('not-allowed');
  });
});

describe('whoever asked', () => {
  it('may take it back; nobody else may', () => {
    const ask = hand('ask-answer', { text: '' });
    const back = { matter: 'answer' } as const;
    given(inHand, ask)
      .when(hand('withdraw-ask', back))
      .then(['AskWithdrawn', { matter: 'answer' }]);
    given(inHand, ask).when(lead('withdraw-ask', back)).refused('not-the-asker');
    given(inHand, ask, lead('ask-pause', { reason: 'season', until: '2026-10-01', text: '' }))
      .when(lead('withdraw-ask', back))
      .refused('not-the-asker');
    given(inHand, ask)
      .when(hand('withdraw-ask', { matter: 'pause' }))
      .refused('nothing-asked');
  });
});

describe('closing as not fixed', () => {
  const ask = hand('ask-not-fixed', {
    basis: 'beyond-power',
    text: '内部说明',
    publicReason: '须待上级立项。',
  });

  it('needs a second person outside and gives a public reason', () => {
    given(inHand, ask).when(lead('grant-not-fixed', {})).refused('not-allowed');
    const outcome = given(inHand, ask).when(desk('grant-not-fixed', {}));
    outcome.then(['AskGranted', { matter: 'not-fixed', basis: 'beyond-power' }]);
    expect(outcome.state()).toMatchObject({ status: 'closed', closure: 'not-fixed' });
    const reason = outcome.ledger.facts[outcome.state().publicReason!];
    expect(reason?.parts.published).toEqual({ reason: '须待上级立项。' });
  });

  it('may be refused', () => {
    given(inHand, ask)
      .when(desk('refuse-not-fixed', { text: '再议' }))
      .then('AskRefused');
  });

  it('stays possible for a listed matter', () => {
    given(listed, ask).when(desk('grant-not-fixed', {})).then('AskGranted');
  });

  it('can be disputed within fourteen days, not confirmed, not looked back at', () => {
    const done: Move = [inHand, ask, desk('grant-not-fixed', {})];
    given(done)
      .when(raiser()('dispute', { reason: 'not-done' }))
      .then('Disputed', 'Reopened');
    given(done)
      .when(raiser()('confirm', { solved: 'yes', satisfied: 'yes' }))
      .refused('wrong-status');
    given(done)
      .when(by('guidance-guide')('verify', { result: 'fails', text: '' }))
      .refused('wrong-status');
  });

  it('of a sensitive matter publishes nothing', () => {
    const sealed: Move = [reported({ category: 'children' }), dispatched(), signed, ask];
    const { state } = given(sealed, desk('grant-not-fixed', {}));
    expect(state().closure).toBe('not-fixed');
    expect(state().publicReason).toBeUndefined();
  });
});

describe('exclusion from appraisal', () => {
  const ask = hand('ask-exclusion', { basis: 'force-majeure', text: '台风' });
  const grant = desk('grant-exclusion', {});

  it('is asked for by the handler, decided by another unit, and changes nothing else', () => {
    const outcome = given(inHand, ask).when(grant);
    outcome.then(['AskGranted', { matter: 'exclusion', basis: 'force-majeure' }]);
    expect(outcome.state()).toMatchObject({ status: 'signed', excluded: true });
    given(inHand, ask, grant, hand('ask-answer', { text: '' }))
      .when(lead('grant-answer', {}))
      .then('AskGranted');
  });

  it('is not decided inside the lead unit, nor under it', () => {
    const bureau: Move = [
      reported(),
      dispatched({ lead: 'bureau' }),
      by('bureau-office')('sign'),
      by('bureau-office')('ask-exclusion', { basis: 'historical', text: '' }),
    ];
    given(bureau, alsoIn('works-lead', 'bureau', 'office'))
      .when(by('works-lead')('grant-exclusion', {}))
      .refused('not-allowed');
    given(bureau).when(desk('grant-exclusion', {})).then('AskGranted');
  });

  it('of what the deciding office leads itself needs another unit', () => {
    const own: Move = [
      reported({ place: { text: '…', area: '110105001001' } }),
      by('subdistrict-dispatcher')('dispatch', { lead: 'subdistrict', grade: 'general' }),
      by('subdistrict-handler')('sign'),
      by('subdistrict-handler')('ask-exclusion', { basis: 'historical', text: '' }),
    ];
    given(own)
      .when(by('subdistrict-dispatcher')('grant-exclusion', {}))
      .refused('needs-other-unit');
    given(own)
      .when(by('subdistrict-dispatcher')('refuse-exclusion', { text: '' }))
      .refused('needs-other-unit');
    given(own).when(desk('grant-exclusion', {})).then('AskGranted');
  });

  it('may be asked for after closing, once', () => {
    given(confirmed, ask).when(grant).then('AskGranted');
    given(inHand, ask, grant).when(ask).refused('already-excluded');
    given(inHand, ask).when(ask).refused('already-asked');
  });

  it('may be refused', () => {
    given(inHand, ask)
      .when(desk('refuse-exclusion', { text: '' }))
      .then('AskRefused');
  });
});

describe('publishing', () => {
  const write = desk('ask-publish', { title: '三号楼路灯', place: '三号楼附近' });
  const release = by('district-dispatcher-2')('grant-publish', {});

  it('is written by one person and released by another', () => {
    given(inHand, write).when(desk('grant-publish', {})).refused('needs-second-person');
    const outcome = given(inHand, write)
      .when(release)
      .then(['AskGranted', { matter: 'publish' }]);
    const asked = outcome.ledger.facts[outcome.state().published!];
    expect(asked?.parts).toEqual({
      text: null,
      photos: null,
      published: { title: '三号楼路灯', place: '三号楼附近' },
    });
  });

  it('keeps the words out of the log until then, and the release names which words', () => {
    expect(given(inHand, write).state().published).toBeUndefined();
    const twice = given(inHand, write, release, write, release);
    expect(twice.state().published).toBe(twice.ledger.facts.at(-2)?.event.index);
  });

  it('waits through the closing of the matter', () => {
    given(inHand, write, desk('redirect', { channel: 'petition', basis: '', notice: '' }))
      .when(release)
      .refused('wrong-status');
    given(answered, write, raiser()('confirm', { solved: 'yes', satisfied: 'yes' }))
      .when(release)
      .then('AskGranted');
  });

  it('may be refused, and taken back', () => {
    given(inHand, write)
      .when(by('district-dispatcher-2')('refuse-publish', { text: '太细' }))
      .then('AskRefused');
    const outcome = given(inHand, write, release).when(desk('withdraw-publication'));
    outcome.then('PublicationWithdrawn');
    expect(outcome.state().published).toBeUndefined();
    given(inHand).when(desk('withdraw-publication')).refused('not-published');
  });

  it('is never for sensitive matters or tip-offs', () => {
    given(reported({ category: 'children' }))
      .when(write)
      .refused('sensitive-stays-sealed');
    given(reported({ kind: 'tip-off' }))
      .when(write)
      .refused('sensitive-stays-sealed');
  });
});

describe('a claimed date', () => {
  it('is kept beside the recorded one', () => {
    const { result } = given().when(claimed('2026-05-30', found('community-handler')));
    expect(result).toMatchObject([{ event: { occurredOn: '2026-05-30' } }]);
  });

  it('is a date, and not one to come', () => {
    given()
      .when(claimed('2026-06-03', found('community-handler')))
      .refused('not-yet');
    given()
      .when(claimed('yesterday', found('community-handler')))
      .refused('not-yet');
  });

  it('is local: it may be today where it is already tomorrow', () => {
    given({ until: '2026-06-02T17:00:00Z' })
      .when(claimed('2026-06-03', found('community-handler')))
      .then('ProblemRegistered');
  });
});

it('a witness sees the matter, and has no post under the lead or in the accused unit', () => {
  given(answered)
    .when(call({ witness: 'water-handler' }))
    .refused('needs-witness');
  given(answered, alsoIn('district-caller-2', 'roads', 'handler'))
    .when(call())
    .refused('needs-witness');
  const about: Move = [
    reported({ kind: 'complaint', about: 'subdistrict' }),
    dispatched(),
    signed,
    claimedFixed,
  ];
  given(about).when(call()).then('CallBackMade', 'Confirmed');
  given(about, alsoIn('district-caller-2', 'community', 'handler'))
    .when(call())
    .refused('needs-witness');
});

it('a witness is somebody in post, other than the caller, the fixers and the lead unit', () => {
  given(answered)
    .when(call({ witness: 'district-caller' }))
    .refused('needs-second-person');
  given(answered)
    .when(call({ witness: 'nobody' }))
    .refused('unknown-person');
  given(answered)
    .when(call({ witness: 'works-handler-2' }))
    .refused('needs-witness');
  given(answered)
    .when(call({ witness: 'roads-lead' }))
    .refused('needs-witness');
  given(answered)
    .when(call({ witness: 'guidance-guide' }))
    .then('CallBackMade', 'Confirmed');
});
