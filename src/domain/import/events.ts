import type { Draft, EventDeclaration } from '../../kernel/event.ts';

/** What a dry run found in a file: numbers of rows. */
export interface Found {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Of the new ones, those that the ledger already called closed. */
  readonly closed: number;
  readonly troubled: number;
}

/**
 * A ledger that an office takes over from a file. What becomes of its rows is in their own streams;
 * here is that it was done, by whom, and whether it was taken back. `file` is the SHA-256 of its
 * bytes, base64url.
 */
export type ImportEvent =
  | Draft<'ImportBegun', { office: string; file: string; rows: Found }>
  | Draft<'ImportFinished', { new: number; revised: number; same: number; skipped: number }>
  | Draft<'ImportUndoAsked', Record<never, never>>
  | Draft<'ImportUndoGranted', { office: string }>
  | Draft<'ImportTakenBack', { undone: number; restored: number; kept: number }>;

const staff: EventDeclaration = { visibility: 'public', precision: 'second', parts: [] };

export const declarations: { readonly [type in ImportEvent['type']]: EventDeclaration } = {
  ImportBegun: staff,
  ImportFinished: staff,
  ImportUndoAsked: { ...staff, parts: ['text'] },
  ImportUndoGranted: staff,
  ImportTakenBack: staff,
};
