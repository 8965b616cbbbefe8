import { App, Button, Drawer, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { usePhraseChange, type Phrase, type Words } from './phrases.ts';

/** A phrase that is being written: a new one of a unit, or another wording. */
export type Draft = { readonly unit: string } | { readonly phrase: Phrase };

interface PhraseDrawerProps {
  readonly tenant: string;
  readonly draft: Draft | undefined;
  readonly onClose: () => void;
}

export function PhraseDrawer({ tenant, draft, onClose }: PhraseDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={draft !== undefined}
      onClose={onClose}
      title={draft !== undefined && 'phrase' in draft ? t('phrases.edit') : t('phrases.add')}
      size={440}
      destroyOnHidden
      closable={{ 'aria-label': t('app.close') }}
    >
      {draft === undefined ? null : <PhraseForm tenant={tenant} draft={draft} onClose={onClose} />}
    </Drawer>
  );
}

function PhraseForm({ tenant, draft, onClose }: PhraseDrawerProps & { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const change = usePhraseChange(tenant);
  const needed = [{ required: true, whitespace: true, message: t('signIn.needed') }];
  return (
    <Form<Words>
      layout="vertical"
      requiredMark="optional"
      initialValues={'phrase' in draft ? { ...draft.phrase } : {}}
      onFinish={({ title, text }) =>
        change.mutate(
          { ...draft, words: { title, text } },
          {
            onSuccess: () => {
              void message.success(t('phrases.saved'));
              onClose();
            },
          },
        )
      }
    >
      <Form.Item name="title" label={t('phrases.name')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="text" label={t('phrases.text')} rules={needed} extra={t('phrases.open')}>
        <Input.TextArea rows={6} maxLength={1000} />
      </Form.Item>
      {change.error === null ? null : <Failure error={change.error} />}
      <div className="buttons end">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('form.submit')}
        </Button>
      </div>
    </Form>
  );
}
