import { foundClasses } from '../domain/problem/index.ts';
import type { Sums } from './rates.ts';

/** An equation of the ledger that doesn't hold. */
export interface Imbalance {
  readonly equation: 'found' | 'listed' | 'flow';
  readonly left: number;
  readonly right: number;
}

/**
 * The ledger's arithmetic over one set of sums, at any log size and for any unit's subtree:
 * found = on the spot + handled in time + listed + excluded + redirected + undecided;
 * listed = cleared (confirmed, unconfirmed, not fixed) + withdrawn + open;
 * new + reopened − cleared − left = open.
 */
export function imbalances(sums: Sums): readonly Imbalance[] {
  const at = (id: string) => sums[id] ?? 0;
  const equations: readonly Imbalance[] = [
    {
      equation: 'found',
      left: at('found'),
      right: foundClasses.reduce((sum, id) => sum + at(id), 0),
    },
    {
      equation: 'listed',
      left: at('listed'),
      right:
        at('listed-confirmed') +
        at('listed-unconfirmed') +
        at('listed-not-fixed') +
        at('listed-withdrawn') +
        at('listed-open'),
    },
    {
      equation: 'flow',
      left: at('listed-open'),
      right:
        at('listing-new') + at('listing-reopened') - at('listing-cleared') - at('listing-left'),
    },
  ];
  return equations.filter(({ left, right }) => left !== right);
}
