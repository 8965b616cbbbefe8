import { createHash } from 'node:crypto';
import { canonical } from '../kernel/json.ts';
import { own } from '../kernel/own.ts';
import { chainOf } from '../domain/people/index.ts';
import type { World } from '../domain/world.ts';
import type { Line } from '../figures/line.ts';

/**
 * What a cell sums: `own` a unit's own lines; `tree` those of a unit and all under it;
 * `tree-month` the same by calendar month of the line's day; `fine` every dimension of a line.
 */
export type Scope = 'own' | 'tree' | 'tree-month' | 'fine';

export interface CellKey {
  readonly scope: Scope;
  readonly measure: string;
  readonly dims: { readonly [dimension: string]: string };
  /** Sums restricted events, which a verifier can't recompute. */
  readonly attested: boolean;
}

/** The id of a cell: the first 16 bytes of SHA-256 of the canonical JSON of its key, as hex. */
export function cellId({ scope, measure, dims, attested }: CellKey): string {
  const text = canonical({ scope, measure, dims, attested });
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The cells that a line adds to, in the world in which it was recorded. */
export function cellsOf(line: Line, attested: boolean, world: World): CellKey[] {
  const { measure, unit, category, source, area, day } = line;
  const month = day.slice(0, 7);
  const key = (scope: Scope, dims: CellKey['dims']): CellKey => ({
    scope,
    measure,
    dims,
    attested,
  });
  const above = rollUp(unit, world);
  return [
    key('own', { unit }),
    ...above.map((each) => key('tree', { unit: each })),
    ...above.map((each) => key('tree-month', { unit: each, month })),
    key('fine', { unit, category, source, area, day }),
  ];
}

/** The unit and all above it. What belongs to no unit counts at the root alone. */
function rollUp(unit: string, { people }: World): readonly string[] {
  if (own(people.units, unit)) return chainOf(people, unit);
  return people.root === undefined ? [] : [people.root];
}
