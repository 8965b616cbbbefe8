import { rowOf, type Problem } from '../domain/problem/index.ts';
import type { NamedWorld } from '../store/index.ts';

/** What people call a matter by. */
export function numberOf(p: Problem, { world }: Pick<NamedWorld, 'world'>): string {
  const row = rowOf('problem/', p, world);
  if (!row) throw new Error('a registered problem has a number');
  return row.number;
}
