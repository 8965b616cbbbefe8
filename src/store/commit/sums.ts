import { chainOf } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import { cellId, type CellKey } from '../cells.ts';

/** What a batch adds to the cells, one entry a cell. */
export class Sums {
  readonly #byName = new Map<string, Sum>();

  add(key: CellKey, n: number): void {
    const name = JSON.stringify([key.scope, key.measure, key.attested, key.dims]);
    const known = this.#byName.get(name);
    if (known) known.n += n;
    else this.#byName.set(name, { key, n });
  }

  /** Of the cells whose sum changed. */
  rows(): (CellKey & { readonly id: string; readonly n: number })[] {
    return [...this.#byName.values()]
      .filter(({ n }) => n !== 0)
      .map(({ key, n }) => ({ id: cellId(key), ...key, n }));
  }

  /** What has been added to a unit's roll-ups. */
  ofUnit(unit: string): readonly Sum[] {
    return [...this.#byName.values()].filter(
      ({ key }) => key.dims['unit'] === unit && isRollUp(key),
    );
  }
}

export interface Sum {
  readonly key: CellKey;
  n: number;
}

export function isRollUp({ scope }: CellKey): boolean {
  return scope === 'tree' || scope === 'tree-month';
}

/**
 * Moves a subtree's roll-ups from the units that it leaves to those that it comes under. `stored`
 * are the moved unit's cells in the database; `sums` knows what this batch has added to them.
 */
export function moveRollUps(
  sums: Sums,
  stored: readonly Sum[],
  move: { readonly unit: string; readonly from: string; readonly to: string },
  world: World,
): void {
  // Copied first: adding to `sums` must not feed what is being moved.
  const moving = [...stored, ...sums.ofUnit(move.unit)].map(({ key, n }) => ({ key, n }));
  const chains = [
    { units: chainOf(world.people, move.from), sign: -1 },
    { units: chainOf(world.people, move.to), sign: 1 },
  ];
  for (const { key, n } of moving) {
    for (const { units, sign } of chains) {
      for (const unit of units) sums.add({ ...key, dims: { ...key.dims, unit } }, sign * n);
    }
  }
}
