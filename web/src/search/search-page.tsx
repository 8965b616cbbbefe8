import '../queue/queue.css';
import './search.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { searchQuery } from '../api/search.ts';
import { Failure } from '../app/failure.tsx';
import { Watermark } from '../ui/watermark.tsx';
import { FacetList } from './facet-list.tsx';
import { HitList } from './hit-list.tsx';

/** 搜索: matters by words, the newest first; what narrows them stands in the address. */
export function SearchPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/search' });
  const address = useSearch({ from: '/$tenant/search' });
  const pages = useInfiniteQuery(searchQuery(tenant, address));
  const [first] = pages.data?.pages ?? [];
  const hits = pages.data?.pages.flatMap(({ rows }) => rows) ?? [];
  const count = first?.found?.count ?? 0;
  const isNarrowed = Object.keys(address).length > 1;
  return (
    <div className="search">
      <h1>{address.q === '' ? t('search.title') : t('search.for', { words: address.q })}</h1>
      {address.q === '' ? <p className="quiet">{t('search.how')}</p> : null}
      <p role="status" className="quiet">
        {first === undefined
          ? null
          : count === 0 && !first.found?.more
            ? t('search.none')
            : first.found?.more
              ? t('search.countMore', { count })
              : t('search.count', { count })}
        {first?.building ? ` ${t('search.building')}` : null}
      </p>
      {pages.error !== null ? (
        <Failure error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.isLoading ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active title={false} paragraph={{ rows: 10 }} />
        </div>
      ) : first === undefined ? null : (
        <div className={isNarrowed || count > 0 ? 'columns' : undefined}>
          {isNarrowed || count > 0 ? (
            <FacetList tenant={tenant} address={address} found={first} />
          ) : null}
          <div>
            {hits.length === 0 ? (
              <p className="empty">{t('search.noneHint')}</p>
            ) : (
              <Watermark tenant={tenant}>
                <HitList tenant={tenant} hits={hits} />
              </Watermark>
            )}
            {pages.hasNextPage ? (
              <div className="foot">
                <Button
                  loading={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {hits.length === 0 ? t('search.further') : t('queue.more')}
                </Button>
              </div>
            ) : null}
          </div>
        </div>
      )}
    </div>
  );
}
