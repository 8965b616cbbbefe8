import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Registered } from '../api/register.ts';
import { links } from '../app/links.ts';
import type { Mode } from './register-page.tsx';

interface DoneProps {
  readonly tenant: string;
  readonly mode: Mode;
  readonly registered: Registered;
  readonly onAnother: () => void;
}

export function Done({ tenant, mode, registered, onAnother }: DoneProps) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('register.done', { number: registered.number })}
        description={t('register.receiptIndex', { index: registered.receipt.index })}
      />
      {mode === 'somebody' ? <p>{t('register.slip')}</p> : null}
      <div className="buttons">
        <Link className="button" {...links.problem(tenant, registered.id)}>
          {t('register.open')}
        </Link>
        <Button onClick={onAnother}>{t('register.another')}</Button>
      </div>
    </section>
  );
}
