import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { register, type Registered } from '../api/register.ts';
import { Failure } from '../app/failure.tsx';
import { AreaField } from '../commands/fields/area-field.tsx';
import { CategoryField } from '../commands/fields/category-field.tsx';
import { CodeField } from '../commands/fields/code-field.tsx';
import { PhotosField } from '../commands/fields/photos-field.tsx';
import { UnitField } from '../commands/fields/unit-field.tsx';
import type { Mode } from './register-page.tsx';
import { registrationOf, type Typed } from './registration.ts';
import { SimilarDrafts } from './similar-drafts.tsx';

interface RegisterFormProps {
  readonly tenant: string;
  readonly mode: Mode;
  readonly onDone: (registered: Registered) => void;
}

export function RegisterForm({ tenant, mode, onDone }: RegisterFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const registering = useMutation({
    mutationFn: (typed: Typed) => register(tenant, registrationOf(mode, typed), key),
    onSuccess: (registered) => {
      void queries.invalidateQueries({ queryKey: [tenant, 'queue'] });
      onDone(registered);
    },
  });
  const needed = [{ required: true, message: t('signIn.needed') }];
  const somebody = mode === 'somebody';
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark="optional"
      scrollToFirstError
      className="card"
      initialValues={somebody ? { kind: 'help' } : { source: 'visit' }}
      onFinish={(typed) => registering.mutate(typed)}
    >
      {somebody ? (
        <Form.Item name="kind" label={t('register.kind')} rules={needed}>
          <CodeField tenant={tenant} list="kinds" without={['finding']} />
        </Form.Item>
      ) : (
        <Form.Item name="source" label={t('register.source')} rules={needed}>
          <CodeField
            tenant={tenant}
            list="sources"
            without={['resident', 'registered-for-somebody', 'service']}
          />
        </Form.Item>
      )}
      <Form.Item name="category" label={t('register.category')} rules={needed}>
        <CategoryField tenant={tenant} />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('register.name')}
        rules={needed}
        extra={t('register.nameHint')}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="description" label={t('register.description')} rules={needed}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="place" label={t('register.place')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="area" label={t('register.area')}>
          <AreaField tenant={tenant} />
        </Form.Item>
      </div>
      {somebody ? (
        <div className="pair">
          <Form.Item name="contactName" label={t('register.contactName')}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label={t('register.phone')}>
            <Input type="tel" maxLength={24} autoComplete="off" />
          </Form.Item>
        </div>
      ) : (
        <Form.Item name="occurredOn" label={t('register.occurredOn')}>
          <Input type="date" />
        </Form.Item>
      )}
      <Form.Item name="photos" label={t('field.photos')}>
        <PhotosField tenant={tenant} />
      </Form.Item>
      <Form.Item name="about" label={t('register.about')} extra={t('register.aboutHint')}>
        <UnitField tenant={tenant} />
      </Form.Item>
      <fieldset>
        <legend>{t('register.external')}</legend>
        <div className="pair">
          <Form.Item
            name="channel"
            label={t('register.externalChannel')}
            dependencies={['number', 'deadline']}
            rules={[
              ({ getFieldsValue }) => {
                const { number, deadline } = getFieldsValue() as Partial<Typed>;
                const isNamed = Boolean(number?.trim()) || Boolean(deadline);
                return {
                  required: isNamed,
                  whitespace: isNamed,
                  message: t('register.externalNeedsChannel'),
                };
              },
            ]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="number" label={t('register.externalNumber')}>
            <Input maxLength={60} />
          </Form.Item>
        </div>
        <Form.Item name="deadline" label={t('register.externalDeadline')}>
          <Input type="datetime-local" />
        </Form.Item>
      </fieldset>
      <SimilarDrafts tenant={tenant} />
      {registering.error === null ? null : <Failure error={registering.error} />}
      <div className="buttons end">
        <Button type="primary" size="large" htmlType="submit" loading={registering.isPending}>
          {t('register.submit')}
        </Button>
      </div>
    </Form>
  );
}
