import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { demoSignIn, type DemoAccount } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly onDone: () => void;
}

export function DemoAccounts({ accounts, onDone }: DemoAccountsProps) {
  const { t } = useTranslation();
  const entering = useMutation({ mutationFn: demoSignIn, onSuccess: onDone });
  return (
    <section className="card" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demo')}</h2>
      <p className="quiet">{t('signIn.demoHint')}</p>
      {entering.error === null ? null : <Failure error={entering.error} />}
      <ul className="accounts">
        {accounts.map(({ account, name, post }) => (
          <li key={account}>
            <button
              type="button"
              disabled={entering.isPending}
              onClick={() => entering.mutate(account)}
            >
              <strong>{name}</strong>
              <span>{post}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
