import { measureOf, type Measure } from '../../figures/measures.ts';
import { ratesOf, type Rate, type RateId } from '../../figures/rates.ts';
import { entryOn, seededWeights, type Weights } from '../../domain/catalogue/index.ts';
import type { World } from '../../domain/world.ts';
import type { Day } from '../../kernel/time.ts';
import type { Sums } from '../../store/read/reads.ts';
import type { Visit } from './visit.ts';

/** Fewer sealed matters than this are never told apart: "under 5". */
const FEW = 5;

export type Values = Sums['values'];

/** What the log shows of a measure, which anyone can recompute. */
export function shown(values: Values, measure: string): number {
  return values[measure]?.shown ?? 0;
}

/** The attested rest in words; undefined if there is none. */
export function sealed({ w }: Visit, values: Values, measure: string): string | undefined {
  const n = values[measure]?.attested ?? 0;
  if (n <= 0) return undefined;
  return n < FEW ? w.board.underFive : String(n);
}

/**
 * Whether the parts of a sum may each show their attested rest: with one of them under 5, its
 * number could be worked out from the total and the others.
 */
export function mayItemise(values: Values, parts: readonly string[]): boolean {
  return parts.every((part) => {
    const n = values[part]?.attested ?? 0;
    return n === 0 || n >= FEW;
  });
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
