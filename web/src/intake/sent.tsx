import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Registered } from '../api/register.ts';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';

export interface Sent extends Registered {
  /** The unit that it went to. */
  readonly lead?: string;
  /** It is registered, and why it was not dispatched. */
  readonly notSent?: unknown;
}

/** What became of the last one, above the form for the next. */
export function SentNote({ tenant, sent }: { readonly tenant: string; readonly sent: Sent }) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const { number, lead, notSent } = sent;
  return (
    <>
      <Alert
        type={notSent === undefined ? 'success' : 'warning'}
        showIcon
        role="status"
        title={
          lead === undefined
            ? t('intake.notSent', { number })
            : t('intake.sent', { number, unit: label.unit(lead) })
        }
        description={sent.slip ? t('register.slip') : t('intake.wrong')}
        action={
          <Link className="button" {...links.problem(tenant, sent.id)}>
            {t('register.open')}
          </Link>
        }
      />
      {notSent === undefined ? null : <Failure error={notSent} />}
    </>
  );
}
