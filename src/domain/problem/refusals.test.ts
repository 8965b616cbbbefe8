import { expect, it } from 'vitest';
import type { CommandData } from './commands.ts';
import { problemRefusals, type ProblemRefusal } from './refusals.ts';
import {
  A,
  B,
  answered,
  anyone,
  by,
  call,
  claimed,
  confirmed,
  days,
  dispatched,
  found,
  given,
  happy,
  inHand,
  listed,
  on,
  raiser,
  registration,
  reported,
  signed,
  system,
  unreached,
  type Act,
  type Move,
} from './testing.ts';
import { begun, finished, onLedger, revised, takenOver } from './testing-ledger-rows.ts';

const desk = by('district-dispatcher');
const hand = by('works-handler');
const lead = by('works-lead');
const caller = by('district-caller');
const askBack = (rightUnit: string) =>
  hand('ask-return', { basis: 'not-our-duty', rightUnit, text: '' });
const keep = desk('refuse-return', { text: '' });
const toWorks: Move = [reported(), dispatched()];
const list = (change: Partial<CommandData['list']>) =>
  lead('list', {
    reason: 'funds',
    condition: 'works-done',
    owner: 'works',
    reviewOn: '2026-07-01',
    measures: '',
    ...change,
  });
const { raiser: _, ...codeless } = registration();

/** One way to each refusal. The compiler wants a line for every code. */
const ways: { readonly [code in ProblemRefusal]: readonly [given: Move, when: Act] } = {
  'unknown-import': [[], takenOver()],
  'import-stands-otherwise': [[begun(), finished], takenOver()],
  'touched-since-import': [[onLedger, by('works-lead')('escalate', { text: '' })], revised()],
  'raisers-own-words': [
    reported(),
    by('district-office')('erase', {
      index: given(reported()).state().registeredIndex,
      part: 'text',
      reason: 'mistake',
    }),
  ],
  'not-allowed': [toWorks, by('water-lead')('sign')],
  'not-the-raiser': [answered, raiser('other')('confirm', happy)],
  'unknown-problem': [[], system('join-raisers', { from: B, raisers: [] })],
  'already-registered': [reported(), reported()],
  'wrong-status': [inHand, dispatched({ lead: 'water' })],
  'not-a-problem': [reported(), desk('reply', { text: '' })],
  'only-a-reply': [
    [reported({ kind: 'inquiry' }), dispatched(), signed],
    hand('ask-answer', { text: '' }),
  ],
  'unknown-category': [[], reported({ category: 'unheard-of' })],
  'unknown-grade': [reported(), dispatched({ grade: 'unheard-of' })],
  'unknown-unit': [reported(), dispatched({ lead: 'nowhere' })],
  'unknown-person': [inHand, lead('assign', { person: 'nobody' })],
  'accused-unit': [reported({ about: 'works' }), dispatched()],
  'anonymous-needs-code': [[], anyone('register', codeless)],
  'wrong-source': [[], reported({ source: 'visit' })],
  'code-in-use': [inHand, caller('reissue-code', { code: 'code-1', channel: 'phone' })],
  'lead-and-co-handler': [reported(), dispatched({ coHandlers: ['works'] })],
  'nothing-to-sign': [inHand, signed],
  'bound-by-decision': [
    [
      [toWorks, askBack('water'), keep, askBack('water')],
      by('bureau-office')('bind', { lead: 'works', text: '' }),
    ],
    askBack('water'),
  ],
  'needs-binding-decision': [[toWorks, askBack('water'), keep, askBack('water')], keep],
  'no-binding-needed': [toWorks, by('bureau-office')('bind', { lead: 'water', text: '' })],
  'return-to-itself': [toWorks, askBack('works')],
  'already-asked': [[toWorks, askBack('water')], askBack('water')],
  'nothing-asked': [toWorks, keep],
  'needs-second-person': [[inHand, lead('ask-answer', { text: '' })], lead('grant-answer', {})],
  'needs-other-unit': [
    [
      found('community-handler'),
      by('subdistrict-dispatcher')('dispatch', { lead: 'subdistrict', grade: 'general' }),
      by('subdistrict-handler')('ask-exclusion', { basis: 'historical', text: '' }),
    ],
    by('subdistrict-dispatcher')('grant-exclusion', {}),
  ],
  'already-so': [reported(), desk('correct', { category: 'roads', text: '' })],
  'not-the-asker': [
    [inHand, hand('ask-answer', { text: '' })],
    lead('withdraw-ask', { matter: 'answer' }),
  ],
  'outside-the-unit': [inHand, lead('assign', { unit: 'water' })],
  'inner-deadline-too-late': [inHand, lead('assign', { unit: 'roads', workdays: 30 })],
  'no-running-deadline': [[inHand, days(30)], hand('ask-extension', { workdays: 1, text: '' })],
  'extended-twice': [
    [
      inHand,
      [1, 2].map((): Move => [
        hand('ask-extension', { workdays: 1, text: '' }),
        desk('grant-extension', {}),
      ]),
    ],
    hand('ask-extension', { workdays: 1, text: '' }),
  ],
  'already-paused': [
    [
      inHand,
      hand('ask-pause', { reason: 'season', until: '2026-10-01', text: '' }),
      lead('grant-pause', {}),
    ],
    hand('ask-pause', { reason: 'season', until: '2026-10-01', text: '' }),
  ],
  'not-paused': [inHand, hand('resume')],
  'not-yet': [[], claimed('2026-06-03', found('community-handler'))],
  'bad-date': [inHand, list({ reviewOn: '2026-06-02' })],
  'bad-number': [inHand, hand('ask-extension', { workdays: 0, text: '' })],
  'review-too-far': [inHand, list({ reviewOn: '2028-01-01' })],
  'not-above': [inHand, list({ owner: 'water' })],
  'already-listed': [
    [listed, by('bureau-office')('withdraw-listing', { text: '' })],
    hand('fix-on-the-spot', { text: '' }),
  ],
  'needs-approval': [inHand, hand('fix-on-the-spot', { text: '' })],
  'not-the-same-day': [[inHand, days(1)], hand('fix-on-the-spot', { text: '' })],
  'dispute-too-late': [[confirmed, days(20)], raiser()('dispute', { reason: 'came-back' })],
  'attempt-too-similar': [[answered, unreached], unreached],
  'incomplete-call-back': [
    answered,
    caller('call-back', { channel: 'phone', reached: true, witness: 'district-caller-2' }),
  ],
  'needs-witness': [answered, call({ witness: 'works-lead-2' })],
  'raiser-confirms': [
    answered,
    caller('check', { result: 'holds', witness: 'district-caller-2', text: '' }),
  ],
  'no-raiser': [answered, call({ raiser: 2 })],
  'no-contact': [
    reported({ contact: {} }),
    caller('reissue-code', { code: 'code-2', channel: 'phone' }),
  ],
  'look-back-not-due': [confirmed, caller('look-back', { result: 'holds', text: '' })],
  'merge-into-itself': [reported(), desk('merge', { into: 'problem/a' })],
  'unknown-target': [reported(), desk('merge', { into: B })],
  'target-merged': [
    [on(B, inHand), reported({ raiser: 'code-2' }), desk('merge', { into: B })],
    { ...desk('merge', { into: A }), stream: B },
  ],
  'target-closed': [[on(B, confirmed), reported({ raiser: 'code-2' })], desk('merge', { into: B })],
  'different-sensitivity': [
    [on(B, reported({ category: 'children' })), reported({ raiser: 'code-2' })],
    desk('merge', { into: B }),
  ],
  'already-answered': [
    [
      toWorks,
      desk('add-co-handlers', { units: ['water'] }),
      by('water-lead')('co-answer', { text: '' }),
    ],
    by('water-lead')('co-answer', { text: '' }),
  ],
  'already-excluded': [
    [inHand, hand('ask-exclusion', { basis: 'historical', text: '' }), desk('grant-exclusion', {})],
    hand('ask-exclusion', { basis: 'historical', text: '' }),
  ],
  'sensitive-stays-sealed': [
    reported({ category: 'children' }),
    desk('ask-publish', { title: '', place: '' }),
  ],
  'not-published': [inHand, desk('withdraw-publication')],
  'at-the-top': [
    [reported(), dispatched({ lead: 'district' }), by('district-office')('sign')],
    by('district-office')('escalate', { text: '' }),
  ],
};

it.each(problemRefusals.map((code) => ({ code })))('$code can happen', ({ code }) => {
  const [moves, act] = ways[code];
  given(moves).when(act).refused(code);
});

it('there are no others', () => {
  expect(Object.keys(ways).sort()).toEqual([...problemRefusals].sort());
});

it('a refused command leaves nothing', () => {
  for (const [moves, act] of Object.values(ways)) {
    const { ledger, when } = given(moves);
    ledger.settle(act.stream);
    const before = ledger.facts.length;
    when(act);
    expect(ledger.facts.length).toBe(before);
  }
});

it('a refusal names no sealed word', () => {
  for (const [moves, act] of Object.values(ways)) {
    const { result } = given(moves).when(act);
    expect(JSON.stringify(result)).toMatch(/^[\x20-\x7e]*$/);
  }
});
