import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { useImportStep } from './imports.ts';

interface AskUndoProps {
  readonly tenant: string;
  readonly id: string;
}

export function AskUndo({ tenant, id }: AskUndoProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [form] = Form.useForm<{ text: string }>();
  const step = useImportStep(tenant, id);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('imports.undo')}</Button>
      <Modal
        open={isOpen}
        title={t('imports.undo')}
        okText={t('form.submit')}
        cancelText={t('app.cancel')}
        confirmLoading={step.isPending}
        destroyOnHidden
        onCancel={() => setIsOpen(false)}
        onOk={() => form.submit()}
      >
        <p>{t('imports.undoHint')}</p>
        <Form
          form={form}
          layout="vertical"
          onFinish={(body) =>
            step.mutate({ name: 'ask-undo', body }, { onSuccess: () => setIsOpen(false) })
          }
        >
          <Form.Item
            name="text"
            label={t('imports.undoWhy')}
            rules={[{ required: true, whitespace: true, message: t('signIn.needed') }]}
          >
            <Input.TextArea rows={3} maxLength={4000} autoFocus />
          </Form.Item>
        </Form>
        {step.error === null ? null : <Failure error={step.error} />}
      </Modal>
    </>
  );
}
