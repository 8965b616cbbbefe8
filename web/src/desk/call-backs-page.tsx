import '../queue/queue.css';
import '../problem/problem.css';
import './desk.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../api/problems.ts';
import { problemQuery } from '../api/problem.ts';
import { Failure } from '../app/failure.tsx';
import { PersonField } from '../commands/fields/person-field.tsx';
import { CallBack } from './call-back.tsx';
import { callBacksQuery } from './call-backs.ts';

/** 回访: one call after the other, three keys each. */
export function CallBacksPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/call-backs' });
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { data, error, isFetching, refetch } = useQuery(callBacksQuery(tenant));
  const [done, setDone] = useState<readonly string[]>([]);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [witness, setWitness] = useState<string>();
  const rows = data?.rows ?? [];
  const waiting = rows.filter(({ id }) => !done.includes(id));
  const order = [
    ...waiting.filter(({ id }) => !skipped.includes(id)),
    ...skipped.flatMap((id) => waiting.filter((row) => row.id === id)),
  ];
  const [current, next] = order;
  usePrefetched(tenant, next);
  return (
    <div className="call-backs">
      <div className="title-row">
        <h1>{t('callBacks.title')}</h1>
        {current === undefined ? null : (
          <span className="quiet">
            {t('callBacks.left', { count: waiting.length })}
            {data?.next === undefined ? null : t('callBacks.andMore')}
          </span>
        )}
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      ) : current === undefined ? (
        <div className="empty" role="status">
          <p>
            <strong>{t(done.length === 0 ? 'callBacks.none' : 'callBacks.allDone')}</strong>
          </p>
          <p className="quiet">
            {data.resting > 0
              ? t('callBacks.resting', { count: data.resting })
              : t('callBacks.noneHint')}
          </p>
          <Button
            loading={isFetching}
            onClick={() => void refetch().then(() => (setDone([]), setSkipped([])))}
          >
            {t('callBacks.again')}
          </Button>
        </div>
      ) : (
        <>
          <div className="with">
            <label htmlFor="witness">{t('callBacks.witness')}</label>
            <PersonField
              id="witness"
              tenant={tenant}
              {...(witness === undefined ? {} : { value: witness })}
              onChange={setWitness}
            />
            <span className="quiet wide">{t('callBacks.witnessHint')}</span>
          </div>
          <CallBack
            key={current.id}
            tenant={tenant}
            row={current}
            witness={witness}
            onDone={(said) => {
              void message.success(`${current.number} ${said}`);
              setDone([...done, current.id]);
              void queries.invalidateQueries({ queryKey: [tenant, 'queue'] });
            }}
            onSkip={() => setSkipped([...skipped.filter((id) => id !== current.id), current.id])}
          />
        </>
      )}
    </div>
  );
}

/** The next one is read while somebody talks. */
function usePrefetched(tenant: string, next: QueueRow | undefined) {
  const queries = useQueryClient();
  const id = next?.id;
  useEffect(() => {
    if (id !== undefined) void queries.query(problemQuery(tenant, id)).catch(() => undefined);
  }, [queries, tenant, id]);
}
