import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartProps } from '../problem/part.ts';
import { Entry } from '../problem/timeline.tsx';

/** In an open form: what happened to the matter since it was opened. */
export function ChangedMeanwhile({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const [opened] = useState(() => lastOf(page));
  const since = page.timeline.filter(({ index }) => index > opened);
  if (since.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={t('live.changed')}
      description={
        <ol className="timeline">
          {since.map((entry) => (
            <Entry key={entry.index} tenant={tenant} id={page.row.id} entry={entry} />
          ))}
        </ol>
      }
    />
  );
}

function lastOf({ timeline }: PartProps['page']): number {
  return Math.max(-1, ...timeline.map(({ index }) => index));
}
