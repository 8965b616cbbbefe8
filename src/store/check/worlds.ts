import type { World } from '../../domain/world.ts';
import type { StoreParts } from '../store.ts';
import { parseEntry } from './entry.ts';
import { LogFold } from './fold.ts';
import type { Scan } from './scan.ts';

/** The world from a log index on, until the next one. */
export interface DatedWorld {
  readonly from: number;
  readonly world: World;
}

/**
 * The worlds between moves of units, today's last: rows hold the units above a matter as they were
 * when it was last written. Stops where the log can't be followed.
 */
export async function worldsOf(
  { client, tenant }: Scan,
  parts: StoreParts,
): Promise<readonly DatedWorld[]> {
  const { rows } = await client.query<{ index: string; leaf: string }>(
    `select index, leaf from event
     where tenant = $1 and stream in ('people/all', 'catalogue/all') order by index`,
    [tenant],
  );
  const fold = new LogFold(parts);
  const worlds: DatedWorld[] = [];
  let from = 0;
  for (const row of rows) {
    const index = Number(row.index);
    const entry = parseEntry(row.leaf, tenant, index);
    if (!entry.ok || !entry.value.shown) break;
    const { event } = entry.value;
    if (event.type === 'UnitMoved') {
      worlds.push({ from, world: fold.world });
      from = index;
    }
    fold.apply(event, Object.keys(entry.value.parts), false);
  }
  return [...worlds, { from, world: fold.world }];
}
