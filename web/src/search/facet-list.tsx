import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Found } from '../api/search.ts';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { facets, type Facet, type SearchAddress } from './address.ts';

interface FacetListProps {
  readonly tenant: string;
  readonly address: SearchAddress;
  readonly found: Pick<Found, 'facets'>;
}

/** What was found, counted by what it is: each line narrows to it, or widens again. */
export function FacetList({ tenant, address, found }: FacetListProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const counts = found.facets;
  if (counts === undefined) return null;
  const say: { readonly [facet in Facet]: (value: string) => string } = {
    status: (value) => label.of('statuses', value),
    category: (value) => label.category(value),
    lead: (value) => label.unit(value),
  };
  const { overdue, ...others } = address;
  return (
    <nav className="facets card" aria-label={t('search.narrow')}>
      {facets.map((facet) => {
        const { [facet]: chosen, ...without } = address;
        const values = counts[facet];
        if (values.length === 0 && chosen === undefined) return null;
        return (
          <section key={facet} aria-labelledby={`facet-${facet}`}>
            <h2 id={`facet-${facet}`}>{t(`queue.${facet}`)}</h2>
            <ul>
              {chosen === undefined ? (
                values.map(({ value, count }) => (
                  <li key={value}>
                    <Link {...links.search(tenant, { ...address, [facet]: value })}>
                      <span>{say[facet](value)}</span> <small>{count}</small>
                    </Link>
                  </li>
                ))
              ) : (
                <li>
                  <Link
                    {...links.search(tenant, without)}
                    className="chosen"
                    aria-label={t('search.without', { name: say[facet](chosen) })}
                  >
                    <span>{say[facet](chosen)}</span> <span aria-hidden>×</span>
                  </Link>
                </li>
              )}
            </ul>
          </section>
        );
      })}
      {counts.overdue === 0 && !overdue ? null : (
        <ul>
          <li>
            {overdue ? (
              <Link
                {...links.search(tenant, others)}
                className="chosen"
                aria-label={t('search.without', { name: t('queue.overdue') })}
              >
                <span>{t('queue.overdue')}</span> <span aria-hidden>×</span>
              </Link>
            ) : (
              <Link {...links.search(tenant, { ...address, overdue: true })}>
                <span>{t('queue.overdue')}</span> <small>{counts.overdue}</small>
              </Link>
            )}
          </li>
        </ul>
      )}
    </nav>
  );
}
