import type { Pool } from 'pg';
import { sumsAsOf } from './as-of.ts';
import { attestedReader } from './attested.ts';
import { readAged, readAges, readCategories, readFirstDay } from './board.ts';
import { beginnings, firstIndexOf } from './days.ts';
import { readProvisional, readPublished, readRow, readRowByNumber } from './problems.ts';
import { openQueue } from './queue.ts';
import type { Reads } from './reads.ts';
import { readRecords } from './records.ts';
import { sumsByMonth, sumsNow } from './sums.ts';
import { treeReader } from './tree.ts';

export { BadCursor } from './cursor.ts';
export type * from './reads.ts';

/** The queries of a database whose schema a store brought up to date. It leaves the pool open. */
export function openReads(pool: Pool): Reads {
  const treeAt = treeReader(pool);
  const sizeAt = async (tenant: string, asOf = Infinity) =>
    Math.min(asOf, await sizeOf(pool, tenant));
  return {
    queue: openQueue(pool),
    provisional: (tenant, after, limit) => readProvisional(pool, tenant, after, limit),
    row: (tenant, stream) => readRow(pool, tenant, stream),
    rowByNumber: (tenant, number) => readRowByNumber(pool, tenant, number),
    published: (tenant, after, limit) => readPublished(pool, tenant, after, limit),
    async sums(tenant, { unit, measures, asOf }) {
      const size = await sizeOf(pool, tenant);
      if (asOf !== undefined && asOf < size) {
        return sumsAsOf(pool, tenant, unit, measures, asOf, await treeAt(tenant, asOf));
      }
      const [sums] = await sumsNow(pool, tenant, [unit], measures);
      return sums ?? { unit, size, values: {} };
    },
    sumsByUnit: (tenant, units, measures) => sumsNow(pool, tenant, units, measures),
    months: (tenant, unit, measures, months) => sumsByMonth(pool, tenant, unit, measures, months),
    attestedBefore: attestedReader(pool),
    sizeBefore: beginnings(pool, (tenant) => sizeOf(pool, tenant)),
    async records(tenant, query) {
      const size = await sizeAt(tenant, query.asOf);
      return readRecords(pool, tenant, query, size, await treeAt(tenant, size));
    },
    firstDay: (tenant) => readFirstDay(pool, tenant),
    async sizesBefore(tenant, days) {
      const size = await sizeOf(pool, tenant);
      return Promise.all(days.map((day) => firstIndexOf(pool, tenant, day, size)));
    },
    async course(tenant, { unit, measures }, sizes, treeOf) {
      const tree = await treeAt(tenant, treeOf);
      return Promise.all(sizes.map((at) => sumsAsOf(pool, tenant, unit, measures, at, tree)));
    },
    async categories(tenant, query) {
      const size = await sizeAt(tenant, query.asOf);
      return readCategories(pool, tenant, query, size, await treeAt(tenant, size));
    },
    async ages(tenant, { unit, asOf }) {
      const size = await sizeAt(tenant, asOf);
      return readAges(pool, tenant, unit, size, await treeAt(tenant, size));
    },
    async aged(tenant, query) {
      const size = await sizeAt(tenant, query.asOf);
      return readAged(pool, tenant, query, size, await treeAt(tenant, size));
    },
  };
}

async function sizeOf(pool: Pool, tenant: string): Promise<number> {
  const { rows } = await pool.query<{ size: string }>({
    name: 'read-size',
    text: 'select size from head where tenant = $1',
    values: [tenant],
  });
  return Number(rows[0]?.size ?? 0);
}
