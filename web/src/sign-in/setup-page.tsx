import './sign-in.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { setupQuery } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';
import { LanguageSwitch } from '../app/language-switch.tsx';
import { SetupForm } from './setup-form.tsx';

/** Where a one-time link leads: choose a name and a password, and the account is one's own. */
export function SetupPage() {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/setup/$token' });
  const navigate = useNavigate();
  const { data, error } = useQuery(setupQuery(token));
  return (
    <main className="sign-in">
      <header>
        <p className="brand-large">
          <strong>{t('app.name')}</strong> {t('app.motto')}
        </p>
        <LanguageSwitch />
      </header>
      <section className="card" aria-labelledby="setup-title">
        <h1 id="setup-title">{t('setup.title')}</h1>
        {error !== null ? (
          <Failure error={error} />
        ) : data === undefined ? (
          <Spin aria-label={t('app.loading')} />
        ) : (
          <>
            <p>
              {t('setup.forWhom', { name: data.name })}{' '}
              <span className="quiet">{t('setup.hint')}</span>
            </p>
            <SetupForm token={token} onDone={() => void navigate({ to: '/' })} />
          </>
        )}
      </section>
    </main>
  );
}
