import { describe, expect, it } from 'vitest';
import { by, days, dispatched, given, hours, reported, signed, type Move } from './testing.ts';

const hand = by('works-handler');
const desk = by('district-dispatcher');
const askBack = (rightUnit = 'water') =>
  hand('ask-return', { basis: 'not-our-duty', rightUnit, text: '属水务' });
const toWorks: Move = [reported(), dispatched()];
const refused = desk('refuse-return', { text: '属你单位' });

describe('dispatch', () => {
  it('names one lead unit, co-handlers and a grade, each with its clocks', () => {
    const outcome = given(reported())
      .when(dispatched({ coHandlers: ['water'], grade: 'general' }))
      .then(['Dispatched', { lead: 'works', coHandlers: ['water'], grade: 'general' }]);
    expect(Object.keys(outcome.state().clocks).sort()).toEqual([
      'contact',
      'result',
      'result:water',
      'sign',
      'sign:water',
    ]);
  });

  it('first receiver leads: whom it was given to keeps it, others come as co-handlers', () => {
    given(toWorks)
      .when(dispatched({ lead: 'water' }))
      .refused('wrong-status');
    given(toWorks)
      .when(desk('add-co-handlers', { units: ['water'] }))
      .then(['CoHandlersAdded', { units: ['water'] }]);
  });

  it('knows no unit twice', () => {
    given(reported())
      .when(dispatched({ coHandlers: ['works'] }))
      .refused('lead-and-co-handler');
    given(reported())
      .when(dispatched({ coHandlers: ['water', 'water'] }))
      .refused('lead-and-co-handler');
    const add = (...units: string[]) => desk('add-co-handlers', { units });
    given(toWorks).when(add('works')).refused('lead-and-co-handler');
    given(toWorks).when(add()).refused('lead-and-co-handler');
    given(toWorks, add('water')).when(add('water')).refused('lead-and-co-handler');
  });

  it('needs a unit and a grade that are there', () => {
    given(reported())
      .when(dispatched({ lead: 'nowhere' }))
      .refused('unknown-unit');
    given(reported())
      .when(dispatched({ grade: 'whenever' }))
      .refused('unknown-grade');
    given(toWorks)
      .when(desk('add-co-handlers', { units: ['nowhere'] }))
      .refused('unknown-unit');
  });

  it('has no contact clock where nobody can be contacted', () => {
    const { clocks } = given(reported({ contact: {} }), dispatched()).state();
    expect(Object.keys(clocks).sort()).toEqual(['result', 'sign']);
  });
});

describe('signing', () => {
  it('is done by somebody of the lead unit itself', () => {
    given(toWorks)
      .when(signed)
      .then(['Signed', { unit: 'works' }]);
    given(toWorks).when(by('roads-handler')('sign')).refused('not-allowed');
    given(toWorks).when(by('water-handler')('sign')).refused('not-allowed');
  });

  it('happens once', () => {
    given(toWorks, signed).when(by('works-lead')('sign')).refused('nothing-to-sign');
  });

  it('is done by the system at the limit, and counted', () => {
    const outcome = given(toWorks, days(2)).whenSwept();
    outcome.then(
      ['DeadlinePassed', { clock: 'contact' }],
      ['DeadlinePassed', { clock: 'sign' }],
      ['Signed', { unit: 'works', bySystem: true }],
    );
    expect(outcome.state().status).toBe('signed');
    expect(Object.keys(outcome.state().overdue)).toEqual(['contact', 'sign']);
  });
});

describe('returning', () => {
  it('names its basis and the right unit', () => {
    given(toWorks)
      .when(askBack())
      .then(['AskMade', { matter: 'return', basis: 'not-our-duty', rightUnit: 'water' }]);
    given(toWorks).when(askBack('works')).refused('return-to-itself');
    given(toWorks).when(askBack('nowhere')).refused('unknown-unit');
  });

  it('does not name the accused unit as the right one', () => {
    given(reported({ about: 'water' }), dispatched())
      .when(askBack())
      .refused('accused-unit');
  });

  it('is possible within the signing window only', () => {
    given(toWorks, signed).when(askBack()).refused('wrong-status', { status: 'signed' });
    given(toWorks, days(2))
      .when(askBack())
      .first('DeadlinePassed', 'DeadlinePassed', 'Signed')
      .refused('wrong-status', { status: 'signed' });
  });

  it('is decided by the dispatcher, not by the unit', () => {
    given(toWorks, askBack()).when(by('works-lead')('grant-return', {})).refused('not-allowed');
    given(toWorks).when(desk('grant-return', {})).refused('nothing-asked');
  });

  it('when granted goes to the right unit with fresh clocks', () => {
    const outcome = given(toWorks, hours(3), askBack(), hours(1)).when(desk('grant-return', {}));
    outcome.then(['AskGranted', { matter: 'return', lead: 'water' }]);
    expect(outcome.state()).toMatchObject({ status: 'dispatched', lead: 'water', asks: {} });
    expect(outcome.state().clocks['sign']?.from).toBe('2026-06-02T05:30:00Z');
  });

  it('may be granted to a third unit, but not to the same one or a co-handler', () => {
    given(toWorks, askBack())
      .when(desk('grant-return', { lead: 'parks' }))
      .then(['AskGranted', { lead: 'parks' }]);
    given(toWorks, askBack())
      .when(desk('grant-return', { lead: 'works' }))
      .refused('return-to-itself');
    given(toWorks, askBack())
      .when(desk('grant-return', { lead: 'nowhere' }))
      .refused('unknown-unit');
    given(reported(), dispatched({ coHandlers: ['water'] }), askBack())
      .when(desk('grant-return', {}))
      .refused('lead-and-co-handler');
  });

  it('when refused leaves it with the unit, whose signing clock then runs on', () => {
    const outcome = given(toWorks, askBack())
      .when(refused)
      .then(['AskRefused', { matter: 'return' }]);
    expect(outcome.state()).toMatchObject({ status: 'dispatched', lead: 'works' });
    expect(outcome.state().clocks['sign']).toBeDefined();
  });

  it('that waits for its decision holds the signing clock', () => {
    given(toWorks, askBack(), days(3))
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'contact' }]);
    given(toWorks, askBack(), days(3))
      .when(refused)
      .then(['AskRefused', { matter: 'return' }]);
    given(toWorks, askBack(), days(3), refused)
      .whenSwept()
      .then(['DeadlinePassed', { clock: 'sign', due: '2026-06-03T01:30:00Z' }], 'Signed');
  });

  it('is over when the unit signs after all', () => {
    const outcome = given(toWorks, askBack()).when(signed).then('Signed');
    expect(outcome.state().asks).toEqual({});
  });

  it('is asked for once at a time', () => {
    given(toWorks, askBack()).when(askBack()).refused('already-asked');
  });
});

describe('twice returned', () => {
  const twice: Move = [toWorks, askBack(), refused, askBack()];
  const bind = by('bureau-dispatcher');

  it('the dispatcher no longer decides', () => {
    given(twice).when(desk('grant-return', {})).refused('needs-binding-decision');
    given(twice).when(refused).refused('needs-binding-decision');
  });

  it('the supervising unit decides, and that binds', () => {
    const outcome = given(twice).when(bind('bind', { lead: 'water', text: '兜底' }));
    outcome.then(['Dispatched', { lead: 'water', grade: 'general', binding: true }]);
    expect(outcome.state()).toMatchObject({ bound: true, status: 'dispatched', asks: {} });
    given(twice, bind('bind', { lead: 'water', text: '兜底' }))
      .when(by('water-lead')('ask-return', { basis: 'duplicate', rightUnit: 'works', text: '' }))
      .refused('bound-by-decision');
  });

  it('counts over units: a second return by the next one is the second', () => {
    const passedOn: Move = [toWorks, askBack(), desk('grant-return', {})];
    const again = by('water-lead')('ask-return', {
      basis: 'not-our-area',
      rightUnit: 'works',
      text: '…',
    });
    given(passedOn, again).when(desk('grant-return', {})).refused('needs-binding-decision');
    given(passedOn, again)
      .when(by('district-office')('bind', { lead: 'works', text: '…' }))
      .then('Dispatched');
  });

  it('is not decided before, nor by a unit that does not supervise', () => {
    given(toWorks, askBack())
      .when(bind('bind', { lead: 'water', text: '' }))
      .refused('no-binding-needed');
    given(twice)
      .when(by('subdistrict-dispatcher')('bind', { lead: 'water', text: '' }))
      .refused('not-allowed');
  });
});
