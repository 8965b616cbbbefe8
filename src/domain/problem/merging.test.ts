import { describe, expect, it } from 'vitest';
import { classOf, listingOf } from './classes.ts';
import {
  A,
  B,
  anyone,
  by,
  call,
  claimedFixed,
  days,
  dispatched,
  found,
  given,
  happy,
  hours,
  inHand,
  listed,
  on,
  raiser,
  registration,
  reported,
  signed,
  system,
  type Act,
  type Move,
} from './testing.ts';
import { rowOf } from './view.ts';

const desk = by('district-dispatcher');
const second = reported({ raiser: 'code-2' });
const into = (stream: string) => desk('merge', { into: stream });
/** A is merged into B, which the works department has in hand. */
const merged: Move = [on(B, inHand), reported({ raiser: 'code-2' }), into(B)];
/** What they left to be called by. */
const left = { contact: true, phone: true };
const asB = (act: Act): Act => ({ ...act, stream: B });

describe('a merge', () => {
  it('takes the raisers along', () => {
    const outcome = given(on(B, inHand), second).when(into(B));
    outcome.then(
      ['Merged', { into: B, raisers: ['code-2'] }],
      ['RaisersJoined', { from: A, raisers: ['code-2'] }],
    );
    expect(outcome.state()).toMatchObject({ status: 'merged', mergedInto: B, clocks: {} });
    expect(outcome.state(B).raisers).toEqual([
      { code: 'code-1', ...left },
      { code: 'code-2', from: A, ...left },
    ]);
    expect(classOf(outcome.state())).toBe('merged');
  });

  it('of a merge keeps where each raiser’s own words are', () => {
    const C = 'problem/c';
    const chain: Move = [
      on(C, reported({ raiser: 'code-3' })),
      on(B, reported({ raiser: 'code-2' })),
      reported(),
      into(B),
      on(B, into(C)),
    ];
    const { state } = given(chain);
    expect(state(C).raisers.map(({ code, from }) => ({ code, from }))).toEqual([
      { code: 'code-3', from: undefined },
      { code: 'code-2', from: B },
      { code: 'code-1', from: A },
    ]);
    const out = given(chain).when(asB(desk('split', { from: C })));
    out.then(['MergeUndone', { raisers: ['code-2', 'code-1'] }], 'RaisersLeft');
    expect(out.state(C).raisers.map((r) => r.code)).toEqual(['code-3']);
    expect(out.state(B).raisers.map(({ code, from }) => ({ code, from }))).toEqual([
      { code: 'code-2', from: undefined },
      { code: 'code-1', from: A },
    ]);
    const alone = given(chain, on(B, desk('split', { from: C }))).when(desk('split', { from: B }));
    alone.then(['MergeUndone', { raisers: ['code-1'] }], 'RaisersLeft');
    expect(alone.state().raisers[0]?.from).toBeUndefined();
  });

  it('lets each code open the matter that goes on', () => {
    const { ledger, state } = given(merged);
    expect(rowOf(A, state(A), ledger.world)?.codes).toEqual([]);
    expect(rowOf(B, state(B), ledger.world)?.codes).toEqual(['code-1', 'code-2']);
  });

  it('makes a raiser who can be called callable there', () => {
    const silentB: Move = [on(B, anyone('register', registration({ contact: {} })))];
    expect(given(silentB, second, into(B)).state(B).contact).toBe(true);
  });

  it('is of two problems at the same desk that go on', () => {
    given(second).when(into(B)).refused('unknown-target');
    given(second).when(into('people/all')).refused('unknown-target');
    given(second).when(into(A)).refused('merge-into-itself');
    const elsewhere = reported({ place: { text: '…', area: '110105001001' }, raiser: 'code-2' });
    given(on(B, reported()), elsewhere)
      .when(by('subdistrict-dispatcher')('merge', { into: B }))
      .refused('unknown-target');
    given(on(B, reported({ kind: 'inquiry' })), second)
      .when(into(B))
      .refused('only-a-reply');
    given(on(B, reported()), reported({ kind: 'praise', raiser: 'c' }))
      .when(into(B))
      .refused('only-a-reply');
    const ended = on(B, reported(), desk('not-take-up', { basis: 'repeated', text: '' }));
    given(ended, second).when(into(B)).refused('target-closed');
  });

  it('does not mix what is sealed with what is not', () => {
    const sealed = on(B, reported({ category: 'children' }));
    given(sealed, second).when(into(B)).refused('different-sensitivity');
    given(on(B, reported({ about: 'water' })), second)
      .when(into(B))
      .refused('different-sensitivity');
    given(on(B, reported({ kind: 'tip-off' })), second)
      .when(into(B))
      .refused('different-sensitivity');
  });

  it('never goes round in circles', () => {
    given(merged)
      .when(asB(into(A)))
      .refused('target-merged');
  });

  it('is refused as a whole if the other matter can’t take the raisers', () => {
    const { ledger } = given(on(B, inHand), second);
    const before = ledger.facts.length;
    expect(ledger.commit({ as: 'person', person: 'nobody' }, into(B))).toMatchObject({
      refused: 'not-allowed',
    });
    expect(ledger.facts).toHaveLength(before);
  });
});

describe('joined raisers', () => {
  const both: Move = [merged, on(B, claimedFixed)];

  it('confirm each for themselves', () => {
    const outcome = given(both).when(asB(raiser('code-2')('confirm', happy)));
    outcome.then(['Confirmed', { raiser: 'code-2' }]);
    expect(outcome.state(B).closure).toBe('confirmed');
    given(both, on(B, raiser('code-2')('confirm', happy)), days(3))
      .when(asB(raiser('code-1')('confirm', happy)))
      .then(['Confirmed', { raiser: 'code-1', clocks: {} }]);
    given(both, on(B, raiser('code-2')('confirm', happy)))
      .when(asB(raiser('code-2')('confirm', happy)))
      .refused('wrong-status');
  });

  it('are called back each for themselves', () => {
    given(both)
      .when(asB(call({ raiser: 1 })))
      .then('CallBackMade', ['Confirmed', { raiser: 'code-2' }]);
  });

  it('any dispute within fourteen days reopens the matter for all', () => {
    const closed: Move = [both, on(B, raiser('code-1')('confirm', happy))];
    const no = asB(raiser('code-2')('confirm', { solved: 'no', satisfied: 'no' }));
    const outcome = given(closed, days(13)).when(no).then('Disputed', 'Reopened');
    expect(outcome.state(B).raisers.every((r) => r.confirmed === undefined)).toBe(true);
    given(closed, days(15)).when(no).refused('dispute-too-late');
  });

  it('have nothing to say on the matter that they came with', () => {
    given(both).when(raiser('code-2')('confirm', happy)).refused('wrong-status');
    given(both)
      .when(raiser('code-2')('dispute', { reason: 'rude' }))
      .refused('wrong-status');
  });
});

describe('a split', () => {
  const out = desk('split', { from: B });

  it('takes the matter out again with its raisers, to be dispatched', () => {
    const outcome = given(merged, hours(2)).when(out);
    outcome.then(
      ['MergeUndone', { from: B, raisers: ['code-2'] }],
      ['RaisersLeft', { to: A, raisers: ['code-2'] }],
    );
    expect(outcome.state()).toMatchObject({ status: 'registered', raisers: [{ code: 'code-2' }] });
    expect(outcome.state(B).raisers).toEqual([{ code: 'code-1', ...left }]);
    given(merged, out)
      .when(dispatched({ lead: 'water' }))
      .then('Dispatched');
  });

  it('names the matter that it was merged into, still open', () => {
    given(merged)
      .when(desk('split', { from: 'problem/c' }))
      .refused('unknown-target');
    given(merged)
      .when(desk('split', { from: 'nonsense' }))
      .refused('unknown-target');
    given(merged, on(B, claimedFixed, raiser()('confirm', happy)))
      .when(out)
      .refused('target-closed');
    given(second).when(out).refused('wrong-status');
  });

  it('keeps a code that was re-issued meanwhile: the old one stays dead', () => {
    const reissued: Move = [
      merged,
      on(B, by('district-caller')('reissue-code', { raiser: 1, code: 'code-9', channel: 'phone' })),
    ];
    const outcome = given(reissued).when(out);
    outcome.then(['MergeUndone', { raisers: ['code-9'] }], 'RaisersLeft');
    expect(outcome.state().raisers).toMatchObject([{ code: 'code-9', handed: true }]);
    expect(outcome.state(B).raisers).toEqual([{ code: 'code-1', ...left }]);
  });

  it('of a matter that others were merged into keeps those with it', () => {
    const C = 'problem/c';
    const chain: Move = [
      on(C, reported({ raiser: 'code-3' })),
      on(B, reported()),
      second,
      into(B),
      on(B, into(C)),
    ];
    const { state } = given(chain, on(B, desk('split', { from: C })));
    expect(state(B).raisers).toEqual([
      { code: 'code-1', ...left },
      { code: 'code-2', from: A, ...left },
    ]);
    expect(state(C).raisers).toEqual([{ code: 'code-3', ...left }]);
  });

  it('of a matter that was listed keeps it listed, as withdrawn', () => {
    const wasListed: Move = [listed, on(B, reported({ raiser: 'code-2' })), into(B), out];
    expect(classOf(given(wasListed).state())).toBe('listed');
    expect(listingOf(given(wasListed).state())).toBe('withdrawn');
    given(wasListed, dispatched(), signed)
      .when(by('works-handler')('fix-on-the-spot', { text: '' }))
      .refused('already-listed');
  });
});

it('only the system joins and takes back raisers', () => {
  const join = { from: B, raisers: ['x'] };
  given(inHand).when(desk('join-raisers', join)).refused('not-allowed');
  given(inHand)
    .when(anyone('leave-raisers', { to: B, raisers: [] }))
    .refused('not-allowed');
  given(inHand).when(system('join-raisers', join)).then('RaisersJoined');
  given(inHand).when(system('sign')).refused('not-allowed');
});

it('a finding that a raiser’s matter is merged into is then confirmed by the raiser', () => {
  const finding: Move = [on(B, found('district-caller')), second, into(B)];
  expect(given(finding).state(B).raisers).toEqual([{ code: 'code-2', from: A, ...left }]);
});
