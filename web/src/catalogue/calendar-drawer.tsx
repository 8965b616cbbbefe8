import { App, Button, Drawer, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { Failure } from '../app/failure.tsx';
import { useCatalogueCommand, type CatalogueView } from './catalogue.ts';
import { datesOf } from './dates.ts';

interface CalendarDrawerProps {
  readonly tenant: string;
  readonly catalogue: CatalogueView;
  /** The year whose calendar is written; none: closed. */
  readonly year: number | 'new' | undefined;
  readonly onClose: () => void;
}

export function CalendarDrawer({ tenant, catalogue, year, onClose }: CalendarDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={year !== undefined}
      onClose={onClose}
      title={typeof year === 'number' ? t('catalogue.reloadOf', { year }) : t('catalogue.load')}
      size={480}
      destroyOnHidden
      closable={{ 'aria-label': t('app.close') }}
    >
      {year === undefined ? null : (
        <CalendarForm tenant={tenant} catalogue={catalogue} year={year} onClose={onClose} />
      )}
    </Drawer>
  );
}

interface Typed {
  readonly year: number;
  readonly holidays?: string;
  readonly workdays?: string;
}

function CalendarForm({ tenant, catalogue, year, onClose }: CalendarDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const command = useCatalogueCommand(tenant);
  const [key, setKey] = useState(newKey);
  const isNew = year === 'new' || year === undefined;
  const known = catalogue.calendars[String(year)];
  const start = {
    year: isNew ? Number(catalogue.today.slice(0, 4)) + 1 : year,
    holidays: known?.holidays.join(' ') ?? '',
    workdays: known?.workdays.join(' ') ?? '',
  };
  const readable = {
    validator: (_rule: unknown, typed: string | undefined) => {
      const { wrong } = datesOf(typed ?? '');
      const text = t('catalogue.badDates', { dates: wrong.join(' ') });
      return wrong.length === 0 ? Promise.resolve() : Promise.reject(new Error(text));
    },
  };
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark="optional"
      initialValues={start}
      onValuesChange={() => setKey(newKey())}
      onFinish={({ year: of, holidays = '', workdays = '' }) => {
        const dates = {
          holidays: datesOf(holidays).dates,
          workdays: datesOf(workdays).dates,
        };
        const waits = catalogue.calendars[String(of)] !== undefined;
        command.mutate(
          { key, call: { name: 'load-calendar', body: { year: of, ...dates } } },
          {
            onSuccess: () => {
              void message.success(t(waits ? 'catalogue.waits' : 'catalogue.loaded'));
              onClose();
            },
          },
        );
      }}
    >
      <Form.Item
        name="year"
        label={t('catalogue.year')}
        rules={[{ required: true, message: t('signIn.needed') }]}
      >
        <InputNumber min={2000} max={2100} precision={0} disabled={!isNew} />
      </Form.Item>
      <Form.Item
        name="holidays"
        label={t('catalogue.holidays')}
        extra={t('catalogue.datesHint')}
        rules={[readable, { required: true, message: t('signIn.needed') }]}
      >
        <Input.TextArea rows={5} maxLength={4000} />
      </Form.Item>
      <Form.Item name="workdays" label={t('catalogue.workdaysOff')} rules={[readable]}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
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
