import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { makeSetupLink } from '../api/organisation.ts';

interface SetupLinkProps {
  readonly tenant: string;
  readonly person: string;
  readonly name: string;
}

/** Makes a person's one-time link and shows it this once. */
export function SetupLink({ tenant, person, name }: SetupLinkProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const making = useMutation({
    mutationFn: () => makeSetupLink(tenant, person),
    onError: (error) => void message.error(error.message),
  });
  const link = making.data ?? '';
  return (
    <>
      <Button
        size="small"
        loading={making.isPending}
        onClick={() => making.mutate()}
        aria-label={`${t('organisation.link')} ${name}`}
      >
        {t('organisation.link')}
      </Button>
      <Modal
        open={making.data !== undefined}
        title={t('setup.forWhom', { name })}
        onCancel={() => making.reset()}
        mask={{ closable: false }}
        okText={t('organisation.copy')}
        onOk={() => void copy()}
        cancelText={t('app.close')}
      >
        <p>{t('organisation.linkHint')}</p>
        <Input
          readOnly
          value={link}
          aria-label={t('organisation.link')}
          onFocus={(event) => event.target.select()}
        />
      </Modal>
    </>
  );

  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      void message.success(t('organisation.copied'));
    } catch {
      // No clipboard where an office runs without HTTPS: the field selects itself on focus.
      void message.warning(t('organisation.copyByHand'));
    }
  }
}
