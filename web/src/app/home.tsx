import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../api/session.ts';
import { isSignedOut } from '../api/trouble.ts';
import { Failure } from './failure.tsx';
import { links } from './links.ts';

/** Where one belongs: straight into the only place, or a choice of several. */
export function Home() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(placesQuery());
  if (isSignedOut(error)) return <Navigate {...links.signIn()} />;
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin aria-label={t('app.loading')} className="center" />;
  const [first, second] = data;
  if (first !== undefined && second === undefined)
    return <Navigate {...links.work(first.tenant)} />;
  return (
    <main className="narrow">
      <h1>{t('signIn.chooseTenant')}</h1>
      <p>{first === undefined ? t('signIn.noTenant') : t('signIn.chooseTenantHint')}</p>
      <ul className="choices">
        {data.map((place) => (
          <li key={place.tenant}>
            <Link {...links.work(place.tenant)}>{place.name}</Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
