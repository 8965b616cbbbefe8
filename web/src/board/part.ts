import type { BoardAddress, Opened } from './address.ts';
import type { Definition, Figure, Stand } from './queries.ts';

/** What each part of the board is given. */
export interface Part {
  readonly tenant: string;
  readonly address: BoardAddress;
  readonly stand: Stand;
  readonly definitions: readonly Definition[];
  /** Opens records, as a mark on a chart does. */
  readonly open: (opened: Opened) => void;
}

export interface FigurePart extends Part {
  /** Of the unit itself. */
  readonly figure: Figure;
  /** Of the units right under it. */
  readonly below: readonly Figure[];
}
