import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import type { QueueSearch } from './search.ts';

interface EmptyProps {
  readonly tenant: string;
  readonly search: QueueSearch;
}

export function Empty({ tenant, search }: EmptyProps) {
  const { t } = useTranslation();
  const filtered = Object.keys(search).length > 0;
  return (
    <div className="empty" role="status">
      <p>
        <strong>{filtered ? t('queue.empty') : t('queue.emptyOpen')}</strong>
      </p>
      <p className="quiet">{t('queue.emptyHint')}</p>
      <p>
        {filtered ? <Link {...links.queue(tenant)}>{t('queue.clear')}</Link> : null}
        <Link {...links.queue(tenant, { view: 'all' })}>{t('queue.all')}</Link>
      </p>
    </div>
  );
}
