import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { Failure } from '../app/failure.tsx';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { day } from '../time/format.ts';
import {
  useCatalogueCommand,
  type Call,
  type CatalogueView,
  type Entry,
  type EntryKind,
} from './catalogue.ts';
import { isNamed, setEntryOf, startOf, type Typed } from './entry-data.ts';
import { EntryFields, NameFields } from './entry-fields.tsx';

/** A version that is being set, of a new entry if none is named, or an entry that ends. */
export interface Given {
  readonly kind: EntryKind;
  readonly name: 'set-entry' | 'end-entry';
  readonly entry?: Entry;
}

interface EntryDrawerProps {
  readonly tenant: string;
  readonly catalogue: CatalogueView;
  readonly given: Given | undefined;
  readonly onClose: () => void;
}

export function EntryDrawer({ tenant, catalogue, given, onClose }: EntryDrawerProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  return (
    <Drawer
      open={given !== undefined}
      onClose={onClose}
      title={given === undefined ? '' : title(given)}
      size={480}
      destroyOnHidden
      closable={{ 'aria-label': t('app.close') }}
    >
      {given === undefined ? null : (
        <EntryForm tenant={tenant} catalogue={catalogue} given={given} onClose={onClose} />
      )}
    </Drawer>
  );

  function title({ kind, name, entry }: Given): string {
    const kindName = label.of('entryKinds', kind);
    if (entry === undefined) return t('catalogue.add', { kind: kindName });
    const zh = entry.names.zh === '' || !isNamed(kind) ? kindName : entry.names.zh;
    const called = spoken() === 'en' ? (entry.names.en ?? zh) : zh;
    return t(name === 'end-entry' ? 'catalogue.endOf' : 'catalogue.changeOf', { name: called });
  }
}

function EntryForm({
  tenant,
  catalogue,
  given,
  onClose,
}: EntryDrawerProps & { readonly given: Given }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const command = useCatalogueCommand(tenant);
  const [key, setKey] = useState(newKey);
  const { kind, name, entry } = given;
  const isEnd = name === 'end-entry';
  const isSettings = kind === 'settings';
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark="optional"
      initialValues={startOf(kind, entry, catalogue.today)}
      scrollToFirstError
      onValuesChange={() => setKey(newKey())}
      onFinish={(typed) => {
        command.mutate(
          { key, call: callOf(typed) },
          {
            onSuccess: () => {
              const from = String(typed['validFrom']);
              void message.success(
                from > catalogue.today
                  ? t('catalogue.savedFrom', { day: day(from, spoken()) })
                  : t('catalogue.saved'),
              );
              onClose();
            },
          },
        );
      }}
    >
      {isEnd ? (
        <p>{t('catalogue.endHint')}</p>
      ) : (
        <>
          {isNamed(kind) ? <NameFields isNew={entry === undefined} /> : null}
          <EntryFields tenant={tenant} kind={kind} />
        </>
      )}
      <Form.Item
        name="validFrom"
        label={t(isEnd ? 'catalogue.endFrom' : 'catalogue.validFrom')}
        extra={isEnd ? null : t(isSettings ? 'catalogue.todayOnly' : 'catalogue.validFromHint')}
        rules={[{ required: true, message: t('signIn.needed') }]}
      >
        <Input type="date" readOnly={isSettings} />
      </Form.Item>
      {command.error === null ? null : <Failure error={command.error} />}
      <div className="buttons end">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={command.isPending} danger={isEnd}>
          {t('form.submit')}
        </Button>
      </div>
    </Form>
  );

  function callOf(typed: Typed): Call {
    if (!isEnd || entry === undefined) {
      return { name: 'set-entry', body: setEntryOf(kind, entry, typed) };
    }
    const validFrom = String(typed['validFrom']);
    return { name: 'end-entry', body: { kind, code: entry.code, validFrom } };
  }
}
