import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { newId, useOfficeCommand, type OfficeCommand } from '../api/organisation.ts';
import { Failure } from '../app/failure.tsx';
import { dataOf, type Values } from '../commands/data.ts';
import { FieldItem } from '../commands/field-item.tsx';
import type { Field } from '../commands/fields.ts';
import { useLabels } from '../texts/labels.ts';
import { officeData, officeForms } from './forms.ts';

/** A command that is being given, and what its form starts with. */
export interface Given {
  readonly name: OfficeCommand;
  readonly start: Values;
  /** The post that ends. */
  readonly post?: string;
}

interface OfficeDrawerProps {
  readonly tenant: string;
  readonly given: Given | undefined;
  readonly onClose: () => void;
}

export function OfficeDrawer({ tenant, given, onClose }: OfficeDrawerProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  return (
    <Drawer
      open={given !== undefined}
      onClose={onClose}
      title={given === undefined ? '' : label.of('peopleCommands', given.name)}
      size={440}
      destroyOnHidden
      closable={{ 'aria-label': t('app.close') }}
    >
      {given === undefined ? null : (
        <OfficeForm key={given.name} tenant={tenant} given={given} onClose={onClose} />
      )}
    </Drawer>
  );
}

function OfficeForm({ tenant, given, onClose }: OfficeDrawerProps & { readonly given: Given }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const label = useLabels(tenant);
  const [key, setKey] = useState(newKey);
  // Made once as well: a form that is sent again after a lost answer names the same person or post.
  const [id] = useState(() => given.post ?? newId(given.name === 'take-post' ? 'post' : 'p'));
  const command = useOfficeCommand(tenant);
  const fields: readonly Field[] = officeForms[given.name];
  return (
    <Form<Values>
      layout="vertical"
      requiredMark="optional"
      initialValues={given.start}
      scrollToFirstError
      // The key stands for what is typed now; with other words it would be another command.
      onValuesChange={() => setKey(newKey())}
      onFinish={(typed) => {
        const data = officeData(given.name, dataOf(fields, typed), id);
        command.mutate(
          { name: given.name, data, key },
          {
            onSuccess: () => {
              const done = label.of('peopleCommands', given.name);
              void message.success(t('problem.done', { command: done }));
              onClose();
            },
          },
        );
      }}
    >
      {fields.map((field) => (
        <FieldItem key={field.name} field={field} tenant={tenant} />
      ))}
      {command.error === null ? null : <Failure error={command.error} />}
      <div className="buttons end">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {t('form.submit')}
        </Button>
      </div>
    </Form>
  );
}
