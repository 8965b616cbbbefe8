import { z } from 'zod';
import type { FoundRow } from '../../store/search/index.ts';

const counts = z.array(z.object({ value: z.string(), count: z.number() }));

export const facetsShape = z.object({
  status: counts,
  category: counts,
  lead: counts,
  overdue: z.number(),
});

type Counts = z.infer<typeof counts>;

/** So many values of a facet are shown, the commonest. */
const MOST = 12;

/** What matters are, counted; the commonest first. */
export function facetsOf(rows: readonly FoundRow[]): z.infer<typeof facetsShape> {
  return {
    status: countsOf(rows.map(({ status }) => status)),
    category: countsOf(rows.map(({ category }) => category)),
    lead: countsOf(rows.flatMap(({ lead }) => (lead === null ? [] : [lead]))),
    overdue: rows.filter(({ open, overdue }) => open && overdue).length,
  };
}

function countsOf(values: readonly string[]): Counts {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]) => ({ value, count: all.length }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST);
}
