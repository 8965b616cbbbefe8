import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { openSlip } from '../api/problem.ts';
import { Failure } from '../app/failure.tsx';
import { publicPages } from '../app/links.ts';
import type { PartProps } from './part.ts';

/** The sealed slip: the raiser's tracking code, shown once, to be printed and handed over. */
export function Slip({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const opening = useMutation({ mutationFn: () => openSlip(tenant, page.row.id) });
  const address = publicPages.track(tenant);
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
        open={opening.data !== undefined}
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
          <p className="address">{address}</p>
          <QRCode value={address} size={180} bordered={false} />
          <p>
            {t('problem.slipCode')}
            <strong className="code">{opening.data?.code}</strong>
          </p>
        </div>
      </Modal>
    </>
  );
}
