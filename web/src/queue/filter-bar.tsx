import { Link, useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { catalogueQuery } from '../api/catalogue.ts';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { SavedViews } from '../work/saved-views.tsx';
import { FindNumber } from './find-number.tsx';
import { views, type QueueSearch } from './search.ts';

interface FilterBarProps {
  readonly tenant: string;
  readonly search: QueueSearch;
}

/** Every filter is part of the address: a view can be kept, sent and gone back to. */
export function FilterBar({ tenant, search }: FilterBarProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const navigate = useNavigate();
  const categories = useQuery(catalogueQuery(tenant)).data?.categories ?? [];
  const { view = 'open', ...filters } = search;
  const set = (key: 'status' | 'category' | 'waiting', value: string | undefined) => {
    const { [key]: _, ...others } = search;
    void navigate(links.queue(tenant, value ? { ...others, [key]: value } : others));
  };
  const options = (codes: readonly string[], say: (code: string) => string) =>
    codes.map((value) => ({ value, label: say(value) }));
  return (
    <div className="filters" role="search" aria-label={t('queue.filters')}>
      <nav className="views" aria-label={t('queue.views')}>
        {views.map((each) => (
          <Link
            key={each}
            {...links.queue(tenant, each === 'open' ? filters : { ...filters, view: each })}
            aria-current={each === view ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(`queue.${each}`)}
          </Link>
        ))}
      </nav>
      <div className="picks">
        <Select
          aria-label={t('queue.status')}
          placeholder={t('queue.anyStatus')}
          allowClear
          value={search.status}
          onChange={(value: string | undefined) => set('status', value)}
          options={options(label.codes('statuses'), (code) => label.of('statuses', code))}
        />
        <Select
          aria-label={t('queue.category')}
          placeholder={t('queue.anyCategory')}
          allowClear
          value={search.category}
          onChange={(value: string | undefined) => set('category', value)}
          options={categories.map(({ code }) => ({ value: code, label: label.category(code) }))}
        />
        {view === 'waiting' ? (
          <Select
            aria-label={t('queue.matter')}
            placeholder={t('queue.anyMatter')}
            allowClear
            value={search.waiting}
            onChange={(value: string | undefined) => set('waiting', value)}
            options={options(label.codes('matters'), (code) => label.of('matters', code))}
          />
        ) : null}
        {Object.keys(filters).length > 0 ? (
          <Button type="link" onClick={() => void navigate(links.queue(tenant, { view }))}>
            {t('queue.clear')}
          </Button>
        ) : null}
      </div>
      <FindNumber tenant={tenant} />
      <SavedViews tenant={tenant} search={search} />
    </div>
  );
}
