import { describe, expect, it } from 'vitest';
import { noCatalogue } from '../catalogue/index.ts';
import { noPeople } from '../people/index.ts';
import { by, days, dispatched, given, inHand, reported } from './testing.ts';
import { lateSince, rowOf } from './view.ts';

const world = { people: noPeople, catalogue: noCatalogue };
const hand = by('works-handler');

describe('a row of the queue', () => {
  it('shows what is due next', () => {
    const p = given(inHand).state();
    const row = rowOf('problem/a', p, world);
    expect(row).toMatchObject({ overdue: false, next_due: p.clocks['contact']?.due });
  });

  it('of a late matter shows when it was due, which puts it first', () => {
    const p = given(inHand, days(20)).whenSwept().state();
    const due = given(inHand).state().clocks['result']?.due;
    expect(rowOf('problem/a', p, world)).toMatchObject({ overdue: true, next_due: due });
  });

  it('is late before dispatch when nobody dispatched in time', () => {
    const p = given(reported(), days(5)).whenSwept().state();
    expect(lateSince(p)).toBe(given(reported()).state().clocks['dispatch']?.due);
  });

  it('is no longer late once an answer waits for the raiser', () => {
    const late = given(reported(), dispatched(), hand('sign', {}), days(20));
    const answered = [hand('ask-answer', { text: '修好了' }), by('works-lead')('grant-answer', {})];
    expect(lateSince(late.whenSwept().state())).toBeDefined();
    const p = given(reported(), dispatched(), hand('sign', {}), days(20), ...answered).state();
    expect(lateSince(p)).toBeUndefined();
  });
});
