import { describe, expect, it } from 'vitest';
import {
  alsoIn,
  answered,
  by,
  days,
  dispatched,
  given,
  hours,
  inHand,
  listed,
  reported,
  signed,
  unreached,
  A,
  type Move,
} from './testing.ts';
import { urgencyOf, waitingFor } from './waiting.ts';

/** What of the matter waits for a person after these moves; clocks that are due have fired. */
function waiting(person: string, ...moves: readonly Move[]) {
  const { ledger } = given(...moves);
  ledger.settle(A);
  const p = ledger.state(A) as Parameters<typeof waitingFor>[0];
  return waitingFor(p, {
    actor: { as: 'person', person },
    now: ledger.now,
    world: ledger.world,
    read: () => undefined,
    whoOf: (id) => ledger.whoOf(id, A),
  });
}

const reasons = (person: string, ...moves: readonly Move[]) =>
  waiting(person, ...moves).map(({ reason }) => reason);

const hand = by('works-handler');
const lead = by('works-lead');
const askAnswer = hand('ask-answer', { text: '已换灯泡' });
const askBack = hand('ask-return', { basis: 'not-our-duty', rightUnit: 'water', text: '属水务' });

describe('what waits for whom', () => {
  it('a fresh report waits for the desk that has it to dispatch, with its limit', () => {
    const [first] = waiting('district-dispatcher', reported());
    expect(first).toMatchObject({ reason: 'dispatch', due: expect.stringMatching(/^2026-06-0/) });
    expect(reasons('works-lead', reported())).toEqual([]);
    expect(reasons('district-auditor', reported())).toEqual([]);
  });

  it('a dispatched one waits to be signed for, and for the first call to its raiser', () => {
    expect(reasons('works-handler', reported(), dispatched())).toEqual(['sign', 'contact']);
    expect(reasons('roads-handler', reported(), dispatched())).toEqual([]);
    expect(reasons('district-dispatcher', reported(), dispatched())).toEqual([]);
  });

  it('each co-handler signs and answers for its own part', () => {
    const asked = [reported(), dispatched({ coHandlers: ['water'] })];
    expect(reasons('water-handler', ...asked)).toEqual(['sign']);
    const both = [...asked, signed, by('water-handler')('sign')];
    expect(reasons('water-handler', ...both)).toEqual(['co-result']);
    const done = [...both, by('water-handler')('co-answer', { text: '水管无恙' })];
    expect(reasons('water-handler', ...done)).toEqual([]);
  });

  it('what is in hand waits for its result, and says since when it is late', () => {
    const called = hand('contact', { channel: 'phone', text: '已联系' });
    expect(reasons('works-handler', inHand, called)).toEqual(['result']);
    const [late] = waiting('works-handler', inHand, called, days(60));
    expect(late!.reason).toBe('result');
    expect(late!.due! < '2026-08-01').toBe(true);
  });

  it('what the lead gave to one person waits for them, and for the heads who may give it on', () => {
    const toOne = lead('assign', { person: 'works-handler' });
    expect(reasons('works-handler', inHand, toOne)).toContain('result');
    expect(reasons('works-handler-2', inHand, toOne)).not.toContain('result');
    expect(reasons('works-lead', inHand, toOne)).toContain('result');
  });

  it('an ask waits for the one who decides, never for the one who asked', () => {
    expect(waiting('works-lead', inHand, askAnswer)[0]).toMatchObject({
      reason: 'decide',
      matter: 'answer',
    });
    expect(reasons('works-handler', inHand, askAnswer)).not.toContain('decide');
    const both = alsoIn('works-handler', 'works', 'lead');
    expect(reasons('works-handler', both, inHand, askAnswer)).not.toContain('decide');
  });

  it('a returned one says how often it came back', () => {
    const back = [
      reported(),
      dispatched(),
      askBack,
      by('district-dispatcher')('grant-return', { text: '同意' }),
    ];
    expect(waiting('water-handler', ...back)).toContainEqual({ reason: 'returned', count: 1 });
  });

  it('a claimed fix waits for callers, once a day', () => {
    expect(reasons('district-caller', answered)).toEqual(['call-back']);
    expect(reasons('works-handler', answered)).toEqual([]);
    expect(reasons('district-caller', answered, unreached)).toEqual([]);
    expect(reasons('district-caller', answered, unreached, days(1))).toEqual(['call-back']);
  });

  it('a listing waits when its review is near, and once it rose by itself', () => {
    expect(reasons('bureau-dispatcher', listed)).toEqual([]);
    expect(reasons('bureau-dispatcher', listed, days(28))).toEqual(['review']);
    const risen = waiting('bureau-dispatcher', listed, days(31));
    expect(risen.map(({ reason }) => reason)).toEqual(['review', 'raised']);
    expect(risen[1]).toMatchObject({ count: 1 });
  });

  it('nothing waits in a matter that is closed to them', () => {
    const about = { kind: 'complaint', about: 'works' } as const;
    expect(reasons('works-lead', reported(about))).toEqual([]);
  });
});

describe('urgency', () => {
  it('is that of the nearest limit; what has none comes last', () => {
    const { ledger } = given(inHand, hours(1));
    const p = ledger.state(A) as Parameters<typeof waitingFor>[0];
    const order = [
      urgencyOf([{ reason: 'result', due: '2026-06-05T00:00:00Z' }, { reason: 'sign' }], p),
      urgencyOf([{ reason: 'sign', due: '2026-06-06T00:00:00Z' }], p),
      urgencyOf([{ reason: 'decide', matter: 'publish' }], p),
    ];
    expect(order).toEqual([...order].sort());
  });
});
