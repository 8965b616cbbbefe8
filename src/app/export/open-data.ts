import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { measureOf } from '../../figures/measures.ts';
import { countsFor, treeReader } from '../../store/read/tree.ts';
import {
  formatPublished,
  type Figure,
  type FiguresFile,
  type PublishedPart,
} from '../verify/index.ts';
import { writeWhole } from '../files.ts';

export interface OpenData {
  readonly figures: FiguresFile;
  readonly published: readonly PublishedPart[];
}

/**
 * Every figure of every unit with all under it, as of the published checkpoint, and the parts that
 * were released for everybody. One snapshot, so that both belong to one log size.
 */
export async function readOpenData(
  pool: Pool,
  { tenant, origin }: { readonly tenant: string; readonly origin: string },
): Promise<OpenData> {
  const client = await pool.connect();
  let destroy = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    const checkpoints = await client.query<{ size: string; note: string }>(
      'select size, note from checkpoint where tenant = $1',
      [tenant],
    );
    const [checkpoint] = checkpoints.rows;
    if (!checkpoint) throw new Error(`${tenant} has no checkpoint`);
    const size = Number(checkpoint.size);
    const sums = await client.query<Sum>(
      `select unit, measure, coalesce(sum(n) filter (where not attested), 0)::int as shown,
         coalesce(sum(n) filter (where attested), 0)::int as attested
       from line where tenant = $1 and index < $2 group by unit, measure`,
      [tenant, size],
    );
    // Released words of matters that the log hides have no commitment to be compared with.
    const parts = await client.query<{
      index: string;
      name: string;
      salt: Buffer;
      content: string;
    }>(
      `select index, name, salt, content from part p
       where tenant = $1 and index < $2 and name = 'published' and content <> 'null' and (
         exists (select from event e where e.tenant = p.tenant and e.index = p.index
           and e.stream in ('people/all', 'catalogue/all'))
         or exists (select from problem_view v where v.tenant = p.tenant and not v.sensitive
           and (v.published_index = p.index or v.reason_index = p.index)))
       order by index`,
      [tenant, size],
    );
    await client.query('commit');
    destroy = false;
    const tree = await treeReader(pool)(tenant, size);
    return {
      figures: {
        huiyin: 'figures@v1',
        tenant,
        origin,
        size,
        checkpoint: checkpoint.note,
        figures: figuresOf(sums.rows, tree),
      },
      published: parts.rows.map(({ index, name, salt, content }) => ({
        index: Number(index),
        name,
        salt: salt.toString('base64'),
        content,
      })),
    };
  } finally {
    client.release(destroy);
  }
}

export async function exportOpenData(
  pool: Pool,
  tenant: { readonly tenant: string; readonly origin: string },
  folder: string,
): Promise<OpenData> {
  const data = await readOpenData(pool, tenant);
  await mkdir(folder, { recursive: true });
  const { figures, ...head } = data.figures;
  // A figure a line: such files are read by people and compared by programs.
  const lines = figures.map((figure) => `    ${JSON.stringify(figure)}`).join(',\n');
  const top = JSON.stringify(head, undefined, 2).slice(0, -2);
  await writeWhole(join(folder, 'figures.json'), `${top},\n  "figures": [\n${lines}\n  ]\n}\n`);
  await writeWhole(join(folder, 'published.ndjson'), formatPublished(data.published));
  return data;
}

interface Sum {
  readonly unit: string;
  readonly measure: string;
  readonly shown: number;
  readonly attested: number;
}

type Tree = Parameters<typeof countsFor>[0];

function figuresOf(sums: readonly Sum[], tree: Tree): Figure[] {
  const figures: Figure[] = [];
  for (const unit of [...tree.parents.keys()].sort()) {
    const totals = new Map<string, { shown: number; attested: number }>();
    for (const sum of sums) {
      if (!countsFor(tree, sum.unit, unit)) continue;
      const total = totals.get(sum.measure) ?? { shown: 0, attested: 0 };
      total.shown += sum.shown;
      total.attested += sum.attested;
      totals.set(sum.measure, total);
    }
    for (const [measure, { shown, attested }] of [...totals].sort(byName)) {
      const version = measureOf(measure)?.version;
      if (version !== undefined) figures.push({ measure, version, unit, shown, attested });
    }
  }
  return figures;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
