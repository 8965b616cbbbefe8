import { useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Registered } from '../api/register.ts';
import { Done } from './done.tsx';
import { RegisterForm } from './register-form.tsx';

export type Mode = 'finding' | 'somebody';

/** 登记: what was found on a visit, or 代录 for somebody who called or came to the counter. */
export function RegisterPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/register' });
  const [mode, setMode] = useState<Mode>('somebody');
  const [done, setDone] = useState<Registered>();
  return (
    <div className="narrow wide-form">
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
          <RegisterForm key={mode} tenant={tenant} mode={mode} onDone={setDone} />
        </>
      ) : (
        <Done tenant={tenant} mode={mode} registered={done} onAnother={() => setDone(undefined)} />
      )}
    </div>
  );
}
