import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';
import { isOffice } from '../organisation/is-office.ts';
import { useImportStep } from './imports.ts';

interface GrantUndoProps {
  readonly tenant: string;
  readonly id: string;
}

/** Agrees to what somebody else asked for; whether one may, the server says. */
export function GrantUndo({ tenant, id }: GrantUndoProps) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const step = useImportStep(tenant, id);
  const grant = () =>
    void modal.confirm({
      title: t('imports.grantTitle'),
      content: t('imports.undoHint'),
      okText: t('imports.grant'),
      cancelText: t('app.cancel'),
      onOk: () =>
        step
          .mutateAsync({ name: 'grant-undo', body: {} })
          .then(() => void message.success(t('imports.granted')))
          .catch(() => undefined),
    });
  return (
    <>
      {step.error === null ? null : <Failure error={step.error} />}
      <Button type="primary" loading={step.isPending} onClick={grant}>
        {t('imports.grant')}
      </Button>
    </>
  );
}

interface GrantHiddenProps extends GrantUndoProps {
  readonly error: Error;
}

/** The office above doesn't see whose ledger says what, and still may agree that it is taken back. */
export function GrantHidden({ tenant, id, error }: GrantHiddenProps) {
  const { t } = useTranslation();
  const me = useQuery(meQuery(tenant)).data;
  if (!isOffice(me)) return <Failure error={error} />;
  return (
    <div className="imports">
      <h1>{t('imports.title')}</h1>
      <section className="card">
        <p>{t('imports.hiddenFromYou')}</p>
        <GrantUndo tenant={tenant} id={id} />
      </section>
    </div>
  );
}
