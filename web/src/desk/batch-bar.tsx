import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../api/problems.ts';
import { MOST_AT_ONCE } from './batch.ts';
import type { Selection } from './selection.ts';
import { SignDialog } from './sign-dialog.tsx';

interface BatchBarProps {
  readonly tenant: string;
  readonly rows: readonly QueueRow[];
  readonly selection: Selection;
}

/** What can be done with the rows that are chosen. */
export function BatchBar({ tenant, rows, selection }: BatchBarProps) {
  const { t } = useTranslation();
  const [signing, setSigning] = useState<readonly QueueRow[]>();
  const count = selection.ids.size;
  const isAll = rows.length > 0 && count === rows.length;
  return (
    <div className="batch" role="group" aria-label={t('batch.title')}>
      <label>
        <input
          type="checkbox"
          checked={isAll}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !isAll;
          }}
          onChange={() => (isAll ? selection.clear() : selection.all())}
        />
        {t('batch.all')}
      </label>
      <span aria-live="polite">
        {count === 0 ? (
          <span className="quiet wide">{t('batch.hint')}</span>
        ) : count > MOST_AT_ONCE ? (
          t('batch.tooMany', { count, most: MOST_AT_ONCE })
        ) : (
          t('batch.chosen', { count })
        )}
      </span>
      {count === 0 ? null : (
        <>
          <Button
            type="primary"
            disabled={count > MOST_AT_ONCE}
            onClick={() => setSigning(rows.filter(({ id }) => selection.ids.has(id)))}
          >
            {t('batch.sign')}
          </Button>
          <Button type="link" onClick={() => selection.clear()}>
            {t('batch.clear')}
          </Button>
        </>
      )}
      {signing === undefined ? null : (
        <SignDialog
          tenant={tenant}
          rows={signing}
          onClose={(isDone) => {
            setSigning(undefined);
            if (isDone) selection.clear();
          }}
        />
      )}
    </div>
  );
}
