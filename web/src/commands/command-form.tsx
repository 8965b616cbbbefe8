import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import type { StaffCommand } from '../api/commands.ts';
import { useCommand } from '../api/problem.ts';
import { Trouble, troubleText } from '../api/trouble.ts';
import { ChangedMeanwhile } from '../live/changed-meanwhile.tsx';
import type { PartProps } from '../problem/part.ts';
import { Asked } from './asked.tsx';
import { askedOf, dataOf, startOf, type Values } from './data.ts';
import { FieldItem } from './field-item.tsx';
import { formOf } from './forms.ts';

interface CommandFormProps extends PartProps {
  readonly name: StaffCommand;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** One command's form, made from its line in the table of forms. */
export function CommandForm({ tenant, page, name, onDone, onCancel }: CommandFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const values = Form.useWatch([], form) ?? {};
  const [key] = useState(newKey);
  const command = useCommand(tenant, page.row.id);
  const fields = formOf(name).fields;
  const asked = askedOf(fields, values, page);
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={startOf(name, page)}
      scrollToFirstError
      onFinish={(typed) => {
        command.mutate({ name, data: dataOf(asked, typed), key }, { onSuccess: onDone });
      }}
    >
      {command.isPending || command.isSuccess ? null : (
        <ChangedMeanwhile tenant={tenant} page={page} />
      )}
      <Asked tenant={tenant} page={page} name={name} />
      {asked.map((field) => (
        <FieldItem key={field.name} field={field} tenant={tenant} page={page} />
      ))}
      {command.error === null ? null : (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('form.failed')}
          description={reason(command.error)}
        />
      )}
      <div className="buttons end">
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={command.isPending}
          danger={formOf(name).weight === 'grave'}
          autoFocus={asked.length === 0}
        >
          {t('form.submit')}
        </Button>
      </div>
    </Form>
  );

  function reason(error: Error): string {
    const said =
      error instanceof Trouble ? (error.details.detail ?? error.details.title) : undefined;
    return said ?? t(`trouble.${troubleText(error)}`);
  }
}
