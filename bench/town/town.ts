import type { Actor, Command } from '../../src/kernel/decider.ts';
import { seededGrades } from '../../src/domain/catalogue/index.ts';

/** Who and what there is in a made-up district. */
export interface Town {
  readonly root: string;
  readonly streets: readonly Street[];
  readonly departments: readonly string[];
  readonly categories: readonly string[];
  readonly sensitive: string;
}

export interface Street {
  readonly unit: string;
  readonly communities: readonly Community[];
}

export interface Community {
  readonly unit: string;
  readonly area: string;
}

export interface TownSize {
  readonly streets: number;
  readonly communities: number;
  readonly departments: number;
}

/** About a hundred units, like a district with its streets and departments. */
export const district: TownSize = { streets: 12, communities: 7, departments: 15 };

/** The first day of the story. */
export const firstDay = '2025-01-02';

export function town(size: TownSize): Town {
  const number = (n: number) => String(n).padStart(3, '0');
  return {
    root: 'qu',
    streets: many(size.streets, (s) => ({
      unit: `street-${s}`,
      communities: many(size.communities, (c) => ({
        unit: `street-${s}-community-${c}`,
        area: `110105${number(s)}${number(c)}`,
      })),
    })),
    departments: many(size.departments, (d) => `department-${d}`),
    categories: many(40, (c) => `category-${c}`),
    sensitive: 'family-violence',
  };
}

function many<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i + 1));
}

/** The persons of a unit, by what they do there. Two heads: nobody grants what they asked for. */
export const person = {
  office: (unit: string) => `${unit}-office`,
  second: (unit: string) => `${unit}-second`,
  lead: (unit: string) => `${unit}-lead`,
  handler: (unit: string) => `${unit}-handler`,
  caller: (unit: string) => `${unit}-caller`,
};

export function actorOf(who: string): Actor {
  return { as: 'person', person: who };
}

/** Everything that the system sets up before the first report. */
export function founding(place: Town): Command[] {
  const { root, streets, departments } = place;
  const communities = streets.flatMap((street) =>
    street.communities.map((community) => ({ ...community, parent: street.unit })),
  );
  return [
    unit(root, 'leading-office', undefined, '110105000000'),
    ...streets.map(({ unit: id }, i) =>
      unit(id, 'subdistrict', root, `110105${String(i + 1).padStart(3, '0')}000`),
    ),
    ...communities.map(({ unit: id, parent, area }) => unit(id, 'community', parent, area)),
    ...departments.map((id) => unit(id, 'department', root)),
    ...staff(root, ['office', 'second', 'lead', 'caller']),
    ...streets.flatMap((street) => staff(street.unit, ['office', 'second', 'lead', 'handler'])),
    ...communities.flatMap((community) => staff(community.unit, ['lead', 'handler'])),
    ...departments.flatMap((id) => staff(id, ['office', 'second', 'lead', 'handler'])),
    ...catalogue(place),
  ];
}

function unit(id: string, kind: string, parent: string | undefined, area?: string): Command {
  const data = {
    unit: id,
    kind,
    names: { zh: id, en: id },
    ...(parent === undefined ? {} : { parent }),
    ...(area === undefined ? {} : { area }),
  };
  return { stream: 'people/all', name: 'open-unit', data };
}

function staff(unitId: string, who: readonly (keyof typeof person)[]): Command[] {
  return who.flatMap((as) => {
    const id = person[as](unitId);
    const role = as === 'second' ? 'office' : as;
    const post = { post: `${id}-post`, person: id, unit: unitId, role, from: firstDay };
    return [
      { stream: 'people/all', name: 'register-person', data: { person: id, name: id } },
      { stream: 'people/all', name: 'take-post', data: post },
    ];
  });
}

function catalogue({ categories, sensitive }: Town): Command[] {
  const entry = (kind: string, code: string, data: object): Command => ({
    stream: 'catalogue/all',
    name: 'set-entry',
    data: { kind, code, validFrom: firstDay, data, names: { zh: code, en: code } },
  });
  return [
    ...Object.entries(seededGrades).map(([code, grade]) => entry('grade', code, grade)),
    ...categories.map((code) => entry('category', code, { grade: 'general' })),
    entry('category', sensitive, { grade: 'general', sensitive: 'domestic-violence' }),
    ...[2025, 2026].map((year): Command => ({
      stream: 'catalogue/all',
      name: 'load-calendar',
      data: { year, holidays: ['01-01', '10-01', '10-02'], workdays: [] },
    })),
  ];
}
