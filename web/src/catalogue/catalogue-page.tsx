import '../queue/queue.css';
import './catalogue.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueQuery, unitsQuery } from '../api/catalogue.ts';
import { meQuery } from '../api/session.ts';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { Calendars } from './calendars.tsx';
import { EntryDrawer, type Given } from './entry-drawer.tsx';
import { EntryList } from './entry-list.tsx';
import { shownKinds } from './search.ts';

/** 目录与时限: what this place sets for itself, by kind, with what held and what will. */
export function CataloguePage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/catalogue' });
  const { kind = 'category' } = useSearch({ from: '/$tenant/catalogue' });
  const label = useLabels(tenant);
  const me = useQuery(meQuery(tenant)).data;
  const units = useQuery(unitsQuery(tenant)).data ?? [];
  // The shell waits for it.
  const catalogue = useQuery(catalogueQuery(tenant)).data;
  const [given, setGiven] = useState<Given>();
  const root = units.find(({ parent }) => parent === undefined)?.id;
  const mayChange = me?.posts.some(({ role, unit }) => role === 'office' && unit === root) ?? false;
  if (catalogue === undefined) return null;
  return (
    <div className="catalogue">
      <h1>{t('catalogue.title')}</h1>
      <p className="quiet">{t('catalogue.hint')}</p>
      {mayChange ? null : <p className="notice">{t('catalogue.readOnly')}</p>}
      <nav className="views" aria-label={t('catalogue.kinds')}>
        {shownKinds.map((each) => (
          <Link
            key={each}
            {...links.catalogue(tenant, each === 'category' ? {} : { kind: each })}
            activeOptions={{ exact: true }}
            replace
          >
            {each === 'calendar' ? t('catalogue.calendar') : label.of('entryKinds', each)}
          </Link>
        ))}
      </nav>
      {kind === 'calendar' ? (
        <Calendars tenant={tenant} catalogue={catalogue} mayChange={mayChange} />
      ) : (
        <EntryList
          tenant={tenant}
          catalogue={catalogue}
          kind={kind}
          {...(mayChange ? { onGive: setGiven } : {})}
        />
      )}
      <EntryDrawer
        tenant={tenant}
        catalogue={catalogue}
        given={given}
        onClose={() => setGiven(undefined)}
      />
    </div>
  );
}
