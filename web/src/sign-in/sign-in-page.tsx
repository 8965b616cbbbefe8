import './sign-in.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { demoAccountsQuery } from '../api/session.ts';
import { LanguageSwitch } from '../app/language-switch.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { PasswordForm } from './password-form.tsx';

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const { lapsed, to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const accounts = useQuery(demoAccountsQuery(i18n.language)).data ?? [];
  const enter = () => {
    // Whatever another person saw is not this one's to see.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'texts' });
    void navigate({ to: to ?? '/', replace: true });
  };
  return (
    <main className="sign-in">
      <header>
        <p className="brand-large">
          <strong>{t('app.name')}</strong> {t('app.motto')}
        </p>
        <LanguageSwitch />
      </header>
      <section className="card" aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">{t('signIn.title')}</h1>
        {lapsed ? <Alert type="info" showIcon title={t('signIn.lapsed')} /> : null}
        <PasswordForm onDone={enter} />
      </section>
      {accounts.length > 0 ? <DemoAccounts accounts={accounts} onDone={enter} /> : null}
    </main>
  );
}
