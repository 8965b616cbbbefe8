import type { Pool } from 'pg';
import { plusDays } from '../../kernel/time.ts';
import { fromCursor, pageOf } from './cursor.ts';
import { firstIndexOf } from './days.ts';
import type { Page, RecordRow, RecordsQuery } from './reads.ts';
import { countsFor, type UnitTree } from './tree.ts';

interface LineRow {
  readonly index: string;
  readonly ord: number;
  readonly day: string;
  readonly n: number;
  readonly unit: string;
  readonly category: string;
  readonly source: string;
  readonly stream: string;
  readonly number: string | null;
  readonly status: string | null;
}

/**
 * The newest lines of each unit come out of an index in their order, and of these the newest of all
 * are read: the cost is units × page and doesn't grow with the lines. What is attested is passed over
 * before the page is cut: else its end, or its being short, would tell of a sealed event.
 */
const recordsWhere = (condition: string) => `
  select l.index, l.ord, l.day, l.n, l.unit, l.category, l.source, l.stream,
    v.number, case when v.sensitive then null else v.status end as status
  from (
    select found.index, found.ord
    from unnest($3::text[]) as u(unit)
    cross join lateral (
      select index, ord from line
      where tenant = $1 and measure = $2 and unit = u.unit and not attested
        and index >= $4 and (index, ord) < ($5, $6) ${condition}
      order by index desc, ord desc limit $7
    ) found
    order by found.index desc, found.ord desc limit $7
  ) newest
  join line l on l.tenant = $1 and l.index = newest.index and l.ord = newest.ord
  left join problem_view v on v.tenant = $1 and v.stream = l.stream
  order by l.index desc, l.ord desc`;

const ALL = { name: 'read-records', text: recordsWhere('') };
const SOME = {
  name: 'read-some-records',
  text: recordsWhere('and day >= $8 and day <= $9 and ($10::text is null or category = $10)'),
};

/** `tree` is that of the log size at which the figure stands, `size`. */
export async function readRecords(
  pool: Pool,
  tenant: string,
  { measure, unit, category, from, to, after, limit }: RecordsQuery,
  size: number,
  tree: UnitTree,
): Promise<Page<RecordRow>> {
  const units = ['', ...tree.parents.keys()].filter((of) => countsFor(tree, of, unit));
  const [index, ord] = after === undefined ? [size, -1] : fromCursor(after, [0, 0] as const);
  // A day more at both ends, see firstIndexOf; the days themselves are compared as well.
  const [low, high] = await Promise.all([
    from === undefined ? 0 : firstIndexOf(pool, tenant, plusDays(from, -1), size),
    to === undefined ? size : firstIndexOf(pool, tenant, plusDays(to, 2), size),
  ]);
  const end = high < index ? [high, -1] : [index, ord];
  const values = [tenant, measure, units, low, ...end, limit + 1];
  const { rows } = await pool.query<LineRow>(
    from === undefined && to === undefined && category === undefined
      ? { ...ALL, values }
      : { ...SOME, values: [...values, from ?? '', to ?? '9999-12-31', category ?? null] },
  );
  return pageOf(rows, limit, (row) => [Number(row.index), row.ord], recordRow);
}

function recordRow({ index, number, status, ord: _ord, ...line }: LineRow): RecordRow {
  return {
    ...line,
    index: Number(index),
    ...(number === null ? {} : { number }),
    ...(status === null ? {} : { status }),
  };
}
