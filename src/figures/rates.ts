import type { Weights } from '../domain/catalogue/index.ts';

/** Sums by measure id; an absent measure is zero. */
export type Sums = { readonly [measure: string]: number };

/** A ratio with its sample; `undefined` says "no sample", never zero. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | undefined;
  /** 95 %. Wilson's score interval for proportions; for weighted means see `scoreInterval`. */
  readonly interval?: readonly [number, number];
}

export const rateIds = [
  'response',
  'resolution',
  'satisfaction',
  'composite',
  'recurrence',
] as const;
export type RateId = (typeof rateIds)[number];

/** 95 % of a normal distribution lies within so many standard deviations. */
const Z = 1.959963984540054;
/** Under so many samples units aren't compared by rank. */
export const FEWEST_TO_RANK = 30;

export function ratesOf(sums: Sums, weights: Weights): { readonly [id in RateId]: Rate } {
  const at = (id: string) => sums[id] ?? 0;
  const n = at('answers');
  const share = weights.basically / 100;
  const response = proportion(at('answers-contacted'), n);
  const resolution = proportion(at('answers-solved'), n);
  const satisfaction = weighted(at('answers-satisfied'), at('answers-basically'), share, n);
  const looked = at('look-back-held') + at('look-back-recurred');
  return {
    response,
    resolution,
    satisfaction,
    composite: composite([response, resolution, satisfaction], weights, n),
    recurrence: proportion(at('look-back-recurred'), looked),
  };
}

function composite(rates: readonly Rate[], w: Weights, n: number): Rate {
  const shares = [w.response, w.resolution, w.satisfaction];
  const numerator = rates.reduce(
    (sum, rate, i) => sum + (rate.numerator * (shares[i] ?? 0)) / 100,
    0,
  );
  return { numerator, denominator: n, value: n === 0 ? undefined : numerator / n };
}

/** Wilson (1927), "Probable inference, the law of succession, and statistical inference". */
export function proportion(numerator: number, denominator: number): Rate {
  if (denominator === 0) return { numerator, denominator, value: undefined };
  return {
    numerator,
    denominator,
    value: numerator / denominator,
    interval: scoreInterval(numerator / denominator, denominator),
  };
}

/** A mean of scores 1, `share` and 0, with a score interval that takes it as a proportion (no narrower). */
function weighted(full: number, partly: number, share: number, denominator: number): Rate {
  const numerator = full + share * partly;
  if (denominator === 0) return { numerator, denominator, value: undefined };
  const value = numerator / denominator;
  return { numerator, denominator, value, interval: scoreInterval(value, denominator) };
}

export function scoreInterval(p: number, n: number): readonly [number, number] {
  const z2 = (Z * Z) / n;
  const middle = (p + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n))) / (1 + z2);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
