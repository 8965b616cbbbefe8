import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import type { QueueRow } from '../api/problems.ts';
import { Failure } from '../app/failure.tsx';
import { checkSign, signAll, type Outcome } from './batch.ts';

interface SignDialogProps {
  readonly tenant: string;
  readonly rows: readonly QueueRow[];
  readonly onClose: (isDone: boolean) => void;
}

/** First what would be signed and what wouldn't, and why; then what was. */
export function SignDialog({ tenant, rows, onClose }: SignDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const ids = rows.map(({ id }) => id);
  const check = useQuery({
    queryKey: [tenant, 'check-sign', key],
    queryFn: () => checkSign(tenant, ids),
    gcTime: 0,
    staleTime: Infinity,
  });
  const lawful = check.data?.filter(({ signed }) => signed).map(({ id }) => id) ?? [];
  const signing = useMutation({
    mutationFn: () => signAll(tenant, lawful, key),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [tenant, 'work'] });
      return queries.invalidateQueries({ queryKey: [tenant, 'queue'] });
    },
  });
  const isDone = signing.data !== undefined;
  const refusedBefore = check.data?.filter(({ signed }) => !signed) ?? [];
  const error = signing.error ?? check.error;
  return (
    <Modal
      open
      title={isDone ? t('batch.done') : t('batch.preview')}
      onCancel={() => onClose(isDone)}
      onOk={() => (isDone ? onClose(true) : signing.mutate())}
      okText={isDone ? t('app.close') : t('batch.signCount', { count: lawful.length })}
      okButtonProps={{ disabled: lawful.length === 0, autoFocus: true }}
      cancelText={t('app.cancel')}
      cancelButtonProps={isDone ? { style: { display: 'none' } } : {}}
      confirmLoading={signing.isPending}
      mask={{ closable: false }}
    >
      <div className="batch-preview" aria-live="polite">
        {check.data === undefined ? (
          check.error === null ? (
            <Skeleton active title={false} />
          ) : null
        ) : signing.data === undefined ? (
          <Outcomes rows={rows} outcomes={check.data} before />
        ) : (
          <Outcomes rows={rows} outcomes={[...signing.data, ...refusedBefore]} />
        )}
        {error === null ? null : <Failure error={error} />}
      </div>
    </Modal>
  );
}

interface OutcomesProps {
  readonly rows: readonly QueueRow[];
  readonly outcomes: readonly Outcome[];
  readonly before?: true;
}

function Outcomes({ rows, outcomes, before }: OutcomesProps) {
  const { t } = useTranslation();
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  const signed = outcomes.filter((outcome) => outcome.signed);
  const refused = outcomes.filter((outcome) => !outcome.signed);
  return (
    <>
      {signed.length === 0 ? null : (
        <h2>{t(before ? 'batch.willSign' : 'batch.signed', { count: signed.length })}</h2>
      )}
      <ul>
        {signed.map(({ id }) => (
          <Line key={id} row={rowOf(id)} />
        ))}
      </ul>
      {refused.length === 0 ? null : (
        <h2>{t(before ? 'batch.wontSign' : 'batch.notSigned', { count: refused.length })}</h2>
      )}
      <ul>
        {refused.map(({ id, refusal }) => (
          <Line key={id} row={rowOf(id)} why={refusal?.text} />
        ))}
      </ul>
    </>
  );
}

interface LineProps {
  readonly row: QueueRow | undefined;
  readonly why?: string | undefined;
}

function Line({ row, why }: LineProps) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="number">{row?.number}</span> {row?.title ?? t('queue.sealed')}
      {why === undefined ? null : <small className="late">{why}</small>}
    </li>
  );
}
