import { useMemo, useState } from 'react';

/** Rows that are chosen for a common step. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  toggle(at: number): void;
  /** A stretch up to a row: from another one, or from where the last choice was made. */
  extend(to: number, from?: number): void;
  all(): void;
  clear(): void;
}

interface Chosen {
  readonly ids: ReadonlySet<string>;
  /** A stretch begins at the anchor and ends at the last row; what was chosen before it stays. */
  readonly anchor: number;
  readonly last: number;
  readonly before: ReadonlySet<string>;
}

const none: Chosen = { ids: new Set(), anchor: 0, last: 0, before: new Set() };

/** Space chooses a row, shift with an arrow or a click a stretch of them, as in any list. */
export function useSelection(rows: readonly { readonly id: string }[]): Selection {
  const [chosen, setChosen] = useState(none);
  return useMemo(
    () => ({
      // A row that left the list isn't chosen any more.
      ids: new Set(rows.map(({ id }) => id).filter((id) => chosen.ids.has(id))),
      toggle: (at) =>
        setChosen(({ ids }) => {
          const id = rows[at]?.id;
          const next = new Set(ids);
          if (id !== undefined && !next.delete(id)) next.add(id);
          return { ids: next, anchor: at, last: at, before: next };
        }),
      extend: (to, from) =>
        setChosen(({ ids, anchor, last, before }) => {
          const goesOn = from === undefined || from === last;
          const start = goesOn ? anchor : from;
          const kept = goesOn ? before : ids;
          const stretch = rows.slice(Math.min(start, to), Math.max(start, to) + 1);
          const next = new Set([...kept, ...stretch.map(({ id }) => id)]);
          return { ids: next, anchor: start, last: to, before: kept };
        }),
      all: () => setChosen({ ...none, ids: new Set(rows.map(({ id }) => id)) }),
      clear: () => setChosen(none),
    }),
    [rows, chosen],
  );
}
