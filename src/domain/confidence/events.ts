import type { Draft, EventDeclaration } from '../../kernel/event.ts';

export const readReasons = ['call-back', 'handling', 'visit', 'complaint', 'audit'] as const;
export type ReadReason = (typeof readReasons)[number];

/**
 * What nobody outside may learn of a matter: that its raiser was pressed, that a contact was read,
 * that a slip with a code was opened. A stream of its own beside the matter's, so that the public
 * stream has no gap that would tell.
 */
export type ConfidenceEvent =
  | Draft<
      'PressureReported',
      {
        problem: string;
        raiser: string;
        /** What it is counted under: a figure folds this stream alone. */
        unit: string;
        category: string;
        source: string;
        area?: string;
      }
    >
  | Draft<'ContactRead', { problem: string; reason: ReadReason }>
  | Draft<'SlipOpened', { problem: string; code: string; opener?: string }>;

const restricted: EventDeclaration = { visibility: 'restricted', precision: 'hour', parts: [] };

export const declarations: { readonly [type in ConfidenceEvent['type']]: EventDeclaration } = {
  PressureReported: { ...restricted, parts: ['text'] },
  ContactRead: restricted,
  SlipOpened: restricted,
};
