import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Trouble, troubleText } from '../api/trouble.ts';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong in a sentence, what the server said of it, and a way on. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const kind = troubleText(error);
  const said = error instanceof Trouble ? (error.details.detail ?? error.details.title) : undefined;
  // The server says it in the reader's language and knows more than the status does.
  const explained = said ?? t(`trouble.${kind}`);
  return (
    <Alert
      type={kind === 'forbidden' || kind === 'missing' ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={t('trouble.title')}
      description={explained}
      action={
        onRetry === undefined ? undefined : <Button onClick={onRetry}>{t('app.retry')}</Button>
      }
    />
  );
}

export function RouteFailure({ error }: { readonly error: unknown }) {
  return (
    <main className="narrow">
      <Failure error={error} onRetry={() => location.reload()} />
    </main>
  );
}
