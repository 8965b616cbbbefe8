import { useEffect, useState } from 'react';
import type { Selection } from '../desk/selection.ts';

interface QueueKeys {
  readonly count: number;
  readonly onOpen: (at: number) => void;
  readonly onHelp: () => void;
  /** Where rows can be chosen. */
  readonly selection?: Selection | undefined;
}

/** j and k walk, Enter opens, ? explains. Not while somebody types. */
export function useQueueKeys({ count, onOpen, onHelp, selection }: QueueKeys) {
  const [current, setCurrent] = useState(-1);
  const at = Math.min(current, count - 1);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      switch (event.key) {
        case 'j':
          return setCurrent(Math.min(at + 1, count - 1));
        case 'k':
          return setCurrent(Math.max(at - 1, 0));
        case ' ':
          // On a control it is that control's own, on a row's link it would scroll the page.
          if (!selection || at < 0 || isOtherControl(event.target)) return;
          event.preventDefault();
          return selection.toggle(at);
        case 'ArrowDown':
        case 'ArrowUp': {
          if (!selection || !event.shiftKey || count === 0) return;
          event.preventDefault();
          const next =
            event.key === 'ArrowDown' ? Math.min(at + 1, count - 1) : Math.max(at - 1, 0);
          selection.extend(next, Math.max(at, 0));
          return setCurrent(next);
        }
        case 'Enter':
          if (at >= 0 && !isControl(event.target)) onOpen(at);
          return;
        case '?':
          return onHelp();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [at, count, onOpen, onHelp, selection]);
  return { current: at, setCurrent };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="checkbox"]), textarea, [role="dialog"]') !== null
  );
}

/** A button, a box to tick, a link that isn't a row's. */
function isOtherControl(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest('button, input, [role="combobox"], a:not(.list a)') !== null;
}

/** Enter on a link or button is that control's own. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button') !== null;
}
