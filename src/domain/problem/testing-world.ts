import type { Command } from '../../kernel/decider.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import {
  seededGrades,
  seededSettings,
  seededWeights,
  type CatalogueCommand,
} from '../catalogue/index.ts';
import { publishedYear } from '../catalogue/testing.ts';
import type { PeopleCommand, Role, UnitKind } from '../people/index.ts';
import { Ledger } from './testing-ledger.ts';

/** Tuesday, half past nine in the morning in Beijing. */
export const START = '2026-06-02T01:30:00Z';

type UnitLine = readonly [
  unit: string,
  kind: UnitKind,
  parent: string | undefined,
  area: string | undefined,
  roles: readonly Role[],
];

/**
 * A district: its leading office at the root; the construction bureau with its works department,
 * which has a roads section; water; a subdistrict with a community; a company with a workshop and
 * an inspection section; a guidance team; a contractor. Persons are called `<unit>-<role>`, a second
 * one in the same role `<unit>-<role>-2`.
 */
const units: readonly UnitLine[] = [
  [
    'district',
    'leading-office',
    undefined,
    '110105000000',
    ['office', 'office', 'dispatcher', 'dispatcher', 'caller', 'caller', 'auditor'],
  ],
  ['bureau', 'department', 'district', undefined, ['office', 'dispatcher', 'caller', 'guide']],
  ['works', 'department', 'bureau', undefined, ['lead', 'lead', 'handler', 'handler', 'caller']],
  ['roads', 'section', 'works', undefined, ['lead', 'handler']],
  ['water', 'department', 'district', undefined, ['lead', 'handler']],
  ['pipes', 'section', 'water', undefined, ['handler']],
  ['parks', 'department', 'district', undefined, ['lead', 'handler']],
  [
    'subdistrict',
    'subdistrict',
    'district',
    '110105001000',
    ['office', 'dispatcher', 'dispatcher', 'caller', 'handler'],
  ],
  ['community', 'community', 'subdistrict', '110105001001', ['handler', 'representative']],
  ['company', 'enterprise', 'district', undefined, ['office', 'lead', 'handler']],
  ['workshop', 'section', 'company', undefined, ['lead', 'handler']],
  ['inspection', 'section', 'company', undefined, ['guide', 'guide']],
  ['guidance', 'team', 'district', undefined, ['guide', 'guide']],
  ['gardeners', 'contractor', 'parks', undefined, ['handler']],
];

function peopleCommands(): readonly PeopleCommand[] {
  return units.flatMap(([unit, kind, parent, area, roles]): PeopleCommand[] => {
    const place = { ...(parent === undefined ? {} : { parent }), ...(area ? { area } : {}) };
    const names = { zh: `单位 ${unit}`, en: unit };
    const opened: PeopleCommand = {
      stream: 'people/all',
      name: 'open-unit',
      data: { unit, kind, names, ...place },
    };
    const seen: Role[] = [];
    return [
      opened,
      ...roles.flatMap((role): PeopleCommand[] => {
        seen.push(role);
        const nth = seen.filter((r) => r === role).length;
        return taking(nth === 1 ? `${unit}-${role}` : `${unit}-${role}-${String(nth)}`, unit, role);
      }),
    ];
  });
}

/** A person who comes and takes a post. */
function taking(person: string, unit: string, role: Role): PeopleCommand[] {
  const from = '2026-01-01';
  return [
    { stream: 'people/all', name: 'register-person', data: { person, name: `姓名 ${person}` } },
    { stream: 'people/all', name: 'take-post', data: { post: person, person, unit, role, from } },
  ];
}

const categories = [
  ['roads', 'general'],
  ['planning', 'complex'],
  ['supply', 'utilities'],
  ['fire', 'danger'],
] as const;

function catalogueCommands(): readonly CatalogueCommand[] {
  const validFrom = '2026-01-01';
  const stream = 'catalogue/all';
  const name = 'set-entry';
  const set = (data: Extract<CatalogueCommand, { name: 'set-entry' }>['data']) =>
    ({ stream, name, data }) as const;
  return [
    set({ kind: 'settings', code: 'default', validFrom, data: seededSettings }),
    set({ kind: 'weights', code: 'default', validFrom, data: seededWeights }),
    ...Object.entries(seededGrades).map(([code, data]) =>
      set({ kind: 'grade', code, validFrom, data, names: { zh: code } }),
    ),
    ...categories.map(([code, grade]) =>
      set({ kind: 'category', code, validFrom, data: { grade }, names: { zh: code } }),
    ),
    set({
      kind: 'category',
      code: 'children',
      validFrom,
      data: { grade: 'general', sensitive: 'minors' },
    }),
    { stream, name: 'load-calendar', data: { year: 2026, ...publishedYear(2026) } },
  ];
}

let built: Ledger | undefined;

/** The district on its first day, with no matter yet. */
export function district(): Ledger {
  if (!built) {
    built = new Ledger(START);
    const commands: readonly Command[] = [...peopleCommands(), ...catalogueCommands()];
    for (const command of commands) {
      const done = built.commit({ as: 'system' }, command);
      if (isRefusal(done)) throw new Error(`${command.name} was refused: ${done.refused}`);
    }
  }
  return built.fork();
}
