import { Form, Input, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PartProps } from '../problem/part.ts';
import { PhraseText } from '../desk/phrase-text.tsx';
import type { Field } from './fields.ts';
import { CategoryField } from './fields/category-field.tsx';
import { CodeField } from './fields/code-field.tsx';
import { EventField } from './fields/event-field.tsx';
import { GradeField } from './fields/grade-field.tsx';
import { MatterField } from './fields/matter-field.tsx';
import { PhotosField } from './fields/photos-field.tsx';
import { PersonField } from './fields/person-field.tsx';
import { UnitField } from './fields/unit-field.tsx';

interface FieldItemProps {
  readonly field: Field;
  readonly tenant: string;
  readonly page?: PartProps['page'];
}

export function FieldItem({ field, tenant, page }: FieldItemProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={field.name}
      label={t(`field.${field.label}`)}
      rules={[
        {
          required: field.optional !== true,
          message: t('signIn.needed'),
          ...(field.as === 'text' || field.as === 'line' ? { whitespace: true } : {}),
        },
        ...(field.as === 'line' && field.pattern !== undefined
          ? [{ pattern: field.pattern, message: t('form.format') }]
          : []),
      ]}
    >
      {control(field)}
    </Form.Item>
  );

  // Form.Item hands value and onChange to what this returns.
  function control(field: Field) {
    switch (field.as) {
      case 'text':
        return field.phrases ? (
          <PhraseText tenant={tenant} page={page} rows={field.rows ?? 3} />
        ) : (
          <Input.TextArea rows={field.rows ?? 3} maxLength={4000} />
        );
      case 'line':
        return <Input maxLength={200} />;
      case 'code':
        return <CodeField list={field.list} without={field.without ?? []} tenant={tenant} />;
      case 'category':
        return <CategoryField tenant={tenant} />;
      case 'grade':
        return <GradeField tenant={tenant} />;
      case 'date':
        return <Input type="date" />;
      case 'yes-no':
        return (
          <Radio.Group
            options={[
              { value: true, label: t('app.yes') },
              { value: false, label: t('app.no') },
            ]}
          />
        );
      case 'unit':
        return <UnitField tenant={tenant} under={field.scope === 'lead' ? page?.row.lead : null} />;
      case 'units':
        return <UnitField tenant={tenant} multiple />;
      case 'person':
        return <PersonField tenant={tenant} />;
      case 'number':
        return <InputNumber min={field.min} max={field.max} precision={0} />;
      case 'raiser':
        return <InputNumber min={1} max={1000} precision={0} />;
      case 'matter':
        return <MatterField tenant={tenant} />;
      case 'photos':
        return <PhotosField tenant={tenant} />;
      case 'event':
        return <EventField tenant={tenant} page={page} />;
    }
  }
}
