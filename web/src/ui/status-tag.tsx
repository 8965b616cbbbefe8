import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../api/problems.ts';
import { useLabels } from '../texts/labels.ts';

interface StatusTagProps {
  readonly tenant: string;
  readonly row: Pick<QueueRow, 'status' | 'closure' | 'sensitive'>;
}

/** The status in its word; how it closed matters as much as that it did. */
export function StatusTag({ tenant, row }: StatusTagProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  return (
    <>
      <span className={`status-tag ${row.status}`}>
        {row.closure === null || row.status !== 'closed'
          ? label.of('statuses', row.status)
          : label.of('closures', row.closure)}
      </span>
      {row.sensitive ? <span className="status-tag sensitive">{t('queue.sensitive')}</span> : null}
    </>
  );
}
