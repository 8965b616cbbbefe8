import { useEffect, useState } from 'react';

interface QueueKeys {
  readonly count: number;
  readonly onOpen: (at: number) => void;
  readonly onHelp: () => void;
}

/** j and k walk, Enter opens, ? explains. Not while somebody types. */
export function useQueueKeys({ count, onOpen, onHelp }: QueueKeys) {
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
        case 'Enter':
          if (at >= 0 && !isControl(event.target)) onOpen(at);
          return;
        case '?':
          return onHelp();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [at, count, onOpen, onHelp]);
  return { current: at, setCurrent };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, [role="dialog"]') !== null
  );
}

/** Enter on a link or button is that control's own. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button') !== null;
}
