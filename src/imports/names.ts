import type { Names } from '../store/index.ts';
import { isWithin, type People } from '../domain/people/index.ts';
import { entryOn, type Catalogue } from '../domain/catalogue/index.ts';
import { own } from '../kernel/own.ts';
import type { Day } from '../kernel/time.ts';
import type { Job } from './job.ts';

/** What a name of the file may stand for, and why it is thought so. */
export interface Proposal {
  readonly code: string;
  readonly why: 'same-name' | 'part-of-name' | 'similar-name';
}

/** Names of things that there are, by how people write them. */
export interface Directory {
  /** The one thing that has this name; undefined if none or several have it. */
  find(name: string): string | undefined;
  /** The likeliest first, at most three. */
  propose(name: string): readonly Proposal[];
}

/** Without what differs from one hand to the next: width, case, spaces, brackets. */
export function normalName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()"'“”‘’《》、,.·-]/g, '');
}

/** A name of the file, with what was chosen for it. */
export interface UsedChoice {
  readonly name: string;
  readonly rows: number;
  /** null: a unit that the dispatcher is to find. */
  readonly code: string | null;
  /** Chosen with an earlier file, and taken over from there. */
  readonly remembered: boolean;
}

/** Choices that some row of the file uses; the rest of what is remembered says nothing of it. */
function usedChoices(
  named: readonly { readonly name: string; readonly rows: number }[],
  chosen: { readonly [name: string]: string | null },
  remembered: readonly string[],
): readonly UsedChoice[] {
  return named.flatMap(({ name, rows }) => {
    const code = own(chosen, name);
    return code === undefined ? [] : [{ name, rows, code, remembered: remembered.includes(name) }];
  });
}

/** What was chosen for names that a file uses. */
export function usedBy({ found, choices }: Pick<Job, 'found' | 'choices'>): {
  readonly units: readonly UsedChoice[];
  readonly categories: readonly UsedChoice[];
} {
  const { named = { units: [], categories: [] } } = found;
  const { units = [], categories = [] } = choices.remembered ?? {};
  return {
    units: usedChoices(named.units, choices.units, units),
    categories: usedChoices(named.categories, choices.categories, categories),
  };
}

/** What holds for other files too: "everything else" is another thing in each. */
export function lasting<V>(chosen: { readonly [name: string]: V }): { [name: string]: V } {
  return Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== '*' && name !== ''));
}

/** Open units of the tenant. */
export function unitNames(
  people: People,
  names: { readonly [ref: string]: Names },
): readonly (readonly [code: string, names: readonly string[]])[] {
  return Object.values(people.units)
    .filter((unit) => !unit.closed)
    .map(({ id }) => [id, namesOf(names[`unit:${id}`])]);
}

export function categoryNames(
  catalogue: Catalogue,
  names: { readonly [ref: string]: Names },
  today: Day,
): readonly (readonly [code: string, names: readonly string[]])[] {
  return Object.keys(catalogue.entries.category)
    .filter((code) => entryOn(catalogue, 'category', code, today))
    .map((code) => [code, [code, ...namesOf(names[`category:${code}`])]]);
}

function namesOf(names: Names | undefined): readonly string[] {
  return names ? [names.zh, ...(names.en === undefined ? [] : [names.en])] : [];
}

export function directory(
  entries: readonly (readonly [code: string, names: readonly string[]])[],
): Directory {
  const known = entries.flatMap(([code, names]) =>
    names.map((name) => [normalName(name), code] as const),
  );
  const byName = Map.groupBy(known, ([name]) => name);
  const codesOf = (name: string) => [
    ...new Set((byName.get(normalName(name)) ?? []).map(([, code]) => code)),
  ];
  return {
    find(name) {
      const [only, ...others] = codesOf(name);
      return others.length === 0 ? only : undefined;
    },
    propose(name) {
      const wanted = normalName(name);
      const scored = known.flatMap(([other, code]) => {
        const score = likeness(wanted, other);
        return score < 0.34 ? [] : [{ code, score, why: reason(wanted, other) }];
      });
      const best = new Map<string, (typeof scored)[number]>();
      for (const each of scored) {
        if ((best.get(each.code)?.score ?? 0) < each.score) best.set(each.code, each);
      }
      return [...best.values()]
        .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
        .slice(0, 3)
        .map(({ code, why }) => ({ code, why }));
    },
  };
}

function reason(a: string, b: string): Proposal['why'] {
  if (a === b) return 'same-name';
  return a.includes(b) || b.includes(a) ? 'part-of-name' : 'similar-name';
}

/** 1 if equal; else how much of their pairs of characters they share (Dice), more if one holds the other. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [x, y] = [pairs(a), pairs(b)];
  const shared = [...x].filter((pair) => y.has(pair)).length;
  const dice = (2 * shared) / (x.size + y.size || 1);
  const held = a.includes(b) || b.includes(a);
  return held && Math.min(a.length, b.length) >= 2 ? Math.max(0.6, dice) : dice;
}

function pairs(text: string): Set<string> {
  const chars = Array.from(text);
  return new Set(chars.slice(1).map((char, i) => `${chars[i] ?? ''}${char}`));
}

/** Whether an office's ledger can put a matter into this unit's hands. */
export function isOurs(people: People, unit: string, office: string): boolean {
  return isWithin(people, unit, office);
}
