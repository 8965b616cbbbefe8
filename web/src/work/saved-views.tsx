import './work.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import type { QueueSearch } from '../queue/search.ts';
import { addressOf, searchOf, useForgetView, useKeepView, viewsQuery } from './views.ts';

interface SavedViewsProps {
  readonly tenant: string;
  readonly search: QueueSearch;
}

/** Filters under names of one's own: they come along to another device. */
export function SavedViews({ tenant, search }: SavedViewsProps) {
  const { t } = useTranslation();
  const views = useQuery(viewsQuery(tenant)).data?.views ?? [];
  const forget = useForgetView(tenant);
  const address = addressOf(search);
  const isKept = address === '' || views.some((view) => view.address === address);
  if (views.length === 0 && isKept) return null;
  return (
    <div className="saved-views" role="group" aria-label={t('work.views')}>
      {views.length === 0 ? null : (
        <ul>
          {views.map((view) => (
            <li key={view.name}>
              <Link
                {...links.queue(tenant, searchOf(view.address))}
                activeOptions={{ exact: true }}
              >
                {view.name}
              </Link>
              <Button
                type="text"
                size="small"
                aria-label={t('work.forget', { name: view.name })}
                onClick={() => forget.mutate(view.name)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isKept ? null : <KeepView key={address} tenant={tenant} address={address} />}
      {forget.error === null ? null : <Failure error={forget.error} />}
    </div>
  );
}

interface KeepViewProps {
  readonly tenant: string;
  readonly address: string;
}

function KeepView({ tenant, address }: KeepViewProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const keep = useKeepView(tenant);
  if (name === undefined)
    return (
      <Button type="link" onClick={() => setName('')}>
        {t('work.keep')}
      </Button>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') keep.mutate({ name: name.trim(), address });
      }}
    >
      <Input
        autoFocus
        aria-label={t('work.keepName')}
        placeholder={t('work.keepName')}
        maxLength={30}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button htmlType="submit" type="primary" loading={keep.isPending}>
        {t('work.keepDone')}
      </Button>
      <Button onClick={() => setName(undefined)}>{t('app.cancel')}</Button>
      {keep.error === null ? null : <Failure error={keep.error} />}
    </form>
  );
}
