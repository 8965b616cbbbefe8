import { describe, expect, it } from 'vitest';
import { classOf } from './classes.ts';
import type { LedgerFacts } from './events.ts';
import { A, by, claimed, days, given, system, until } from './testing.ts';
import {
  begun,
  entry,
  finished,
  importing,
  onLedger,
  revised,
  takenOver,
  undoAsked,
  undoGranted,
} from './testing-ledger-rows.ts';
import { rowOf } from './view.ts';

const undone = system('undo-import', { import: 'a' });

describe('a row of a ledger', () => {
  it('is in hand already where the ledger names its unit, until the ledger’s own deadline', () => {
    const { result, state } = after(given(begun()).when(takenOver({ coHandlers: ['parks'] })));
    expect(state).toMatchObject({
      status: 'signed',
      lead: 'works',
      grade: 'general',
      source: 'imported',
      coHandlers: [{ unit: 'parks', signed: true }],
      registrar: { unit: 'district' },
    });
    expect(Object.keys(state.clocks)).toEqual(['result']);
    // The end of the day in Beijing.
    expect(state.clocks['result']?.due).toBe('2026-07-31T16:00:00Z');
    expect(result[0]?.parts).toEqual({
      person: null,
      text: {
        title: '路灯不亮',
        description: '三号楼北门路灯不亮',
        measures: '更换灯具',
        leader: '张三',
      },
      place: { text: '三号楼北门' },
    });
    expect(classOf(state)).toBe('undecided');
  });

  it('waits for dispatch where it names none', () => {
    const { lead: _, ...unled } = entry();
    given(begun())
      .when(by('district-dispatcher')('import', unled))
      .then(['Imported', { clocks: { dispatch: {} } }]);
  });

  it('has no limit if it is continuing, the general one if it is to be put right at once', () => {
    const clocksOf = (kind: 'continuing' | 'at-once') =>
      given(begun())
        .when(takenOver({ category: 'planning', deadline: { kind } }))
        .state().clocks;
    expect(clocksOf('continuing')).toEqual({});
    expect(clocksOf('at-once')).toMatchObject({ result: { seconds: 7 * 86_400 } });
  });

  it('without a deadline has that of its category', () => {
    const { deadline: _, ...open } = entry({ category: 'planning' });
    const { clocks } = given(begun()).when(by('district-dispatcher')('import', open)).state();
    expect(clocks).toMatchObject({ result: { seconds: 15 * 86_400 } });
  });

  it('that the ledger calls closed is closed apart, and nothing runs', () => {
    const outcome = given(begun()).when(takenOver({ closed: true, closedOn: '2026-05-01' }));
    outcome.then(['Imported', { closed: true, closedOn: '2026-05-01', clocks: {} }]);
    const state = outcome.state();
    expect([state.status, state.closure, classOf(state)]).toEqual([
      'closed',
      'before-import',
      'before-import',
    ]);
  });

  it('is late at once if its deadline has passed', () => {
    const past = takenOver({ deadline: { kind: 'day', day: '2026-05-31' } });
    given(begun(), past)
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'result' }]);
  });

  it('carries the day on which it was found, which is not to come', () => {
    const found = (day: string) => given(begun()).when(claimed(day, takenOver()));
    expect(found('2026-04-30').result).toMatchObject([{ event: { occurredOn: '2026-04-30' } }]);
    found('2026-06-30').refused('not-yet');
  });

  it('comes in under an import that is running, of the desk whose ledger it is', () => {
    given().when(takenOver()).refused('unknown-import');
    given(begun(), finished).when(takenOver()).refused('import-stands-otherwise');
    given(begun())
      .when(takenOver({ office: 'subdistrict' }))
      .refused('not-allowed');
    given(begun()).when(by('works-lead')('import', entry())).refused('not-allowed');
    given(begun())
      .when(by('subdistrict-dispatcher')('import', entry({ office: 'subdistrict' })))
      .refused('unknown-import');
  });

  it('goes to nobody outside the office, and to no unit or category that there isn’t', () => {
    const sub = by('subdistrict-dispatcher');
    given(begun('b', 'subdistrict'))
      .when(sub('import', entry({ import: 'b', office: 'subdistrict', lead: 'works' })))
      .refused('outside-the-unit', { unit: 'works' });
    given(begun())
      .when(takenOver({ lead: 'nobody' }))
      .refused('unknown-unit');
    given(begun())
      .when(takenOver({ category: 'nothing' }))
      .refused('unknown-category');
    given(begun())
      .when(takenOver({ coHandlers: ['works'] }))
      .refused('lead-and-co-handler');
  });

  it('is confirmed by others than those who typed the ledger in', () => {
    const answered = [
      by('works-handler')('ask-answer', { text: '已换' }),
      by('works-lead')('grant-answer', {}),
    ];
    const check = { result: 'holds', witness: 'subdistrict-caller', text: '亮了' } as const;
    given(onLedger, answered)
      .when(by('district-caller')('check', check))
      .refused('needs-other-unit');
  });
});

describe('the same row again', () => {
  it('changes what nobody has touched, and keeps its number', () => {
    const before = given(onLedger);
    const { registeredIndex, registeredAt } = before.state();
    const outcome = before.when(revised({ lead: 'water', category: 'planning' }));
    outcome.then(['ImportRevised', { lead: 'water', category: 'planning' }]);
    expect(outcome.state()).toMatchObject({
      lead: 'water',
      category: 'planning',
      route: ['district', 'water'],
      registeredIndex,
      registeredAt,
    });
  });

  it('brings about nothing if it says the same', () => {
    given(onLedger)
      .when(revised({ row: 'row-1' }))
      .then();
    given(onLedger, by('works-lead')('escalate', { text: '' }))
      .when(revised({ row: 'row-1' }))
      .then();
  });

  it('leaves what people have worked on, but a clock is nobody', () => {
    given(onLedger, by('works-lead')('escalate', { text: '' }))
      .when(revised())
      .refused('touched-since-import');
    given(onLedger, until('2026-08-01T00:00:00Z')).when(revised()).then('ImportRevised');
  });

  it('doesn’t unseal what was sealed', () => {
    given(begun(), takenOver({ category: 'children' }))
      .when(revised())
      .refused('sensitive-stays-sealed');
  });
});

describe('an undo', () => {
  const asked = [undoAsked, undoGranted];

  it('takes a row out of every list and out of the arithmetic', () => {
    const outcome = given(onLedger, finished, asked).when(undone);
    outcome.then('ImportUndone');
    expect(classOf(outcome.state())).toBe('none');
    expect(rowOf(A, outcome.state(), outcome.ledger.world)).toBeUndefined();
  });

  it('waits for a second person', () => {
    given(onLedger, finished, undoAsked).when(undone).refused('import-stands-otherwise');
    given(onLedger, finished, asked)
      .when(by('district-office')('undo-import', { import: 'a' }))
      .refused('not-allowed');
  });

  it('leaves what was touched since, and what is another import’s', () => {
    given(onLedger, finished, by('works-lead')('escalate', { text: '' }), asked)
      .when(undone)
      .refused('touched-since-import');
    given(onLedger, asked, begun('b'))
      .when(system('undo-import', { import: 'b' }))
      .refused('import-stands-otherwise');
  });

  it('leaves what a later import changed', () => {
    given(onLedger, finished, begun('b'), revised({ import: 'b' }), asked)
      .when(undone)
      .refused('touched-since-import');
  });

  it('says again what an earlier import said, which can be undone in its turn', () => {
    const { event, parts = {} } = after(given(begun()).when(takenOver())).result[0] ?? {};
    const earlier = { data: event?.data as LedgerFacts, parts };
    const again = system('undo-import', { import: 'b', back: earlier });
    const asB = [
      importing('district-dispatcher', 'ask-undo', { text: '导错了' }, 'b'),
      importing('district-office', 'grant-undo', {}, 'b'),
    ];
    const changed = [begun('b'), revised({ import: 'b', lead: 'water' }), asB];
    const outcome = given(onLedger, finished, changed).when(again);
    outcome.then(['ImportRevised', { import: 'a', lead: 'works', row: 'row-1' }]);
    expect(outcome.state().imported).toMatchObject({ import: 'a', row: 'row-1' });
    given(onLedger, finished, changed, again, asked).when(undone).then('ImportUndone');
    given(
      onLedger,
      begun('b'),
      revised({ import: 'b' }),
      by('works-lead')('escalate', { text: '' }),
      asB,
    )
      .when(again)
      .refused('touched-since-import');
  });

  it('lets the same row come in again, as the same matter', () => {
    const outcome = given(onLedger, asked, undone, begun('b'), days(1)).when(
      takenOver({ import: 'b' }),
    );
    outcome.then('Imported');
    expect(outcome.state()).toMatchObject({ status: 'signed', imported: { import: 'b' } });
  });
});

function after(outcome: ReturnType<ReturnType<typeof given>['when']>) {
  if ('refused' in outcome.result) throw new Error(outcome.result.refused);
  return { result: outcome.result, state: outcome.state() };
}
