import './search.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Similar } from '../api/search.ts';
import { links } from '../app/links.ts';
import { StatusTag } from '../ui/status-tag.tsx';

interface SimilarListProps {
  readonly tenant: string;
  readonly rows: readonly Similar[];
  /** What can be done about one. */
  readonly action?: (similar: Similar) => ReactNode;
}

/** Matters that may be the same, each with why. */
export function SimilarList({ tenant, rows, action }: SimilarListProps) {
  const { t } = useTranslation();
  return (
    <ul className="similar">
      {rows.map((similar) => (
        <li key={similar.row.id}>
          <p>
            <Link {...links.problem(tenant, similar.row.id)} target="_blank">
              {similar.title === '' ? similar.row.number : similar.title}
              <span className="hidden">{t('app.newWindow')}</span>
            </Link>{' '}
            <StatusTag tenant={tenant} row={similar.row} />
          </p>
          <p>{similar.place}</p>
          <p className="quiet">
            <span className="number">{similar.row.number}</span> ·{' '}
            {similar.reasons.map((reason) => t(`search.reason.${reason}`)).join(' · ')}
          </p>
          {action?.(similar)}
        </li>
      ))}
    </ul>
  );
}
