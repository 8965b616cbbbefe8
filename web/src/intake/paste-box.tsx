import { useMutation } from '@tanstack/react-query';
import { Alert, Input } from 'antd';
import { useEffect, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { readWorkOrder, type WorkOrder } from '../api/intake.ts';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { besideFields, countOf, leftOf } from './filled.ts';

interface PasteBoxProps {
  readonly tenant: string;
  readonly onRead: (order: WorkOrder) => Promise<void>;
}

const openKnown = 'open-known';

/** 粘贴工单: what another platform wrote, read into the form as soon as it is pasted. */
export function PasteBox({ tenant, onRead }: PasteBoxProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const reading = useMutation({
    mutationFn: async (pasted: string) => {
      const order = await readWorkOrder(tenant, pasted);
      await onRead(order);
      return order;
    },
  });
  const read = (pasted: string) => {
    if (pasted.trim() !== '') reading.mutate(pasted.slice(0, 20_000));
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    // Pasted into the midst of what is there, it is read with it.
    if (text.trim() !== '') return setTimeout(() => read(text + pasted));
    event.preventDefault();
    setText(pasted);
    read(pasted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    read(text);
  };
  const order = reading.data;
  const isKnown = order?.known !== undefined;
  useEffect(() => {
    if (isKnown) document.getElementById(openKnown)?.focus();
  }, [isKnown, order]);
  return (
    <section className="card paste" aria-labelledby="paste-title">
      <h2 id="paste-title">{t('intake.paste')}</h2>
      <Input.TextArea
        autoFocus
        aria-labelledby="paste-title"
        aria-describedby="paste-hint"
        rows={4}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
      />
      <p id="paste-hint" className="quiet">
        {t('intake.pasteHint')}
      </p>
      <div role="status">
        {reading.isPending ? t('intake.reading') : null}
        {order ? t('intake.read', { count: countOf(order) }) : null}
      </div>
      {reading.error === null ? null : <Failure error={reading.error} onRetry={() => read(text)} />}
      {order?.known ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('intake.known', { number: order.known.number })}
          action={
            <Link id={openKnown} className="button" {...links.problem(tenant, order.known.id)}>
              {t('intake.openKnown')}
            </Link>
          }
        />
      ) : null}
      {order ? <Beside order={order} /> : null}
    </section>
  );
}

/** What the platform wrote and the form has no field for. */
function Beside({ order }: { readonly order: WorkOrder }) {
  const { t } = useTranslation();
  const facts = besideFields.flatMap((field) => {
    const found = order.fields[field];
    return found ? [[field, found.text] as const] : [];
  });
  const left = leftOf(order);
  return (
    <>
      {facts.length === 0 ? null : (
        <dl className="beside">
          {facts.map(([field, text]) => (
            <div key={field}>
              <dt>{t(`intake.beside.${field}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {left.length === 0 ? null : (
        <details open className="left">
          <summary>{t('intake.left', { count: left.length })}</summary>
          <ul>
            {left.map((text, at) => (
              <li key={`${at}-${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
