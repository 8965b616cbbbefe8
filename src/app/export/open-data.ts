import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { localDay, toInstant, type Day } from '../../kernel/time.ts';
import { writeCsv } from '../../documents/index.ts';
import { dictionary, dictionaryColumns, dictionaryRows } from '../../figures/dictionary.ts';
import { measures } from '../../figures/measures.ts';
import { isListed, publicValues, type AttestedTotals } from '../../figures/public.ts';
import { domainParts } from '../../store/index.ts';
import { countsFor, treeReader } from '../../store/read/tree.ts';
import { worldReader } from '../../store/world.ts';
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
 * were released for everybody. One snapshot, so that both belong to one log size. `now`, in
 * milliseconds since 1970, says which day it is: attested totals stand as of its start.
 */
export async function readOpenData(
  pool: Pool,
  { tenant, origin }: { readonly tenant: string; readonly origin: string },
  now: number,
): Promise<OpenData> {
  const before = await dayOf(pool, tenant, now);
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
         coalesce(sum(n) filter (where attested and day < $3), 0)::int as attested
       from line where tenant = $1 and index < $2 group by unit, measure`,
      [tenant, size, before],
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
        attestedBefore: before,
        figures: figuresOf(sums.rows, tree, before),
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
  now = Date.now(),
): Promise<OpenData> {
  const data = await readOpenData(pool, tenant, now);
  await mkdir(folder, { recursive: true });
  const { figures, ...head } = data.figures;
  // A figure a line: such files are read by people and compared by programs.
  const lines = figures.map((figure) => `    ${JSON.stringify(figure)}`).join(',\n');
  const top = JSON.stringify(head, undefined, 2).slice(0, -2);
  await writeWhole(join(folder, 'figures.json'), `${top},\n  "figures": [\n${lines}\n  ]\n}\n`);
  await writeWhole(join(folder, 'published.ndjson'), formatPublished(data.published));
  const words = dictionary();
  const text = `${JSON.stringify(words, undefined, 2)}\n`;
  await writeWhole(join(folder, 'dictionary.json'), text);
  let table = '';
  for await (const piece of writeCsv(dictionaryColumns, dictionaryRows(words))) table += piece;
  await writeWhole(join(folder, 'dictionary.csv'), table);
  return data;
}

interface Sum {
  readonly unit: string;
  readonly measure: string;
  readonly shown: number;
  readonly attested: number;
}

type Tree = Parameters<typeof countsFor>[0];

function figuresOf(sums: readonly Sum[], tree: Tree, before: Day): Figure[] {
  const attested = { before, totals: totalsOf(sums, ({ attested }) => attested) };
  return [...tree.parents.keys()].sort().flatMap((unit) => {
    const own = sums.filter((sum) => countsFor(tree, sum.unit, unit));
    return figuresOfUnit(unit, own, unit === tree.root ? attested : undefined);
  });
}

function figuresOfUnit(
  unit: string,
  sums: readonly Sum[],
  attested: AttestedTotals | undefined,
): Figure[] {
  const totals = totalsOf(sums, ({ shown }) => shown);
  const shown = Object.fromEntries(Object.entries(totals).map(([id, n]) => [id, { shown: n }]));
  const values = publicValues(shown, attested);
  return measures.flatMap(({ id, version }) => {
    const value = values[id];
    return value && isListed(value) ? [{ measure: id, version, unit, ...value }] : [];
  });
}

function totalsOf(sums: readonly Sum[], of: (sum: Sum) => number): { [measure: string]: number } {
  const totals: { [measure: string]: number } = {};
  for (const sum of sums) totals[sum.measure] = (totals[sum.measure] ?? 0) + of(sum);
  return totals;
}

/** The tenant's local day, by the settings that it has now. */
async function dayOf(pool: Pool, tenant: string, now: number): Promise<Day> {
  const { world } = await worldReader(pool, domainParts)(tenant);
  return localDay(toInstant(now / 1000), world.catalogue.settings.utcOffsetMinutes);
}
