import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { demoAccountsQuery } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';
import { links, publicPages } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { importQuery, importsQuery } from './imports.ts';
import { sendLedger } from './send-ledger.ts';

interface UploadZoneProps {
  readonly tenant: string;
  readonly offices: readonly string[];
}

/** A file is dropped or chosen, sent and read; what it would bring opens by itself. */
export function UploadZone({ tenant, offices }: UploadZoneProps) {
  const { t, i18n } = useTranslation();
  const label = useLabels(tenant);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const officeId = useId();
  const [office, setOffice] = useState(offices[0] ?? '');
  const [share, setShare] = useState(0);
  const [isOver, setIsOver] = useState(false);
  const demo = useQuery(demoAccountsQuery(i18n.language)).data ?? [];
  const sending = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      return sendLedger(tenant, file, office, setShare);
    },
    onSuccess: (view) => {
      queries.setQueryData(importQuery(tenant, view.id).queryKey, view);
      void queries.invalidateQueries({ queryKey: importsQuery(tenant).queryKey, exact: true });
      return navigate(links.import(tenant, view.id));
    },
  });
  const send = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined && !sending.isPending) sending.mutate(file);
    // The same file, put right in between, must be chosen again.
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    send(event.dataTransfer.files);
  };
  return (
    <section
      className={isOver ? 'drop over' : 'drop'}
      aria-label={t('imports.file')}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      {offices.length < 2 ? null : (
        <p>
          <label htmlFor={officeId}>{t('imports.office')}</label>{' '}
          <Select
            id={officeId}
            value={office}
            onChange={setOffice}
            options={offices.map((unit) => ({ value: unit, label: label.unit(unit) }))}
          />
        </p>
      )}
      <p>
        <span className="wide">{t('imports.drop')} </span>
        <Button type="primary" loading={sending.isPending} onClick={() => input.current?.click()}>
          {t('imports.choose')}
        </Button>
        <input
          ref={input}
          className="hidden"
          type="file"
          tabIndex={-1}
          aria-label={t('imports.file')}
          accept=".xlsx,.xlsm,.csv,.tsv,.txt"
          onChange={(event) => send(event.target.files)}
        />
      </p>
      {sending.isPending ? (
        <p role="status">
          <progress max={1} value={share < 1 ? share : undefined} aria-label={t('imports.file')} />{' '}
          {share < 1
            ? t('imports.sending', { percent: Math.floor(share * 100) })
            : t('imports.reading')}
        </p>
      ) : null}
      {sending.error === null ? null : <Failure error={sending.error} />}
      {demo.some((account) => account.tenant === tenant) ? (
        <a href={publicPages.exampleLedger(tenant)} download>
          {t('imports.example')}
        </a>
      ) : null}
    </section>
  );
}
