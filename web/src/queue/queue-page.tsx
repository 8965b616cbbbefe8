import './queue.css';
import '../desk/desk.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filtersOf, queueQuery, type QueueRow } from '../api/problems.ts';
import { meQuery } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';
import { links, publicPages } from '../app/links.ts';
import { BatchBar } from '../desk/batch-bar.tsx';
import { MOST_AT_ONCE, maySign } from '../desk/batch.ts';
import { useSelection } from '../desk/selection.ts';
import { SignDialog } from '../desk/sign-dialog.tsx';
import { spoken } from '../texts/i18n.ts';
import { Empty } from './empty.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useQueueKeys } from './keys.ts';
import { KeysHelp } from './keys-help.tsx';
import { QueueList } from './queue-list.tsx';

/** 办件: what I may see, the most urgent first. */
export function QueuePage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/' });
  const search = useSearch({ from: '/$tenant/' });
  const navigate = useNavigate();
  const me = useQuery(meQuery(tenant)).data;
  const pages = useInfiniteQuery(queueQuery(tenant, search, me));
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const [help, setHelp] = useState(false);
  const chosen = useSelection(rows);
  const selection = maySign(me) ? chosen : undefined;
  const [signing, setSigning] = useState<readonly QueueRow[]>();
  /** What is chosen, as far as the server takes it at once; else the row one stands on. */
  const chosenOr = (row: QueueRow) => {
    const { size } = chosen.ids;
    return size > 0 && size <= MOST_AT_ONCE ? rows.filter(({ id }) => chosen.ids.has(id)) : [row];
  };
  const { current, setCurrent } = useQueueKeys({
    rows,
    onOpen: (row) => void navigate(links.problem(tenant, row.id)),
    onHelp: () => setHelp(true),
    onSign: selection && ((row) => setSigning(chosenOr(row))),
    selection,
  });
  const filters = new URLSearchParams(
    Object.entries(filtersOf(search, me)).map(([name, value]) => [name, String(value)]),
  );
  const ledger = `${publicPages.ledger(tenant, spoken())}&${filters.toString()}`;
  return (
    <div className="queue">
      <div className="title-row">
        <h1>{t('queue.title')}</h1>
        <div className="buttons">
          <a href={ledger} download title={t('queue.exportHint')}>
            {t('queue.export')}
          </a>
          <Link {...links.phrases(tenant)}>{t('phrases.title')}</Link>
          <Button type="text" className="wide" onClick={() => setHelp(true)}>
            {t('queue.keysHint')}
          </Button>
        </div>
      </div>
      <FilterBar tenant={tenant} search={search} />
      {pages.error !== null && pages.data === undefined ? (
        <Failure error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.data === undefined ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active title={false} paragraph={{ rows: 12 }} />
        </div>
      ) : rows.length === 0 ? (
        <Empty tenant={tenant} search={search} />
      ) : (
        <>
          {selection === undefined ? null : (
            <BatchBar tenant={tenant} rows={rows} selection={selection} />
          )}
          <QueueList
            tenant={tenant}
            rows={rows}
            current={current}
            onCurrent={setCurrent}
            selection={selection}
          />
        </>
      )}
      <div className="foot" aria-live="polite">
        {rows.length === 0 ? null : <span>{t('queue.shown', { count: rows.length })}</span>}
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('queue.more')}
          </Button>
        ) : rows.length === 0 ? null : (
          <span>{t('queue.end')}</span>
        )}
      </div>
      {signing === undefined ? null : (
        <SignDialog
          tenant={tenant}
          rows={signing}
          onClose={(isDone) => {
            setSigning(undefined);
            if (isDone) selection?.clear();
          }}
        />
      )}
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
