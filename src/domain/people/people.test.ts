import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { district, Ledger, START } from '../problem/testing.ts';
import type { PeopleCommand } from './decide.ts';
import { chainOf, hasOffice, postsOf, subtreeOf, supervisingUnit } from './state.ts';

type Data<N extends PeopleCommand['name']> = Extract<PeopleCommand, { name: N }>['data'];

function act<N extends PeopleCommand['name']>(
  ledger: Ledger,
  person: string | undefined,
  name: N,
  data: Data<N>,
) {
  const actor =
    person === undefined ? ({ as: 'system' } as const) : { as: 'person' as const, person };
  const done = ledger.commit(actor, { stream: 'people/all', name, data });
  return isRefusal(done) ? done.refused : done.map((fact) => fact.event.type);
}

const names = { zh: '新单位' };
const team = { unit: 'team', kind: 'team', parent: 'works', names } as const;

describe('units', () => {
  it('form a tree with one root', () => {
    const ledger = new Ledger(START);
    const root = { unit: 'root', kind: 'leading-office', names } as const;
    expect(act(ledger, undefined, 'open-unit', root)).toEqual(['UnitOpened']);
    expect(act(ledger, undefined, 'open-unit', root)).toBe('unit-exists');
    expect(act(ledger, undefined, 'open-unit', { ...root, unit: 'b' })).toBe('root-exists');
    expect(act(ledger, undefined, 'open-unit', { ...team, parent: 'c' })).toBe('unknown-unit');
    const odd = { ...root, unit: 'b', parent: 'root', kind: 'ministry' };
    expect(act(ledger, undefined, 'open-unit', odd as never)).toBe('unknown-unit-kind');
  });

  it('are opened, changed, renamed, moved and closed by an office above them', () => {
    const ledger = district();
    expect(act(ledger, 'bureau-office', 'open-unit', team)).toEqual(['UnitOpened']);
    const area = { unit: 'team', area: '110105001002' };
    expect(act(ledger, 'bureau-office', 'change-unit', area)).toEqual(['UnitChanged']);
    expect(ledger.world.people.units['team']).toMatchObject({ area: '110105001002' });
    expect(act(ledger, 'bureau-office', 'rename-unit', { unit: 'team', names })).toEqual([
      'UnitRenamed',
    ]);
    const to = (parent: string) => ({ unit: 'team', parent });
    expect(act(ledger, 'bureau-office', 'move-unit', to('roads'))).toEqual(['UnitMoved']);
    expect(act(ledger, 'bureau-office', 'move-unit', to('water'))).toBe('not-allowed');
    expect(act(ledger, 'district-office', 'move-unit', to('water'))).toEqual(['UnitMoved']);
    expect(act(ledger, 'district-office', 'move-unit', to('water'))).toBe('already-so');
    expect(act(ledger, 'bureau-office', 'close-unit', { unit: 'team' })).toBe('not-allowed');
    expect(act(ledger, 'district-office', 'close-unit', { unit: 'team' })).toEqual(['UnitClosed']);
    expect(act(ledger, 'district-office', 'rename-unit', { unit: 'team', names })).toBe(
      'unit-closed',
    );
    expect(act(ledger, 'works-lead', 'open-unit', { ...team, unit: 'other' })).toBe('not-allowed');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'are not found among what every object has: %s',
    (name) => {
      const ledger = district();
      const office = (...args: readonly [name: 'rename-unit', data: Data<'rename-unit'>]) =>
        act(ledger, undefined, ...args);
      expect(office('rename-unit', { unit: name, names })).toBe('unknown-unit');
      expect(act(ledger, undefined, 'open-unit', { ...team, unit: name })).toBe('bad-id');
      expect(act(ledger, undefined, 'open-unit', { ...team, parent: name })).toBe('unknown-unit');
      expect(act(ledger, undefined, 'leave', { person: name })).toBe('unknown-person');
      expect(act(ledger, undefined, 'register-person', { person: name, name: '…' })).toBe('bad-id');
      expect(act(ledger, undefined, 'end-post', { post: name, to: '2026-06-03' })).toBe(
        'unknown-post',
      );
      expect(postsOf(ledger.world.people, name, '2026-06-02')).toEqual([]);
      expect(chainOf(ledger.world.people, name)).toEqual([name]);
    },
  );

  it('never stand under themselves', () => {
    const ledger = district();
    const move = (unit: string, parent: string) =>
      act(ledger, 'district-office', 'move-unit', { unit, parent });
    expect(move('bureau', 'roads')).toBe('would-close-a-circle');
    expect(move('bureau', 'bureau')).toBe('would-close-a-circle');
    expect(move('district', 'water')).toBe('would-close-a-circle');
    expect(chainOf(ledger.world.people, 'roads')).toEqual(['roads', 'works', 'bureau', 'district']);
    expect(subtreeOf(ledger.world.people, 'bureau')).toEqual(['bureau', 'works', 'roads']);
  });

  it('are not closed while somebody works in them or something stands under them', () => {
    const ledger = district();
    const close = (unit: string) => act(ledger, 'district-office', 'close-unit', { unit });
    expect(close('works')).toBe('unit-in-use');
    expect(close('pipes')).toBe('unit-in-use');
    act(ledger, 'district-office', 'leave', { person: 'pipes-handler' });
    expect(close('pipes')).toEqual(['UnitClosed']);
  });

  it('are supervised by the nearest unit above that has an office, at the root by its own', () => {
    const { people } = district().world;
    expect(supervisingUnit(people, 'roads', '2026-06-02')).toBe('bureau');
    expect(supervisingUnit(people, 'bureau', '2026-06-02')).toBe('district');
    expect(supervisingUnit(people, 'community', '2026-06-02')).toBe('subdistrict');
    expect(supervisingUnit(people, 'district', '2026-06-02')).toBe('district');
  });

  it('have no office when the person in it has left', () => {
    const ledger = district();
    expect(hasOffice(ledger.world.people, 'bureau', '2026-06-02')).toBe(true);
    act(ledger, 'district-office', 'leave', { person: 'bureau-office' });
    expect(hasOffice(ledger.world.people, 'bureau', '2026-06-02')).toBe(false);
    expect(supervisingUnit(ledger.world.people, 'works', '2026-06-02')).toBe('district');
  });
});

describe('persons and posts', () => {
  const post = {
    post: 'new',
    person: 'works-lead',
    unit: 'roads',
    role: 'handler',
    from: '2026-06-10',
    to: '2026-06-20',
  } as const;
  const held = (ledger: Ledger, person: string, day: string) =>
    postsOf(ledger.world.people, person, day).map((p) => p.id);

  it('a post holds from its first to its last day', () => {
    const ledger = district();
    expect(act(ledger, 'bureau-office', 'take-post', post)).toEqual(['PostTaken']);
    expect(held(ledger, 'works-lead', '2026-06-09')).toEqual(['works-lead']);
    expect(held(ledger, 'works-lead', '2026-06-10')).toEqual(['works-lead', 'new']);
    expect(held(ledger, 'works-lead', '2026-06-20')).toEqual(['works-lead', 'new']);
    expect(held(ledger, 'works-lead', '2026-06-21')).toEqual(['works-lead']);
  });

  it('a post ends on a day, not later than it was to end', () => {
    const ledger = district();
    act(ledger, 'bureau-office', 'take-post', post);
    const end = (to: string) => act(ledger, 'bureau-office', 'end-post', { post: 'new', to });
    expect(end('2026-06-09')).toBe('bad-period');
    expect(end('someday')).toBe('bad-period');
    expect(end('2026-06-12')).toEqual(['PostEnded']);
    expect(end('2026-06-15')).toBe('post-ended');
    expect(held(ledger, 'works-lead', '2026-06-13')).toEqual(['works-lead']);
    expect(act(ledger, undefined, 'end-post', { post: 'none', to: '2026-06-12' })).toBe(
      'unknown-post',
    );
  });

  it('who left holds no post and takes none', () => {
    const ledger = district();
    expect(act(ledger, 'district-office', 'leave', { person: 'works-lead' })).toEqual([
      'PersonLeft',
    ]);
    expect(held(ledger, 'works-lead', '2026-06-02')).toEqual([]);
    expect(act(ledger, 'district-office', 'leave', { person: 'works-lead' })).toBe('person-left');
    expect(act(ledger, 'district-office', 'leave', { person: 'nobody' })).toBe('unknown-person');
    expect(act(ledger, 'district-office', 'take-post', post)).toBe('person-left');
  });

  it('refuses posts that make no sense', () => {
    const ledger = district();
    const take = (change: Partial<Data<'take-post'>>) =>
      act(ledger, 'district-office', 'take-post', { ...post, ...change });
    expect(take({ person: 'nobody' })).toBe('unknown-person');
    expect(take({ post: 'works-lead' })).toBe('post-exists');
    expect(take({ role: 'king' as never })).toBe('unknown-role');
    expect(take({ to: '2026-06-01' })).toBe('bad-period');
    expect(take({ from: '2026-13-01' })).toBe('bad-period');
    expect(take({ unit: 'nowhere' })).toBe('not-allowed');
    expect(act(ledger, undefined, 'take-post', { ...post, unit: 'nowhere' })).toBe('unknown-unit');
    const again = { person: 'works-lead', name: '又一位' };
    expect(act(ledger, 'district-office', 'register-person', again)).toBe('person-exists');
  });

  it('a further post is given by an office above all posts that the person has', () => {
    const ledger = district();
    const give = (office: string, person: string) =>
      act(ledger, office, 'take-post', { ...post, post: `${office}-${person}`, person });
    expect(give('bureau-office', 'water-handler')).toBe('not-allowed');
    expect(give('bureau-office', 'district-dispatcher')).toBe('not-allowed');
    expect(give('bureau-office', 'bureau-caller')).toEqual(['PostTaken']);
    expect(give('district-office', 'water-handler')).toEqual(['PostTaken']);
    const end = { post: 'parks-handler', to: '2026-06-01' };
    expect(act(ledger, 'district-office', 'end-post', end)).toEqual(['PostEnded']);
    expect(give('bureau-office', 'parks-handler')).toEqual(['PostTaken']);
    expect(act(ledger, undefined, 'take-post', { ...post, person: 'pipes-handler' })).toEqual([
      'PostTaken',
    ]);
  });

  it('the accused office cannot close a complaint to those who handle it', () => {
    const ledger = district();
    for (const person of ['district-dispatcher', 'district-caller', 'district-office']) {
      const given = { ...post, post: `blind-${person}`, person, role: 'handler' } as const;
      expect(act(ledger, 'bureau-office', 'take-post', given)).toBe('not-allowed');
    }
  });

  it('whoever has had no post leaves by the office of the root', () => {
    const ledger = district();
    act(ledger, 'bureau-office', 'register-person', { person: 'fresh', name: '…' });
    expect(act(ledger, 'bureau-office', 'leave', { person: 'fresh' })).toBe('not-allowed');
    expect(act(ledger, 'district-office', 'leave', { person: 'fresh' })).toEqual(['PersonLeft']);
  });

  it('an office arranges its own unit and what is under it, no other', () => {
    const ledger = district();
    expect(act(ledger, 'bureau-office', 'take-post', { ...post, unit: 'water' })).toBe(
      'not-allowed',
    );
    expect(act(ledger, 'bureau-office', 'end-post', { post: 'water-lead', to: '2026-06-03' })).toBe(
      'not-allowed',
    );
    expect(act(ledger, 'bureau-office', 'leave', { person: 'water-lead' })).toBe('not-allowed');
    expect(act(ledger, 'bureau-dispatcher', 'take-post', post)).toBe('not-allowed');
  });
});

describe('a link to set up an account', () => {
  const invite = (office: string | undefined, person: string, replaces?: boolean) =>
    act(district(), office, 'invite', { person, ...(replaces === undefined ? {} : { replaces }) });

  it('is made by an office at or above all posts of the person, and leaves an entry', () => {
    expect(invite('bureau-office', 'bureau-caller')).toEqual(['AccountInvited']);
    expect(invite('bureau-office', 'works-lead', false)).toEqual(['AccountInvited']);
    expect(invite('district-office', 'works-lead')).toEqual(['AccountInvited']);
    expect(invite(undefined, 'works-lead')).toEqual(['AccountInvited']);
    expect(invite('bureau-office', 'water-lead')).toBe('not-allowed');
    expect(invite('bureau-caller', 'works-lead')).toBe('not-allowed');
    expect(invite('district-office', 'nobody')).toBe('unknown-person');
  });

  it('takes the place of an account only from above the person, or from the root', () => {
    expect(invite('bureau-office', 'works-lead', true)).toEqual(['AccountInvited']);
    expect(invite('bureau-office', 'bureau-caller', true)).toBe('not-allowed');
    expect(invite('bureau-office', 'bureau-office', true)).toBe('not-allowed');
    expect(invite('district-office', 'bureau-office', true)).toEqual(['AccountInvited']);
    expect(invite('district-office', 'district-caller', true)).toEqual(['AccountInvited']);
    expect(invite('district-office', 'district-office-2', true)).toEqual(['AccountInvited']);
    expect(invite('district-office', 'district-office', true)).toBe('not-allowed');
  });

  it('is not for who left, and for who has no post only from the root', () => {
    const ledger = district();
    act(ledger, 'bureau-office', 'register-person', { person: 'fresh', name: '…' });
    expect(act(ledger, 'bureau-office', 'invite', { person: 'fresh' })).toBe('not-allowed');
    expect(act(ledger, 'district-office', 'invite', { person: 'fresh' })).toEqual([
      'AccountInvited',
    ]);
    act(ledger, 'district-office', 'leave', { person: 'fresh' });
    expect(act(ledger, 'district-office', 'invite', { person: 'fresh' })).toBe('person-left');
  });
});

describe('acting authority', () => {
  const acting = {
    post: 'acting',
    person: 'works-handler',
    unit: 'bureau',
    role: 'office',
    from: '2026-06-01',
    to: '2026-06-30',
    actingFor: 'bureau-office',
    scope: ['grant-answer'],
  } as const;
  const take = (ledger: Ledger, change: Partial<Data<'take-post'>>) =>
    act(ledger, 'district-office', 'take-post', { ...acting, ...change });

  it('has an end', () => {
    const { to: _, ...endless } = acting;
    expect(act(district(), 'district-office', 'take-post', endless)).toBe('acting-needs-an-end');
  });

  it('is for a post that is there, in its unit and its role', () => {
    expect(take(district(), { actingFor: 'none' })).toBe('unknown-post');
    expect(take(district(), { role: 'lead' })).toBe('not-allowed');
    expect(take(district(), { unit: 'works' })).toBe('not-allowed');
  });

  it('reaches as far as its scope', () => {
    const ledger = district();
    expect(take(ledger, {})).toEqual(['PostTaken']);
    expect(act(ledger, 'works-handler', 'open-unit', team)).toBe('not-allowed');
    const wider = { post: 'wider', scope: ['open-unit'] };
    expect(take(ledger, wider)).toEqual(['PostTaken']);
    expect(act(ledger, 'works-handler', 'open-unit', team)).toEqual(['UnitOpened']);
  });
});

it('nobody but offices and the system arranges people', () => {
  const command = { stream: 'people/all', name: 'leave', data: { person: 'works-lead' } };
  for (const actor of [{ as: 'anyone' }, { as: 'raiser', code: 'x' }] as const) {
    expect(district().commit(actor, command)).toEqual({ refused: 'not-allowed' });
  }
});
