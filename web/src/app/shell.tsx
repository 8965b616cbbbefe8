import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { catalogueQuery } from '../api/catalogue.ts';
import { domainTextsQuery } from '../api/domain-texts.ts';
import { meQuery } from '../api/session.ts';
import { isForbidden, isSignedOut } from '../api/trouble.ts';
import { placeSays } from '../time/zone.ts';
import { mayCallBack } from '../desk/call-backs.ts';
import { mayImport } from '../imports/imports.ts';
import { isOffice } from '../organisation/is-office.ts';
import { useLive } from '../live/use-live.ts';
import { AccountMenu } from './account-menu.tsx';
import { Failure } from './failure.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SearchField } from '../search/search-field.tsx';
import { links, publicPages } from './links.ts';

/** The frame of every page inside a tenant: who and where one is, and where one can go. */
export function Shell() {
  const { t, i18n } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant' });
  const me = useQuery(meQuery(tenant));
  const texts = useQuery(domainTextsQuery(i18n.language));
  const catalogue = useQuery(catalogueQuery(tenant));
  useLive(tenant, me.data !== undefined);
  placeSays(catalogue.data?.settings['utcOffsetMinutes'] ?? 480);
  // Signed out: cache.ts is already on its way to the sign-in page.
  const error = isSignedOut(me.error) ? null : (me.error ?? texts.error ?? catalogue.error);
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="bar">
        <Link {...links.work(tenant)} className="brand">
          <strong>{t('app.name')}</strong>
          <span className="wide">{t('app.console')}</span>
        </Link>
        <nav aria-label={t('app.nav')}>
          <Link {...links.work(tenant)}>{t('work.title')}</Link>
          <Link {...links.queue(tenant)} activeOptions={{ exact: true, includeSearch: false }}>
            {t('app.queue')}
          </Link>
          <Link {...links.board(tenant)} activeOptions={{ includeSearch: false }}>
            {t('board.title')}
          </Link>
          <Link {...links.register(tenant)}>{t('app.register')}</Link>
          {mayCallBack(me.data) ? (
            <Link {...links.callBacks(tenant)}>{t('callBacks.title')}</Link>
          ) : null}
          {mayImport(me.data) ? <Link {...links.imports(tenant)}>{t('imports.title')}</Link> : null}
          {isOffice(me.data) ? (
            <Link {...links.organisation(tenant)}>{t('organisation.title')}</Link>
          ) : (
            <Link {...links.catalogue(tenant)}>{t('catalogue.title')}</Link>
          )}
          <a href={publicPages.board(tenant)} target="_blank" rel="noreferrer">
            {t('app.board')}
            <span className="hidden">{t('app.newWindow')}</span>
          </a>
        </nav>
        {me.data === undefined ? null : <SearchField tenant={tenant} />}
        <LanguageSwitch />
        {me.data === undefined ? null : <AccountMenu me={me.data} tenant={tenant} />}
      </header>
      <main id="content" tabIndex={-1}>
        {isForbidden(error) ? (
          <p className="notice" role="alert">
            {t('trouble.forbidden')} <Link to="/">{t('signIn.chooseTenant')}</Link>
          </p>
        ) : error !== null ? (
          <Failure
            error={error}
            onRetry={() => void Promise.all([me, texts, catalogue].map((query) => query.refetch()))}
          />
        ) : me.data === undefined || texts.data === undefined || catalogue.data === undefined ? (
          <Spin aria-label={t('app.loading')} className="center" />
        ) : (
          <Outlet />
        )}
      </main>
    </>
  );
}
