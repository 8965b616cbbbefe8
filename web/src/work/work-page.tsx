import '../queue/queue.css';
import '../desk/desk.css';
import './work.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../api/problems.ts';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { SignDialog } from '../desk/sign-dialog.tsx';
import { KeysHelp } from '../queue/keys-help.tsx';
import { useQueueKeys } from '../queue/keys.ts';
import { workQuery } from './work.ts';
import { WorkList } from './work-list.tsx';

/** 我的待办: what waits for me now, the most urgent first, each with its reason. */
export function WorkPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/work' });
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(workQuery(tenant));
  const items = useMemo(() => data?.items ?? [], [data]);
  const rows = useMemo(() => items.map(({ row }) => row), [items]);
  const [help, setHelp] = useState(false);
  const [signing, setSigning] = useState<QueueRow>();
  const { current, setCurrent } = useQueueKeys({
    rows,
    onOpen: (row) => void navigate(links.problem(tenant, row.id)),
    onHelp: () => setHelp(true),
    onSign: (row) => {
      const item = items.find((each) => each.row.id === row.id);
      if (item?.waiting.some(({ reason }) => reason === 'sign')) setSigning(item.row);
    },
  });
  return (
    <div className="queue">
      <div className="title-row">
        <h1>{t('work.title')}</h1>
        <Button type="text" className="wide" onClick={() => setHelp(true)}>
          {t('queue.keysHint')}
        </Button>
      </div>
      {error !== null && data === undefined ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active title={false} paragraph={{ rows: 12 }} />
        </div>
      ) : items.length === 0 ? (
        <div className="empty" role="status">
          <p>
            <strong>{t('work.none')}</strong>
          </p>
          <p className="quiet">{t('work.noneHint')}</p>
          <p>
            <Link {...links.queue(tenant)}>{t('work.toQueue')}</Link>
          </p>
        </div>
      ) : (
        <WorkList tenant={tenant} items={items} current={current} onCurrent={setCurrent} />
      )}
      {items.length === 0 ? null : (
        <div className="foot" aria-live="polite">
          <span>{t('work.shown', { count: items.length })}</span>
          {data?.more === true ? <span>{t('work.more')}</span> : null}
        </div>
      )}
      {signing === undefined ? null : (
        <SignDialog tenant={tenant} rows={[signing]} onClose={() => setSigning(undefined)} />
      )}
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
