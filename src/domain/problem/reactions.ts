import type { Recorded } from '../../kernel/event.ts';
import type { ProblemCommand } from './commands.ts';
import type { ProblemEvent } from './events.ts';
import type { Problem } from './state.ts';

/**
 * A merge takes the raisers along: each keeps the right to confirm; a split takes them back. A code that is
 * handed over on a merged matter is one of the matter that goes on.
 */
export function reactions(e: Recorded<ProblemEvent>, p: Problem): readonly ProblemCommand[] {
  switch (e.type) {
    case 'Merged': {
      const { into, ...data } = e.data;
      return [{ stream: into, name: 'join-raisers', data: { from: e.stream, ...data } }];
    }
    case 'MergeUndone': {
      const { from, raisers } = e.data;
      return [{ stream: from, name: 'leave-raisers', data: { to: e.stream, raisers } }];
    }
    case 'CodeHanded': {
      // A person is called otherwise in another stream.
      const { code } = e.data;
      const into = p.mergedInto;
      return into === undefined ? [] : [{ stream: into, name: 'hand-code', data: { code } }];
    }
    default:
      return [];
  }
}
