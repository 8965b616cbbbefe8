import { assertNever } from '../../kernel/assert-never.ts';
import type { Recorded } from '../../kernel/event.ts';
import type { ImportEvent } from './events.ts';

export const importStatuses = [
  'unbegun',
  'running',
  'finished',
  'undo-asked',
  'undoing',
  'undone',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

export interface Import {
  readonly status: ImportStatus;
  /** The unit whose ledger it is. */
  readonly office: string;
  /** Who asked to take it back: another person grants that. */
  readonly asker?: string;
}

export const initial: Import = { status: 'unbegun', office: '' };

export function evolve(s: Import, e: Recorded<ImportEvent>): Import {
  switch (e.type) {
    case 'ImportBegun':
      return { status: 'running', office: e.data.office };
    case 'ImportFinished':
      return { ...s, status: 'finished' };
    case 'ImportUndoAsked': {
      const { who } = e.by;
      return { ...s, status: 'undo-asked', ...(who === undefined ? {} : { asker: who }) };
    }
    case 'ImportUndoGranted':
      return { ...s, status: 'undoing' };
    case 'ImportTakenBack':
      return { ...s, status: 'undone' };
    default:
      return assertNever(e, 'import event');
  }
}
