import { useEffect, useRef } from 'react';

export interface CallKeys {
  onDigit(key: number): void;
  onSend(): void;
  onUndo(): void;
  onUnreached(): void;
  onSkip(): void;
  onContact(): void;
  onWords(): void;
}

/** 1 2 3 answer, Enter sends, 0 nobody answered, c contact, t words, s skip, Backspace takes back. */
export function useCallKeys(keys: CallKeys) {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = latest.current;
      if (event.altKey || event.isComposing || event.repeat) return;
      // From the field of words, too.
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return now.onSend();
      if (event.ctrlKey || event.metaKey) return;
      if (isTyping(event.target)) {
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      if (/^[1-9]$/.test(event.key)) return now.onDigit(Number(event.key));
      switch (event.key) {
        case '0':
          return now.onUnreached();
        case 'Enter':
          return isControl(event.target) ? undefined : now.onSend();
        case 'Backspace':
          return now.onUndo();
        case 's':
          return now.onSkip();
        case 'c':
          return now.onContact();
        case 't':
          // Or the field would begin with a t.
          event.preventDefault();
          return now.onWords();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest('input:not([type="radio"]), textarea, [role="dialog"]') !== null;
}

/** Enter on a link or button is that control's own. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button') !== null;
}
