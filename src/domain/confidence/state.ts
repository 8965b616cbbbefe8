import { assertNever } from '../../kernel/assert-never.ts';
import type { Recorded } from '../../kernel/event.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ConfidenceEvent } from './events.ts';

export interface Confidence {
  readonly pressures: number;
  readonly reads: readonly { readonly at: Instant; readonly who?: string }[];
  /** Hashes of the codes in slips that were opened; a re-issued code comes in a new slip. */
  readonly slipsOpened: readonly string[];
}

export const initial: Confidence = { pressures: 0, reads: [], slipsOpened: [] };

export function evolve(s: Confidence, e: Recorded<ConfidenceEvent>): Confidence {
  switch (e.type) {
    case 'PressureReported':
      return { ...s, pressures: s.pressures + 1 };
    case 'ContactRead': {
      const who = e.by.who === undefined ? {} : { who: e.by.who };
      return { ...s, reads: [...s.reads, { at: e.at, ...who }] };
    }
    case 'SlipOpened':
      return { ...s, slipsOpened: [...s.slipsOpened, e.data.code] };
    default:
      return assertNever(e, 'confidence event');
  }
}
