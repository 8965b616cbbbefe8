import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { Section } from './section.tsx';

interface WaitingProps {
  readonly id: string;
  readonly title: string;
  readonly query: { readonly error: unknown; readonly refetch: () => unknown };
}

/** A part whose figures aren't there: on their way, or refused with a reason. */
export function Waiting({ id, title, query }: WaitingProps) {
  const { t } = useTranslation();
  return (
    <Section id={id} title={title}>
      {query.error === null ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active title={false} paragraph={{ rows: 5 }} />
        </div>
      ) : (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
    </Section>
  );
}
