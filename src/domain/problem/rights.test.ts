import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { roles, type Post, type Role } from '../people/index.ts';
import {
  can,
  raiserRights,
  registrars,
  relates,
  rights,
  systemRights,
  type Relation,
} from './can.ts';
import type { ProblemCommand } from './commands.ts';
import { authorise, commandNames } from './decide.ts';
import { by, found, given, registration } from './testing.ts';

const TODAY = '2026-06-02';

/**
 * One matter with which every unit of the district has something, or nothing, to do: found by the
 * community, at the subdistrict's desk, led by works, which gave it to its roads section, with
 * water beside it, listed at the bureau.
 */
const { ledger, state } = given(
  found('community-handler'),
  by('subdistrict-dispatcher')('dispatch', {
    lead: 'works',
    coHandlers: ['water'],
    grade: 'general',
  }),
  by('works-handler')('sign'),
  by('works-lead')('assign', { unit: 'roads' }),
  by('works-lead')('list', {
    reason: 'funds',
    condition: 'funds-granted',
    owner: 'bureau',
    reviewOn: '2026-07-01',
    measures: '',
  }),
);
const { people } = ledger.world;

/** How each unit stands to it, by hand; a guide looks over what the unit above the group holds. */
const standing: { readonly [unit: string]: readonly Relation[] } = {
  district: ['dispatching', 'supervising', 'owning', 'independent', 'sees'],
  bureau: ['supervising', 'owning', 'independent', 'sees'],
  works: ['leading', 'lead', 'sees'],
  roads: ['lead', 'sees'],
  water: ['co', 'sees'],
  pipes: [],
  subdistrict: ['dispatching', 'independent', 'sees'],
  community: ['registrar', 'independent', 'sees'],
  parks: [],
  company: [],
};
const asGuide: { readonly [unit: string]: readonly Relation[] } = {
  roads: ['sees'],
  parks: ['independent', 'sees'],
  pipes: ['sees'],
  company: ['independent', 'sees'],
};
const allRelations: readonly Relation[] = [
  'dispatching',
  'leading',
  'lead',
  'co',
  'supervising',
  'owning',
  'registrar',
  'independent',
  'sees',
];

function post(unit: string, role: Role): Post {
  return { id: 'probe', person: 'probe', unit, role, from: '2026-01-01' };
}

function relationsOf(unit: string, role: Role): readonly Relation[] {
  const more = role === 'guide' ? (asGuide[unit] ?? []) : [];
  return [...new Set([...(standing[unit] ?? []), ...more])];
}

const cases = Object.keys(standing).flatMap((unit) => roles.map((role) => ({ unit, role })));

describe('how a post stands to a matter', () => {
  it.each(cases)('$role of $unit', ({ unit, role }) => {
    const holds = allRelations.filter((r) => relates(r, post(unit, role), state(), people, TODAY));
    expect([...holds].sort()).toEqual([...relationsOf(unit, role)].sort());
  });

  it('every relation is held by some unit and not by some other', () => {
    for (const relation of allRelations) {
      const units = Object.values(standing).filter((relations) => relations.includes(relation));
      expect(units.length, relation).toBeGreaterThan(0);
      expect(units.length, relation).toBeLessThan(Object.keys(standing).length);
    }
  });
});

describe('every role × command × relation', () => {
  it.each(cases)('$role of $unit may do what the table says and no more', ({ unit, role }) => {
    const relations = relationsOf(unit, role);
    for (const name of commandNames) {
      const told = (rights[name] ?? []).some(
        ([allowed, relation]) => allowed.includes(role) && relations.includes(relation),
      );
      expect(can(post(unit, role), name, state(), people, TODAY), name).toBe(told);
      expect(authorised(post(unit, role), name), name).toBe(
        name === 'register' ? registrars.includes(role) : told,
      );
    }
  });

  /** Through the front door: a world in which the probe holds that post and no other. */
  function authorised(probe: Post, name: ProblemCommand['name']): boolean {
    const world = {
      ...ledger.world,
      people: {
        ...people,
        persons: { ...people.persons, probe: {} },
        posts: { ...people.posts, probe },
      },
    };
    const command = { stream: 'problem/a', name, data: {} } as ProblemCommand;
    const asking = { now: ledger.now, world, actor: { as: 'person', person: 'probe' } } as const;
    return !isRefusal(authorise(command, state(), asking));
  }

  it('raisers, the system and anyone have their own short lists', () => {
    const withRaiser = given(
      by('community-handler')('register', registration({ source: 'registered-for-somebody' })),
    ).state();
    const allowed = (actor: object) =>
      commandNames.filter((name) => {
        const command = { stream: 'problem/a', name, data: {} } as ProblemCommand;
        const asking = { now: ledger.now, world: ledger.world, actor } as never;
        return !isRefusal(authorise(command, withRaiser, asking));
      });
    expect(allowed({ as: 'anyone' })).toEqual(['register']);
    expect(allowed({ as: 'raiser', code: 'other' })).toEqual([]);
    expect(allowed({ as: 'raiser', code: 'code-1' }).sort()).toEqual([...raiserRights].sort());
    // A restore repeats erasures.
    expect(allowed({ as: 'system' }).sort()).toEqual([...systemRights, 'erase'].sort());
    expect(allowed({ as: 'person', person: 'nobody' })).toEqual([]);
  });

  it('an auditor, an instructor and a representative may do nothing to a matter', () => {
    for (const role of ['auditor', 'instructor', 'representative'] as const) {
      for (const unit of Object.keys(standing)) {
        const may = commandNames.filter((n) => can(post(unit, role), n, state(), people, TODAY));
        expect(may).toEqual([]);
      }
    }
  });

  it('as a table to read', async () => {
    const units = Object.keys(standing);
    const rows = commandNames
      .filter((name) => rights[name])
      .map((name) => {
        const cells = units.map((unit) =>
          roles.filter((role) => can(post(unit, role), name, state(), people, TODAY)).join(', '),
        );
        return `| ${name} | ${cells.join(' | ')} |`;
      });
    const heads = units.map((unit) => [unit, ...(standing[unit] ?? [])].join('<br>'));
    const table = [
      '# Who may do what',
      '',
      'Found by asking, for the matter in `rights.test.ts`. A column is a unit and how it stands to the matter; a cell has the roles there that may. Guides look over what the unit above their group holds.',
      '',
      `| command | ${heads.join(' | ')} |`,
      `| --- |${' --- |'.repeat(units.length)}`,
      ...rows,
      '',
    ];
    await expect(table.join('\n')).toMatchFileSnapshot('rights.snapshot.md');
  });
});
