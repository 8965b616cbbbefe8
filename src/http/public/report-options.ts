import { entryOn } from '../../domain/catalogue/index.ts';
import { chainOf, type Unit } from '../../domain/people/index.ts';
import { problemWords, type Kind } from '../../domain/problem/index.ts';
import type { Scene } from './context.ts';
import type { Option } from './fields.ts';

/** What residents raise; findings are what staff register. */
export const raisedKinds: readonly Kind[] = problemWords.kinds.filter((kind) => kind !== 'finding');

/** So many units still make a list that loads and reads on an old phone. */
const MOST_UNITS = 200;

/** Categories that hold today, each under its parent; one that others lie under is only their group. */
export function categoryOptions({ named, today, category }: Scene): readonly Option[] {
  const { catalogue } = named.world;
  const codes = Object.keys(catalogue.entries.category).filter(
    (code) => entryOn(catalogue, 'category', code, today) !== undefined,
  );
  const parentOf = (code: string) => entryOn(catalogue, 'category', code, today)?.parent;
  const parents = new Set(codes.map(parentOf));
  return codes
    .filter((code) => !parents.has(code))
    .map((code) => {
      const parent = parentOf(code);
      const group = parent === undefined ? {} : { group: category(parent) };
      return { value: code, label: category(code), ...group };
    })
    .sort((a, b) => Number('group' in a) - Number('group' in b));
}

/** Places to choose from: open units with an area of their own, as the tree has them. */
export function areaOptions(scene: Scene): readonly Option[] {
  const kinds: readonly Unit['kind'][] = ['subdistrict', 'community', 'enterprise'];
  const placed = inTree(scene).filter((u) => u.area !== undefined && kinds.includes(u.kind));
  const seen = new Set<string>();
  return cut(scene, placed).flatMap(({ id, area = '' }) => {
    if (seen.has(area)) return [];
    seen.add(area);
    return [{ value: area, label: indented(scene, id) }];
  });
}

/** Offices that a complaint may be about. */
export function officeOptions(scene: Scene): readonly Option[] {
  const { root } = scene.named.world.people;
  const units = inTree(scene).filter((u) => u.id !== root && u.kind !== 'contractor');
  return cut(scene, units).map(({ id }) => ({ value: id, label: indented(scene, id) }));
}

/** Parents before children, siblings in the order in which they were opened. */
function inTree({ named }: Scene): readonly Unit[] {
  const { units, root } = named.world.people;
  const children = Map.groupBy(Object.values(units), (u) => u.parent ?? '');
  const walk = (unit: Unit): readonly Unit[] => [
    unit,
    ...(children.get(unit.id) ?? []).flatMap(walk),
  ];
  const top = root === undefined ? undefined : units[root];
  return top ? walk(top).filter((u) => !u.closed) : [];
}

/** Too many to list: only those nearer the top, where every resident finds theirs. */
function cut(scene: Scene, units: readonly Unit[]): readonly Unit[] {
  let kept = units;
  for (let depth = 6; kept.length > MOST_UNITS && depth > 1; depth -= 1) {
    kept = kept.filter((u) => depthOf(scene, u.id) <= depth);
  }
  return kept.slice(0, MOST_UNITS);
}

function depthOf({ named }: Scene, unit: string): number {
  return chainOf(named.world.people, unit).length;
}

/** Ideographic spaces show the level: they are kept in an option's text. */
function indented(scene: Scene, unit: string): string {
  return '\u3000'.repeat(Math.max(0, depthOf(scene, unit) - 2)) + scene.unit(unit);
}
