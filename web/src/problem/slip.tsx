import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { openSlip } from '../api/problem.ts';
import { Failure } from '../app/failure.tsx';
import type { PartProps } from './part.ts';

/** The sealed slip: the raiser's tracking code, shown once, to be printed and handed over. */
export function Slip({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const opening = useMutation({ mutationFn: () => openSlip(tenant, page.row.id) });
  const slip = opening.data;
  if (!page.slip && slip === undefined) return null;
  return (
    <>
      <Button
        loading={opening.isPending}
        onClick={() => {
          void modal.confirm({
            title: t('problem.openSlip'),
            content: t('problem.slipConfirm'),
            okText: t('form.submit'),
            cancelText: t('app.cancel'),
            onOk: () => opening.mutate(),
          });
        }}
      >
        {t('problem.openSlip')}
      </Button>
      {opening.error === null ? null : <Failure error={opening.error} />}
      <Modal
        open={slip !== undefined}
        title={`${t('problem.slipTitle')} ${page.row.number}`}
        onCancel={() => opening.reset()}
        mask={{ closable: false }}
        okText={t('problem.print')}
        onOk={() => window.print()}
        cancelText={t('app.close')}
      >
        <div className="slip">
          <p className="no-print quiet">{t('problem.slipHint')}</p>
          <p>{t('problem.slipHow')}</p>
          <p className="address">{slip?.url}</p>
          {slip === undefined ? null : (
            <img width={180} height={180} alt={t('problem.slipQr')} src={picture(slip.qr)} />
          )}
          <p>
            {t('problem.slipCode')}
            <strong className="code">{slip?.code}</strong>
          </p>
        </div>
      </Modal>
    </>
  );
}

function picture(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
