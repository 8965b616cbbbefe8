import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { demoSignIn, type DemoAccount } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly onDone: () => void;
}

/** Everybody of the demo, by unit: one press and one sits at that desk. */
export function DemoAccounts({ accounts, onDone }: DemoAccountsProps) {
  const { t } = useTranslation();
  const entering = useMutation({ mutationFn: demoSignIn, onSuccess: onDone });
  const units = [...new Set(accounts.map(({ post }) => split(post)[0]))];
  return (
    <section className="card" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demo')}</h2>
      <p className="quiet">{t('signIn.demoHint')}</p>
      {entering.error === null ? null : <Failure error={entering.error} />}
      <dl className="accounts">
        {units.map((unit) => (
          <div key={unit}>
            <dt>{unit}</dt>
            <dd>
              {accounts
                .filter(({ post }) => split(post)[0] === unit)
                .map(({ account, name, post }) => (
                  <button
                    key={account}
                    type="button"
                    disabled={entering.isPending}
                    onClick={() => entering.mutate(account)}
                  >
                    <strong>{name}</strong> <span>{split(post)[1]}</span>
                  </button>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A post as the API says it: the unit, a dot, the role. */
function split(post: string): readonly [unit: string, role: string] {
  const [unit = post, ...roles] = post.split(' · ');
  return [unit, roles.join(' · ')];
}
