import { measureOf, type Measure } from '../../figures/measures.ts';
import { ratesOf, type Rate, type RateId } from '../../figures/rates.ts';
import { entryOn, seededWeights, type Weights } from '../../domain/catalogue/index.ts';
import type { World } from '../../domain/world.ts';
import type { Day } from '../../kernel/time.ts';
import type { PublicValues } from '../../figures/public.ts';
import type { Visit } from './visit.ts';

/** What the log shows; sums that may be seen as they are hold more, `PublicValues`. */
export interface Values {
  readonly [measure: string]: { readonly shown: number };
}

/** What the log shows of a measure, which anyone can recompute. */
export function shown(values: Values, measure: string): number {
  return values[measure]?.shown ?? 0;
}

/** The attested rest in words; undefined where it isn't told. */
export function sealed({ w }: Visit, values: PublicValues, measure: string): string | undefined {
  const attested = values[measure]?.attested ?? null;
  if (attested === null) return undefined;
  return attested === 'under5' ? w.board.underFive : w.board.atLeast(String(attested));
}

/** The same beside a number in a table, where nothing is said about what is under 5: a note does. */
export function sealedBeside(
  visit: Visit,
  values: PublicValues,
  measure: string,
): string | undefined {
  const isMany = typeof values[measure]?.attested === 'number';
  return isMany ? sealed(visit, values, measure) : undefined;
}

/** Rates over what the log shows, so that a reader can recompute them. */
export function publicRates(values: Values, weights: Weights): { readonly [id in RateId]: Rate } {
  const sums = Object.fromEntries(Object.entries(values).map(([id, v]) => [id, v.shown]));
  return ratesOf(sums, weights);
}

export function weightsOn({ catalogue }: World, day: Day): Weights {
  return entryOn(catalogue, 'weights', 'weights', day) ?? seededWeights;
}

export function measureName({ language }: Visit, id: string): string {
  return measureOf(id)?.names[language] ?? id;
}

export function measureText({ language }: Visit, measure: Measure): string {
  return measure.definition[language];
}

export function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}
