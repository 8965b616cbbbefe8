import { useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SentNote, type Sent } from '../intake/sent.tsx';
import { Done } from './done.tsx';
import { RegisterForm } from './register-form.tsx';

export type Mode = 'finding' | 'somebody';

/** 登记: what was found on a visit, or 代录 for somebody who called or came to the counter. */
export function RegisterPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/register' });
  const [mode, setMode] = useState<Mode>('somebody');
  const [sent, setSent] = useState<Sent>();
  // One that went to its unit makes room for the next; one that waits is shown by itself.
  const [done, setDone] = useState<Sent>();
  const [turn, setTurn] = useState(0);
  const onDone = (next: Sent) => {
    if (next.lead === undefined && next.notSent === undefined) return setDone(next);
    setSent(next);
    setTurn(turn + 1);
    window.scrollTo({ top: 0 });
  };
  return (
    <div className={done === undefined ? 'intake' : 'narrow wide-form'}>
      <h1>{t('register.title')}</h1>
      {done === undefined ? (
        <>
          <Segmented<Mode>
            aria-label={t('register.mode')}
            value={mode}
            onChange={setMode}
            options={[
              { value: 'somebody', label: t('register.somebody') },
              { value: 'finding', label: t('register.finding') },
            ]}
          />
          <p className="quiet">
            {mode === 'finding' ? t('register.findingHint') : t('register.somebodyHint')}
          </p>
          {sent === undefined ? null : (
            <div className="sent-note">
              <SentNote tenant={tenant} sent={sent} />
            </div>
          )}
          <RegisterForm key={`${mode}-${turn}`} tenant={tenant} mode={mode} onDone={onDone} />
        </>
      ) : (
        <Done tenant={tenant} mode={mode} registered={done} onAnother={() => setDone(undefined)} />
      )}
    </div>
  );
}
