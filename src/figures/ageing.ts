import { dayNumber, plusDays, type Day } from '../kernel/time.ts';

/**
 * How long open listings (`listed-open`) have stood: counted from the day on which a matter last
 * became listed and open in the unit asked for or under it, in whole days up to the day of the
 * board. A change of its category, or of its unit below, begins nothing anew.
 */
export const ageBands = [
  { id: 'under-30', least: 0, most: 29 },
  { id: 'under-90', least: 30, most: 89 },
  { id: 'under-180', least: 90, most: 179 },
  { id: 'over-180', least: 180, most: undefined },
] as const;
export type AgeBand = (typeof ageBands)[number]['id'];

/** The days since which listings of a band have stood on `today`, both included. */
export function daysOfBand(
  band: AgeBand,
  today: Day,
): { readonly from: Day | undefined; readonly to: Day } {
  const { least, most } = ageBands.find(({ id }) => id === band) ?? ageBands[0];
  const from = most === undefined ? undefined : plusDays(today, -most);
  return { from, to: plusDays(today, -least) };
}

/** Listings by band; `since`: how many have stood since which day. */
export function bandsOf(
  since: readonly { readonly day: Day; readonly n: number }[],
  today: Day,
): readonly { readonly band: AgeBand; readonly n: number }[] {
  return ageBands.map(({ id, least, most }) => {
    const of = since.filter(({ day }) => {
      const age = Math.max(0, dayNumber(today) - dayNumber(day));
      return age >= least && (most === undefined || age <= most);
    });
    return { band: id, n: of.reduce((sum, { n }) => sum + n, 0) };
  });
}
