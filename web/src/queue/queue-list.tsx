import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../api/problems.ts';
import { links } from '../app/links.ts';
import type { Selection } from '../desk/selection.ts';
import { useLabels } from '../texts/labels.ts';
import { Due, Overdue } from '../time/due.tsx';
import { isTyping } from './keys.ts';
import { StatusTag } from '../ui/status-tag.tsx';

interface QueueListProps {
  readonly tenant: string;
  readonly rows: readonly QueueRow[];
  readonly current: number;
  readonly onCurrent: (at: number) => void;
  /** Where rows can be chosen. */
  readonly selection?: Selection | undefined;
}

/** A table on a desk, cards on a phone (layout.css): the same markup, so nothing is read twice. */
export function QueueList({ tenant, rows, current, onCurrent, selection }: QueueListProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const marked = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'nearest' });
    // Whoever is at a row's box stays there, and who types elsewhere isn't drawn away by others' work.
    const { activeElement } = document;
    if (marked.current?.contains(activeElement) || isTyping(activeElement)) return;
    marked.current?.querySelector('a')?.focus({ preventScroll: true });
  }, [current]);
  return (
    <table className="list">
      <caption className="hidden">{t('queue.title')}</caption>
      <thead>
        <tr>
          {selection === undefined ? null : <td className="pick" aria-hidden />}
          <th scope="col">{t('queue.number')}</th>
          <th scope="col">{t('queue.what')}</th>
          <th scope="col">{t('queue.category')}</th>
          <th scope="col">{t('queue.status')}</th>
          <th scope="col">{t('queue.lead')}</th>
          <th scope="col">{t('queue.due')}</th>
          <th scope="col">{t('queue.wait')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr
            key={row.id}
            ref={at === current ? marked : undefined}
            className={at === current ? 'current' : undefined}
            onFocus={() => onCurrent(at)}
          >
            {selection === undefined ? null : (
              <td className="pick">
                <label>
                  <span className="hidden">{t('batch.choose', { number: row.number })}</span>
                  <input
                    type="checkbox"
                    checked={selection.ids.has(row.id)}
                    onChange={() => selection.toggle(at)}
                    onClick={(event) => {
                      if (!event.shiftKey) return;
                      event.preventDefault();
                      selection.extend(at);
                    }}
                  />
                </label>
              </td>
            )}
            <td className="number">
              <Link {...links.problem(tenant, row.id)}>{row.number}</Link>
            </td>
            <td className="what">
              {row.title ?? <span className="quiet">{t('queue.sealed')}</span>}
              {row.place === undefined ? null : <small>{row.place}</small>}
            </td>
            <td data-label={t('queue.category')}>{label.category(row.category)}</td>
            <td className="status">
              <StatusTag tenant={tenant} row={row} />
            </td>
            <td data-label={t('queue.lead')}>
              {row.lead === null ? (
                <span className="quiet">{t('queue.notDispatched')}</span>
              ) : (
                label.unit(row.lead)
              )}
            </td>
            <td data-label={t('queue.due')}>
              {row.open && row.next_due !== null ? (
                <Due at={row.next_due} overdue={row.overdue} />
              ) : row.overdue ? (
                <Overdue />
              ) : null}
            </td>
            <td data-label={t('queue.wait')} className={row.waiting.length === 0 ? 'blank' : ''}>
              {row.waiting.map((matter) => (
                <span key={matter} className="asked">
                  {label.of('matters', matter)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
