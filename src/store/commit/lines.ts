import type { Line } from '../../figures/line.ts';
import type { PhotosSeen } from '../../figures/photos.ts';
import { cellsOf } from '../cells.ts';
import type { StoreParts } from '../store.ts';
import type { Fact } from './leaf.ts';
import { moveRollUps, Sums, type Sum } from './sums.ts';

export interface LineRow extends Line {
  readonly index: number;
  readonly ord: number;
  readonly stream: string;
  readonly attested: boolean;
}

/**
 * The lines of a batch and what they add to the cells. `seen` has what the log showed before of the
 * pictures in it, and takes them up; `storedRollUps` reads the roll-ups that a
 * unit has in the database, before this batch; asked only when a unit moves.
 */
export async function figuresOf(
  facts: readonly Fact[],
  parts: StoreParts,
  seen: PhotosSeen,
  storedRollUps: (unit: string) => Promise<readonly Sum[]>,
): Promise<{ lines: LineRow[]; sums: Sums }> {
  const lines: LineRow[] = [];
  const sums = new Sums();
  for (const { concept, event, before, after, world, restricted } of facts) {
    const isRepeated = seen.repeats(event, restricted);
    seen.take(event, restricted);
    const added = parts.linesOf(event, before, after, { world, kind: concept.kind, isRepeated });
    added.forEach((line, ord) => {
      const { index, stream } = event;
      lines.push({ ...line, index, ord, stream, attested: restricted });
      for (const key of cellsOf(line, restricted, world)) sums.add(key, line.n);
    });
    const move = moveOf(concept.kind, event);
    if (move) moveRollUps(sums, await storedRollUps(move.unit), move, world);
  }
  return { lines, sums };
}

/** The one fact that the store must know by name: roll-ups follow the unit tree. */
export function moveOf(
  kind: string,
  event: Fact['event'],
): { unit: string; from: string; to: string } | undefined {
  if (kind !== 'people' || event.type !== 'UnitMoved') return undefined;
  const { unit, from, parent } = event.data as { unit: string; from: string; parent: string };
  return { unit, from, to: parent };
}
