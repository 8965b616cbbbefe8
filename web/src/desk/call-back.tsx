import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemQuery } from '../api/problem.ts';
import type { QueueRow } from '../api/problems.ts';
import { Failure } from '../app/failure.tsx';
import { CallForm } from './call-form.tsx';
import { CallMatter } from './call-matter.tsx';

export interface CallBackProps {
  readonly tenant: string;
  readonly row: QueueRow;
  readonly witness: string | undefined;
  /** What became of the call, in a few words. */
  readonly onDone: (said: string) => void;
  readonly onSkip: () => void;
}

/** One matter: what was asked, what was done, whom to call; then what they say. */
export function CallBack(props: CallBackProps) {
  const { t } = useTranslation();
  const { tenant, row } = props;
  const { data: page, error, refetch } = useQuery(problemQuery(tenant, row.id));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (page === undefined) {
    return (
      <div role="status" aria-label={t('app.loading')}>
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    );
  }
  return (
    <div className="call">
      <CallMatter tenant={tenant} page={page} />
      <CallForm {...props} page={page} />
    </div>
  );
}
