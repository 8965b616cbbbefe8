import type { Day } from '../kernel/time.ts';

/** What a line is counted under. An empty string stands for "none". */
export interface Dimensions {
  /** The unit that it is counted for; roll-ups add it to every unit above. */
  readonly unit: string;
  readonly category: string;
  readonly source: string;
  /** The area of the matter: 12-digit code or shorter. */
  readonly area: string;
  /** The local day on which it counts. */
  readonly day: Day;
}

/** One event's contribution to one measure: adds `n` (perhaps negative) under its dimensions. */
export interface Line extends Dimensions {
  readonly measure: string;
  readonly n: number;
}
