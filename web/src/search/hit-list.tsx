import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Hit } from '../api/search.ts';
import { links } from '../app/links.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { moment } from '../time/format.ts';
import { StatusTag } from '../ui/status-tag.tsx';
import { Marked } from './marked.tsx';

/** Matters with the words that were found in them, as far as each may be read. */
export function HitList({
  tenant,
  hits,
}: {
  readonly tenant: string;
  readonly hits: readonly Hit[];
}) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  return (
    <ol className="hits" aria-label={t('search.results')}>
      {hits.map(({ row, title, place, excerpt }) => (
        <li key={row.id} className="card">
          <h2>
            <Link {...links.problem(tenant, row.id)}>
              {title === undefined ? t('queue.sealed') : <Marked pieces={title} />}
            </Link>
          </h2>
          {place === undefined ? null : (
            <p>
              <Marked pieces={place} />
            </p>
          )}
          {excerpt === undefined ? null : (
            <blockquote>
              <Marked pieces={excerpt.text} />
            </blockquote>
          )}
          <p className="quiet">
            <span className="number">{row.number}</span> <StatusTag tenant={tenant} row={row} />{' '}
            {label.category(row.category)} ·{' '}
            {row.lead === null ? t('queue.notDispatched') : label.unit(row.lead)} ·{' '}
            <time dateTime={row.registered_at}>{moment(row.registered_at, spoken())}</time>
          </p>
        </li>
      ))}
    </ol>
  );
}
