import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaField } from '../commands/fields/area-field.tsx';
import { CategoryField } from '../commands/fields/category-field.tsx';
import { GradeField } from '../commands/fields/grade-field.tsx';
import { UnitField } from '../commands/fields/unit-field.tsx';
import { useLabels } from '../texts/labels.ts';
import { clocks, limitUnits, type EntryKind } from './catalogue.ts';

export const weightFields = ['response', 'resolution', 'satisfaction', 'basically'] as const;
export const settingFields = [
  'monthStartDay',
  'callBackWorkdays',
  'silenceDays',
  'disputeDays',
  'reviewDays',
  'utcOffsetMinutes',
] as const;

interface EntryFieldsProps {
  readonly tenant: string;
  readonly kind: EntryKind;
}

/** What a version of each kind asks for, beside its name and the day from which it holds. */
export function EntryFields({ tenant, kind }: EntryFieldsProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const needed = [{ required: true, message: t('signIn.needed') }];
  switch (kind) {
    case 'category':
      return (
        <>
          <Form.Item
            name="grade"
            label={t('catalogue.grade')}
            extra={t('catalogue.gradeHint')}
            rules={needed}
          >
            <GradeField tenant={tenant} />
          </Form.Item>
          <Form.Item name="parent" label={t('catalogue.parent')}>
            <CategoryField tenant={tenant} />
          </Form.Item>
          <Form.Item
            name="sensitive"
            label={t('catalogue.sensitive')}
            extra={t('catalogue.sensitiveHint')}
          >
            <Select
              allowClear
              options={label
                .codes('sensitiveClasses')
                .map((code) => ({ value: code, label: label.of('sensitiveClasses', code) }))}
            />
          </Form.Item>
        </>
      );
    case 'grade':
      return (
        <>
          <p className="quiet">{t('catalogue.limitsHint')}</p>
          {clocks.map((clock) => (
            <LimitFields key={clock} clock={clock} called={label.of('clocks', clock)} />
          ))}
        </>
      );
    case 'sector':
      return null;
    case 'routing':
      return (
        <>
          <Form.Item name="category" label={t('catalogue.category')} rules={needed}>
            <CategoryField tenant={tenant} />
          </Form.Item>
          <Form.Item name="area" label={t('catalogue.area')} extra={t('catalogue.areaHint')}>
            <AreaField tenant={tenant} />
          </Form.Item>
          <Form.Item name="unit" label={t('catalogue.unit')} rules={needed}>
            <UnitField tenant={tenant} />
          </Form.Item>
        </>
      );
    case 'weights':
      return (
        <>
          <p className="quiet">{t('catalogue.weightsHint')}</p>
          {weightFields.map((field) => (
            <Form.Item key={field} name={field} label={t(`catalogue.${field}`)} rules={needed}>
              <InputNumber min={0} max={100} precision={0} />
            </Form.Item>
          ))}
        </>
      );
    case 'settings':
      return settingFields.map((field) => (
        <Form.Item key={field} name={field} label={t(`catalogue.${field}`)} rules={needed}>
          <InputNumber precision={0} disabled={field === 'utcOffsetMinutes'} />
        </Form.Item>
      ));
  }
}

function LimitFields({ clock, called }: { readonly clock: string; readonly called: string }) {
  const { t } = useTranslation();
  const needed = [{ required: true, message: t('signIn.needed') }];
  const parts = {
    unit: ['limitUnit', limitUnits],
    runs: ['limitRuns', ['always', 'workdays']],
    from: ['limitFrom', ['registration', 'dispatch']],
  } as const;
  return (
    <fieldset className="limit">
      <legend>{called}</legend>
      <Form.Item
        name={[clock, 'amount']}
        label={t('catalogue.limitAmount', { clock: called })}
        rules={needed}
      >
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
      {(['unit', 'runs', 'from'] as const).map((part) => (
        <Form.Item
          key={part}
          name={[clock, part]}
          label={t(`catalogue.${parts[part][0]}`, { clock: called })}
          rules={needed}
        >
          <Select
            options={parts[part][1].map((value) => ({ value, label: t(`catalogue.${value}`) }))}
          />
        </Form.Item>
      ))}
    </fieldset>
  );
}

/** The name in both languages; the code only where an entry is new. */
export function NameFields({ isNew }: { readonly isNew: boolean }) {
  const { t } = useTranslation();
  const needed = [{ required: true, whitespace: true, message: t('signIn.needed') }];
  return (
    <>
      {isNew ? (
        <Form.Item
          name="code"
          label={t('catalogue.code')}
          extra={t('catalogue.codeHint')}
          rules={[
            ...needed,
            { pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, message: t('form.format') },
          ]}
        >
          <Input maxLength={64} />
        </Form.Item>
      ) : null}
      <Form.Item name="zh" label={t('catalogue.nameZh')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="en" label={t('catalogue.nameEn')}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}
