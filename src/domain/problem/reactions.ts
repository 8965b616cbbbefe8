import type { Recorded } from '../../kernel/event.ts';
import type { ProblemCommand } from './commands.ts';
import type { ProblemEvent } from './events.ts';

/** A merge takes the raisers along: each keeps the right to confirm; a split takes them back. */
export function reactions(e: Recorded<ProblemEvent>): readonly ProblemCommand[] {
  switch (e.type) {
    case 'Merged': {
      const { into, ...data } = e.data;
      return [{ stream: into, name: 'join-raisers', data: { from: e.stream, ...data } }];
    }
    case 'MergeUndone': {
      const { from, raisers } = e.data;
      return [{ stream: from, name: 'leave-raisers', data: { to: e.stream, raisers } }];
    }
    default:
      return [];
  }
}
