import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportStep, type Correction } from './imports.ts';

/** Cells that were typed over and not sent yet: the file is read anew once for all of them. */
export interface Edits {
  readonly count: number;
  readonly isSaving: boolean;
  readonly error: Error | null;
  textOf(cell: Omit<Correction, 'text'>): string | undefined;
  put(correction: Correction, before: string): void;
  drop(): void;
  save(): void;
}

export function useEdits(tenant: string, id: string): Edits {
  const { t } = useTranslation();
  const [cells, setCells] = useState<ReadonlyMap<string, Correction>>(new Map());
  const step = useImportStep(tenant, id);
  useBlocker({
    shouldBlockFn: () => cells.size > 0 && !window.confirm(t('imports.leave')),
    enableBeforeUnload: () => cells.size > 0,
  });
  return {
    count: cells.size,
    isSaving: step.isPending,
    error: step.error,
    textOf: (cell) => cells.get(placeOf(cell))?.text,
    put(correction, before) {
      const next = new Map(cells);
      if (correction.text === before) next.delete(placeOf(correction));
      else next.set(placeOf(correction), correction);
      setCells(next);
    },
    drop() {
      step.reset();
      setCells(new Map());
    },
    save() {
      if (cells.size === 0 || step.isPending) return;
      const body = { cells: [...cells.values()] };
      step.mutate(
        { name: 'cells', body },
        {
          onSuccess: () => {
            setCells(new Map());
          },
        },
      );
    },
  };
}

function placeOf({ sheet, row, column }: Omit<Correction, 'text'>): string {
  return `${sheet}!${column}${String(row)}`;
}
