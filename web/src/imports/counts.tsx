import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { standings, type ImportView, type Standing } from './imports.ts';

interface CountsProps {
  readonly tenant: string;
  readonly view: ImportView;
  readonly only: Standing | undefined;
}

/** How many rows stand how; each number shows its rows. */
export function Counts({ tenant, view, only }: CountsProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const { counts } = view;
  return (
    <>
      <nav className="views counts" aria-label={t('imports.counts')}>
        <Link {...links.import(tenant, view.id)} activeOptions={{ exact: true }} replace>
          {t('imports.all')} <strong>{view.total}</strong>
        </Link>
        {standings
          .filter((standing) => counts[standing] > 0 || standing === only)
          .map((standing) => (
            <Link
              key={standing}
              className={standing}
              {...links.import(tenant, view.id, { only: standing })}
              activeOptions={{ exact: true }}
              replace
            >
              {label.of('standings', standing)} <strong>{counts[standing]}</strong>
            </Link>
          ))}
      </nav>
      {counts.closed > 0 ? (
        <p className="quiet">{t('imports.closedBefore', { count: counts.closed })}</p>
      ) : null}
    </>
  );
}
