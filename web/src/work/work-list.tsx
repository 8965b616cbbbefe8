import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import { isTyping } from '../queue/keys.ts';
import { useLabels } from '../texts/labels.ts';
import { StatusTag } from '../ui/status-tag.tsx';
import { Reasons } from './reasons.tsx';
import type { WorkItem } from './work.ts';

interface WorkListProps {
  readonly tenant: string;
  readonly items: readonly WorkItem[];
  readonly current: number;
  readonly onCurrent: (at: number) => void;
}

export function WorkList({ tenant, items, current, onCurrent }: WorkListProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const marked = useRef<HTMLTableRowElement>(null);
  const id = items[current]?.row.id;
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'nearest' });
    if (isTyping(document.activeElement)) return;
    marked.current?.querySelector('a')?.focus({ preventScroll: true });
  }, [id]);
  return (
    <table className="list">
      <caption className="hidden">{t('work.list')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('queue.number')}</th>
          <th scope="col">{t('work.why')}</th>
          <th scope="col">{t('queue.what')}</th>
          <th scope="col">{t('queue.category')}</th>
          <th scope="col">{t('queue.status')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ row, waiting }, at) => (
          <tr
            key={row.id}
            ref={at === current ? marked : undefined}
            className={at === current ? 'current' : undefined}
            onFocus={() => onCurrent(at)}
          >
            <td className="number">
              <Link {...links.problem(tenant, row.id)}>{row.number}</Link>
            </td>
            <td className="why" data-label={t('work.why')}>
              <Reasons tenant={tenant} waiting={waiting} />
            </td>
            <td className="what">
              {row.title ?? <span className="quiet">{t('queue.sealed')}</span>}
              {row.place === undefined ? null : <small>{row.place}</small>}
            </td>
            <td data-label={t('queue.category')}>{label.category(row.category)}</td>
            <td className="status">
              <StatusTag tenant={tenant} row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
