import { describe, expect, it } from 'vitest';
import { roles } from '../people/index.ts';
import { problem } from './index.ts';
import {
  A,
  alsoIn,
  answered,
  B,
  by,
  confirmed,
  days,
  dispatched,
  found,
  given,
  hours,
  inHand,
  listed,
  minutes,
  on,
  raiser,
  reported,
  signed,
  START,
  type Move,
} from './testing.ts';
import type { CommandData } from './commands.ts';

type Correction = Partial<CommandData['correct']>;
const desk = by('district-dispatcher');
const correct = (change: Correction, person = 'district-dispatcher') =>
  by(person)('correct', { text: '登记有误', ...change });
const subdistrictPlace = { text: '大厅', area: '110105001001' };
/** At the subdistrict's desk. */
const below: Move = reported({ place: subdistrictPlace });
const released: Move = [
  desk('ask-publish', { title: '路灯', place: '三号楼' }),
  by('district-dispatcher-2')('grant-publish', {}),
];

describe('a category that was registered wrong', () => {
  it('is put right, with a reason that stays sealed', () => {
    const outcome = given(reported())
      .when(correct({ category: 'supply' }))
      .then(['Corrected', { category: 'supply' }]);
    expect(outcome.state()).toMatchObject({ status: 'registered', category: 'supply' });
    const [fact] = outcome.result as readonly { parts: object; event: { data: object } }[];
    expect(fact!.parts).toEqual({ text: { text: '登记有误' } });
    expect(Object.keys(fact!.event.data).sort()).toEqual(['category', 'clocks']);
  });

  it.each([
    ['registered', [reported()]],
    ['dispatched', [reported(), dispatched()]],
    ['signed', inHand],
    ['listed', listed],
  ] as const)('can be put right while %s', (status, moves) => {
    const outcome = given(moves)
      .when(correct({ category: 'planning' }))
      .then('Corrected');
    expect(outcome.state()).toMatchObject({ status, category: 'planning' });
  });

  it.each([
    ['answered', answered],
    ['closed', confirmed],
    ['not-taken-up', [reported(), desk('not-take-up', { basis: 'repeated', text: '' })]],
  ] as const)('can no longer be put right once %s', (status, moves) => {
    given(moves)
      .when(correct({ category: 'planning' }))
      .refused('wrong-status', { status });
  });

  it('is one of the catalogue, and another than it has', () => {
    given(reported())
      .when(correct({ category: 'unheard-of' }))
      .refused('unknown-category');
    given(reported())
      .when(correct({ category: 'constructor' }))
      .refused('unknown-category');
    given(reported())
      .when(correct({ category: 'roads' }))
      .refused('already-so');
    given(reported()).when(correct({})).refused('already-so');
    given(reported())
      .when(correct({ category: 'roads', about: null }))
      .refused('already-so');
  });

  it('also of an inquiry', () => {
    given(reported({ kind: 'inquiry' }))
      .when(correct({ category: 'planning' }))
      .then('Corrected');
  });
});

describe('who corrects', () => {
  it.each(['office', 'dispatcher'])('the %s of the desk that has it, and of one above', (role) => {
    for (const unit of ['subdistrict', 'district']) {
      given(below)
        .when(correct({ category: 'supply' }, `${unit}-${role}`))
        .then('Corrected');
    }
  });

  it('nobody else there', () => {
    for (const role of roles.filter((r) => r !== 'office' && r !== 'dispatcher')) {
      given(below, alsoIn('water-handler', 'subdistrict', role))
        .when(correct({ category: 'supply' }, 'water-handler'))
        .refused('not-allowed');
    }
  });

  it('not those who handle it, nor an office that has no part in it, nor its raiser', () => {
    for (const person of ['works-lead', 'bureau-office', 'bureau-dispatcher', 'company-office']) {
      given(inHand)
        .when(correct({ category: 'supply' }, person))
        .refused('not-allowed');
    }
    given(inHand)
      .when(raiser()('correct', { category: 'supply', text: '' }))
      .refused('not-allowed');
  });

  it('nobody of the unit that it is about', () => {
    given(reported({ about: 'community', place: subdistrictPlace }))
      .when(correct({ about: 'works' }, 'community-handler'))
      .refused('not-allowed');
    given(
      reported({ about: 'community', place: subdistrictPlace }),
      alsoIn('subdistrict-dispatcher', 'community', 'handler'),
    )
      .when(correct({ about: 'works' }, 'subdistrict-dispatcher'))
      .refused('not-allowed');
  });
});

describe('the dispatch clock of a corrected category', () => {
  const clockOf = (category: string) => given(reported({ category })).state().clocks['dispatch'];

  it('runs from the registration, as if it had been registered so', () => {
    const outcome = given(reported(), minutes(45)).when(correct({ category: 'fire' }));
    expect(outcome.state().clocks).toEqual({ dispatch: clockOf('fire') });
    expect(clockOf('fire')).not.toEqual(clockOf('roads'));
  });

  it('that has passed by then passes at once, and only once', () => {
    const late = given(reported(), hours(5)).when(correct({ category: 'fire' }));
    expect(late.state().overdue).toEqual({});
    const swept = given(reported(), hours(5), correct({ category: 'fire' }))
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'dispatch' }]);
    expect(swept.state().overdue['dispatch']).toBeDefined();
    const again = given(reported({ category: 'fire' }), days(30)).when(
      correct({ category: 'roads' }),
    );
    again.first('DeadlinePassed').then(['Corrected', { clocks: {} }]);
    expect(again.state().overdue['dispatch']).toBeDefined();
  });

  it('that is still ahead ends a delay that was none', () => {
    const outcome = given(reported({ category: 'fire' }), hours(2)).when(
      correct({ category: 'planning' }),
    );
    outcome.first('DeadlinePassed').then('Corrected');
    expect(outcome.state()).toMatchObject({
      overdue: {},
      clocks: { dispatch: clockOf('planning') },
    });
  });

  it('is left alone by another platform’s deadline, and leaves that alone', () => {
    const external = { channel: '12345', deadline: '2026-06-05T10:00:00Z' };
    const before = given(reported({ external })).state().clocks['external'];
    const outcome = given(reported({ external }), minutes(5)).when(correct({ category: 'fire' }));
    expect(outcome.state().clocks['external']).toEqual(before);
  });

  it('does not start again after dispatch: grade and limits hold', () => {
    const before = given(inHand).state();
    const outcome = given(inHand).when(correct({ category: 'fire' }));
    expect(outcome.state()).toMatchObject({ grade: before.grade, clocks: before.clocks });
    expect(outcome.state().clocks['dispatch']).toBeUndefined();
  });
});

describe('whom it is about', () => {
  it('can be named, changed and, of a tip-off, taken out', () => {
    const named = given(below)
      .when(correct({ about: 'works' }))
      .then(['Corrected', { about: 'works', clocks: {} }]);
    expect(named.state()).toMatchObject({ about: 'works', office: 'subdistrict' });
    const changed = given(below, correct({ about: 'works' })).when(correct({ about: 'water' }));
    expect(changed.state().about).toBe('water');
    const out = given(reported({ kind: 'tip-off', about: 'works' })).when(correct({ about: null }));
    expect(out.then(['Corrected', { about: null }]).state()).not.toHaveProperty('about');
  });

  it('is a unit that is there', () => {
    given(reported())
      .when(correct({ about: 'nowhere' }))
      .refused('unknown-unit', { unit: 'nowhere' });
    given(reported())
      .when(correct({ about: '__proto__' }))
      .refused('unknown-unit');
  });

  it('takes the matter off that unit’s own desk, by the rule of registration', () => {
    const outcome = given(below)
      .when(correct({ about: 'subdistrict' }))
      .then(['Corrected', { about: 'subdistrict', office: 'district' }]);
    expect(outcome.state()).toMatchObject({ office: 'district', status: 'registered' });
    expect(outcome.state().route).toContain('district');
    expect(outcome.state().clocks['dispatch']).toEqual(given(below).state().clocks['dispatch']);
    given(below, correct({ about: 'subdistrict' }))
      .when(by('subdistrict-dispatcher')('dispatch', { lead: 'water', grade: 'general' }))
      .refused('not-allowed');
  });

  it.each([
    ['dispatched', [reported(), dispatched()], 'bureau'],
    ['signed', inHand, 'works'],
    ['listed', listed, 'works'],
    [
      'signed',
      [reported(), dispatched({ lead: 'water', coHandlers: ['works'] }), by('water-lead')('sign')],
      'works',
    ],
    ['signed', [inHand, by('works-lead')('assign', { unit: 'roads' })], 'roads'],
  ] as const)(
    'a %s matter that a named unit has in hand waits for dispatch again',
    (_, moves, unit) => {
      const outcome = given(moves)
        .when(correct({ about: unit }))
        .then(['Corrected', { about: unit, takenBack: true }]);
      const state = outcome.state();
      expect(state).toMatchObject({ status: 'registered', coHandlers: [], asks: {} });
      expect(state).not.toHaveProperty('lead');
      expect(state).not.toHaveProperty('assigned');
      expect(Object.keys(state.clocks)).toEqual(['dispatch']);
      given(moves, correct({ about: unit }))
        .when(dispatched({ lead: unit }))
        .refused('accused-unit');
    },
  );

  it('of a matter that others have in hand leaves it with them', () => {
    const outcome = given(inHand).when(correct({ about: 'water' }));
    expect(outcome.state()).toMatchObject({ status: 'signed', lead: 'works', about: 'water' });
    expect(outcome.state().clocks).toEqual(given(inHand).state().clocks);
  });

  it('taken back, it keeps its listing as withdrawn and another platform’s deadline', () => {
    const outcome = given(listed).when(correct({ about: 'works' }));
    expect(outcome.state().listing?.withdrawn).toBe(true);
    const external = { channel: '12345', deadline: '2026-06-05T10:00:00Z' };
    const own = given(reported({ external }), dispatched(), signed).when(
      correct({ about: 'works' }),
    );
    expect(Object.keys(own.state().clocks).sort()).toEqual(['dispatch', 'external']);
  });

  it('the root named stays with the root’s own office', () => {
    const outcome = given(inHand).when(correct({ about: 'district' }));
    expect(outcome.state()).toMatchObject({ status: 'registered', office: 'district' });
    given(inHand, correct({ about: 'district' }))
      .when(by('district-office')('dispatch', { lead: 'district', grade: 'general' }))
      .then('Dispatched');
  });
});

describe('what a correction makes sensitive', () => {
  it('is restricted from that event on', () => {
    for (const change of [{ category: 'children' }, { about: 'water' }]) {
      const outcome = given(inHand).when(correct(change));
      expect(problem.sensitive(outcome.state())).toBe(true);
    }
    expect(problem.declarations.Corrected.visibility).toBe('as-stream');
  });

  it('is published no more, in the same decision', () => {
    const outcome = given(reported(), released)
      .when(correct({ category: 'children' }))
      .then('Corrected', 'PublicationWithdrawn');
    expect(outcome.state().published).toBeUndefined();
    given(reported(), released)
      .when(correct({ category: 'supply' }))
      .then('Corrected');
  });

  it('is not released by somebody who was asked before', () => {
    const asked: Move = [reported(), desk('ask-publish', { title: '路灯', place: '三号楼' })];
    given(asked, correct({ about: 'water' }))
      .when(by('district-dispatcher-2')('grant-publish', {}))
      .refused('nothing-asked');
    given(asked, correct({ category: 'supply' }))
      .when(by('district-dispatcher-2')('grant-publish', {}))
      .then('AskGranted');
  });

  it('stays sealed', () => {
    given(reported({ category: 'children' }))
      .when(correct({ category: 'roads' }))
      .refused('sensitive-stays-sealed');
    given(reported({ kind: 'complaint', about: 'water' }))
      .when(correct({ about: null }))
      .refused('sensitive-stays-sealed');
    given(reported({ category: 'children', kind: 'tip-off' }))
      .when(correct({ category: 'roads' }))
      .then('Corrected');
    given(reported({ category: 'children' }))
      .when(correct({ category: 'roads', about: 'water' }))
      .then('Corrected');
  });

  it('keeps what was merged into it: nothing comes out in the open again', () => {
    const merged: Move = [
      on(B, reported({ raiser: 'code-2' })),
      reported(),
      desk('merge', { into: B }),
      on(B, correct({ about: 'water' })),
    ];
    given(merged)
      .when(desk('split', { from: B }))
      .refused('different-sensitivity');
    expect(given(merged).state(A).status).toBe('merged');
  });
});

describe('a finding', () => {
  it('is corrected by the desk, not by whoever found it', () => {
    given(found('community-handler'))
      .when(correct({ category: 'supply' }, 'community-handler'))
      .refused('not-allowed');
    const outcome = given(found('community-handler')).when(
      correct({ category: 'supply' }, 'subdistrict-office'),
    );
    expect(outcome.state()).toMatchObject({
      category: 'supply',
      registeredAt: START.slice(0, 13) + 'Z',
    });
  });
});
