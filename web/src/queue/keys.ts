import { useEffect, useState } from 'react';
import type { Selection } from '../desk/selection.ts';

interface QueueKeys<Row> {
  readonly rows: readonly Row[];
  readonly onOpen: (row: Row) => void;
  readonly onHelp: () => void;
  /** Where what is walked over can be signed for. */
  readonly onSign?: ((row: Row) => void) | undefined;
  /** Where rows can be chosen. */
  readonly selection?: Selection | undefined;
}

/**
 * j and k walk, Enter opens, s signs, ? explains. Not while somebody types. The mark stays with its
 * row when others come and go around it.
 */
export function useQueueKeys<Row extends { readonly id: string }>(keys: QueueKeys<Row>) {
  const { rows, onOpen, onHelp, onSign, selection } = keys;
  const [marked, setMarked] = useState<{ readonly id: string | undefined; readonly at: number }>({
    id: undefined,
    at: -1,
  });
  const count = rows.length;
  const found = marked.id === undefined ? -1 : rows.findIndex(({ id }) => id === marked.id);
  const at = found >= 0 ? found : Math.min(marked.at, count - 1);
  useEffect(() => {
    const go = (to: number) => setMarked({ id: rows[to]?.id, at: to });
    const current = rows[at];
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      switch (event.key) {
        case 'j':
          return go(Math.min(at + 1, count - 1));
        case 'k':
          return go(Math.max(at - 1, 0));
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
          return go(next);
        }
        case 'Enter':
          if (current && !isControl(event.target)) onOpen(current);
          return;
        case 's':
          if (current) onSign?.(current);
          return;
        case '?':
          return onHelp();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [at, count, rows, onOpen, onHelp, onSign, selection]);
  return { current: at, setCurrent: (to: number) => setMarked({ id: rows[to]?.id, at: to }) };
}

export function isTyping(target: EventTarget | null): boolean {
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
