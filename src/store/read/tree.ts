import type { Pool } from 'pg';

/** Who was under whom. */
export interface UnitTree {
  readonly root: string | undefined;
  /** Each unit and the one above it, the root with none. */
  readonly parents: ReadonlyMap<string, string | undefined>;
}

interface Placed {
  readonly index: number;
  readonly unit: string;
  readonly parent: string | undefined;
}

interface Known {
  /** Where each unit was put, in the log's order: the events that opened and moved them. */
  readonly placed: readonly Placed[];
  /** The events of the people stream that were looked through. */
  readonly seq: number;
}

/**
 * Reads the unit tree as it stood at any log size. The log never changes what it holds, so a tenant's
 * openings and moves are kept and only later ones are read: one query a call.
 */
export function treeReader(pool: Pool) {
  const known = new Map<string, Known>();
  return async (tenant: string, size: number): Promise<UnitTree> => {
    const before = known.get(tenant) ?? { placed: [], seq: 0 };
    const { rows } = await pool.query<{ index: string; seq: number; leaf: string | null }>({
      name: 'read-units',
      text: `select index, seq, case when type in ('UnitOpened', 'UnitMoved') then leaf end as leaf
        from event where tenant = $1 and stream = 'people/all' and seq > $2 order by seq`,
      values: [tenant, before.seq],
    });
    const added = rows.flatMap(({ index, leaf }) =>
      leaf === null ? [] : [placedBy(Number(index), leaf)],
    );
    const placed = [...before.placed, ...added];
    known.set(tenant, { placed, seq: rows.at(-1)?.seq ?? before.seq });
    return treeOf(placed.filter(({ index }) => index < size));
  };
}

function placedBy(index: number, leaf: string): Placed {
  const { data } = JSON.parse(leaf) as { data: { unit: string; parent?: string } };
  return { index, unit: data.unit, parent: data.parent };
}

function treeOf(placed: readonly Placed[]): UnitTree {
  const parents = new Map(placed.map(({ unit, parent }) => [unit, parent]));
  return { root: placed.find(({ parent }) => parent === undefined)?.unit, parents };
}

/**
 * Whether what is counted for `of` counts for `unit`: that is the unit itself or under it. What
 * belongs to no unit counts at the root alone.
 */
export function countsFor({ root, parents }: UnitTree, of: string, unit: string): boolean {
  if (!parents.has(of)) return unit === root;
  for (let id: string | undefined = of; id !== undefined; id = parents.get(id)) {
    if (id === unit) return true;
  }
  return false;
}
