import { describe, expect, it } from 'vitest';
import { sightOf } from './can.ts';
import {
  alsoIn,
  by,
  confirmed,
  dispatched,
  found,
  given,
  inHand,
  on,
  reported,
  signed,
  B,
  type Move,
} from './testing.ts';
import { nextSteps } from './decide.ts';
import { problem } from './index.ts';

function sight(moves: Move, ...posts: readonly string[]) {
  const { ledger, state } = given(moves);
  const { people } = ledger.world;
  return Object.fromEntries(posts.map((id) => [id, sightOf(people.posts[id]!, state(), people)]));
}

const desk = by('district-dispatcher');
const withWater: Move = [reported(), dispatched({ coHandlers: ['water'] }), signed];

describe('who sees a matter', () => {
  it('the desk that sent it and all above the lead see the whole', () => {
    expect(
      sight(inHand, 'district-dispatcher', 'district-auditor', 'bureau-office', 'works-lead'),
    ).toEqual({
      'district-dispatcher': 'whole',
      'district-auditor': 'whole',
      'bureau-office': 'whole',
      'works-lead': 'whole',
    });
  });

  it('the lead unit sees the whole; siblings and those under it see nothing', () => {
    expect(
      sight(inHand, 'works-handler', 'roads-handler', 'water-lead', 'subdistrict-office'),
    ).toEqual({
      'works-handler': 'whole',
      'roads-handler': 'none',
      'water-lead': 'none',
      'subdistrict-office': 'none',
    });
  });

  it('the unit that the lead gave it to sees the whole', () => {
    const assigned: Move = [inHand, by('works-lead')('assign', { unit: 'roads' })];
    expect(sight(assigned, 'roads-handler', 'bureau-guide')).toEqual({
      'roads-handler': 'whole',
      'bureau-guide': 'whole',
    });
  });

  it('what the root leads is not seen by the whole tenant', () => {
    const toRoot: Move = [reported({ category: 'children' }), dispatched({ lead: 'district' })];
    expect(sight(toRoot, 'district-office', 'company-handler', 'community-handler')).toEqual({
      'district-office': 'whole',
      'company-handler': 'none',
      'community-handler': 'none',
    });
  });

  it('a co-handler sees its part', () => {
    expect(sight(withWater, 'water-lead', 'pipes-handler', 'works-handler')).toEqual({
      'water-lead': 'part',
      'pipes-handler': 'none',
      'works-handler': 'whole',
    });
  });

  it('a lower unit sees all that it sent up, to the final answer', () => {
    const sentUp: Move = [
      found('community-handler'),
      by('subdistrict-dispatcher')('dispatch', { lead: 'works', grade: 'general' }),
    ];
    expect(sight(sentUp, 'community-handler', 'subdistrict-office', 'water-lead')).toEqual({
      'community-handler': 'whole',
      'subdistrict-office': 'whole',
      'water-lead': 'none',
    });
  });

  it('a unit that returned it keeps its sight of it', () => {
    const returned: Move = [
      reported(),
      dispatched(),
      by('works-handler')('ask-return', { basis: 'not-our-duty', rightUnit: 'water', text: '' }),
      desk('grant-return', {}),
    ];
    expect(sight(returned, 'works-handler', 'water-handler', 'parks-lead')).toEqual({
      'works-handler': 'whole',
      'water-handler': 'whole',
      'parks-lead': 'none',
    });
  });

  it('a unit to which it was escalated sees it', () => {
    const up: Move = [inHand, by('works-lead')('escalate', { text: '' })];
    expect(sight(up, 'bureau-office')).toEqual({ 'bureau-office': 'whole' });
  });

  it('property firms and contractors see a redacted slip, as lead or where the lead gave it to them', () => {
    const toFirm: Move = [reported(), dispatched({ lead: 'gardeners' })];
    expect(sight(toFirm, 'gardeners-handler', 'parks-lead')).toEqual({
      'gardeners-handler': 'slip',
      'parks-lead': 'whole',
    });
    const toParks: Move = [reported(), dispatched({ lead: 'parks' }), by('parks-lead')('sign')];
    expect(sight(toParks, 'gardeners-handler')).toEqual({ 'gardeners-handler': 'none' });
    const given: Move = [toParks, by('parks-lead')('assign', { unit: 'gardeners' })];
    expect(sight(given, 'gardeners-handler')).toEqual({ 'gardeners-handler': 'slip' });
    expect(sight(inHand, 'gardeners-handler')).toEqual({ 'gardeners-handler': 'none' });
  });

  it('representatives of residents see no names', () => {
    const near = found('community-handler');
    expect(sight(near, 'community-representative', 'community-handler')).toEqual({
      'community-representative': 'slip',
      'community-handler': 'whole',
    });
  });

  it('a guidance group sees what the unit above it holds', () => {
    expect(sight(inHand, 'guidance-guide')).toEqual({ 'guidance-guide': 'whole' });
    expect(sight(inHand, 'bureau-guide')).toEqual({ 'bureau-guide': 'whole' });
  });
});

describe('a complaint about an office, and a tip-off', () => {
  const about = (unit: string): Move => [
    reported({ kind: 'tip-off', about: unit }),
    dispatched({ lead: 'water' }),
  ];

  it('is closed to that unit and all under it, whatever it would else see', () => {
    expect(sight(about('bureau'), 'bureau-office', 'works-lead', 'bureau-guide')).toEqual({
      'bureau-office': 'none',
      'works-lead': 'none',
      'bureau-guide': 'none',
    });
    expect(sight(about('bureau'), 'district-office', 'water-lead')).toEqual({
      'district-office': 'whole',
      'water-lead': 'whole',
    });
  });

  it('is closed even to its registrar there', () => {
    const own: Move = [found('roads-handler', { kind: 'complaint', about: 'works' })];
    expect(sight(own, 'roads-handler', 'works-lead', 'bureau-office')).toEqual({
      'roads-handler': 'none',
      'works-lead': 'none',
      'bureau-office': 'whole',
    });
  });

  it('about the root is for the root’s own office alone', () => {
    const root = [reported({ kind: 'complaint', about: 'district' })];
    expect(sight(root, 'district-office', 'district-dispatcher', 'water-lead')).toEqual({
      'district-office': 'whole',
      'district-dispatcher': 'none',
      'water-lead': 'none',
    });
    given(root).when(dispatched()).refused('not-allowed');
    given(root)
      .when(by('district-office')('dispatch', { lead: 'water', grade: 'general' }))
      .refused('accused-unit');
    given(root)
      .when(by('district-office')('dispatch', { lead: 'district', grade: 'general' }))
      .then('Dispatched');
  });

  it('bars whoever has a post there, whichever post they would act through', () => {
    const toWater: Move = [
      reported({ kind: 'complaint', about: 'bureau' }),
      dispatched({ lead: 'water' }),
    ];
    given(toWater).when(by('water-handler')('sign')).then('Signed');
    given(toWater, alsoIn('water-handler', 'roads', 'handler'))
      .when(by('water-handler')('sign'))
      .refused('not-allowed');
  });

  it('bars every command, not the sight alone', () => {
    given(reported({ kind: 'complaint', about: 'district' }), on(B, reported()))
      .when(desk('merge', { into: B }))
      .refused('not-allowed');
    given(reported({ about: 'bureau' }), dispatched({ lead: 'water' }), by('water-lead')('sign'))
      .when(by('bureau-office')('verify', { result: 'holds', text: '' }))
      .refused('not-allowed');
  });
});

describe('what the log shows', () => {
  it('hides sensitive classes, and tip-offs and what is about a unit, which would warn it', () => {
    const isSealed = (change: object) => problem.sensitive(given(reported(change)).state());
    expect(isSealed({})).toBe(false);
    expect(isSealed({ kind: 'complaint' })).toBe(false);
    expect(isSealed({ kind: 'complaint', about: 'works' })).toBe(true);
    expect(isSealed({ category: 'children' })).toBe(true);
    expect(isSealed({ kind: 'tip-off' })).toBe(true);
  });
});

describe('the next steps that a person is shown', () => {
  function steps(moves: Move, person: string) {
    const { ledger, state } = given(moves);
    return nextSteps(state(), {
      now: ledger.now,
      world: ledger.world,
      actor: { as: 'person', person },
      read: () => undefined,
      whoOf: (id) => ledger.whoOf(id, 'problem/a'),
    });
  }

  it('are those that the rights allow, with the reason where the moment is wrong', () => {
    const [sign, ...rest] = steps([reported(), dispatched()], 'works-handler');
    expect(sign).toEqual({ name: 'sign' });
    const byName = Object.fromEntries(rest.map((s) => [s.name, s.refusal?.refused]));
    expect(byName).toMatchObject({ 'ask-return': undefined, 'ask-answer': 'wrong-status' });
    expect(Object.keys(byName)).not.toContain('dispatch');
  });

  it('say that a second person is needed before anyone tries', () => {
    const asked: Move = [inHand, by('works-lead')('ask-answer', { text: '' })];
    const grant = (person: string) => steps(asked, person).find((s) => s.name === 'grant-answer');
    expect(grant('works-lead')?.refusal?.refused).toBe('needs-second-person');
    expect(grant('works-lead-2')).toEqual({ name: 'grant-answer' });
  });

  it('are none for whom the matter is closed', () => {
    expect(steps(confirmed, 'water-lead')).toEqual([]);
    expect(steps(inHand, 'nobody')).toEqual([]);
  });
});
