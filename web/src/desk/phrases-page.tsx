import '../queue/queue.css';
import './desk.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { useLabels } from '../texts/labels.ts';
import { PhraseDrawer, type Draft } from './phrase-drawer.tsx';
import { phrasesQuery, usePhraseChange, type Phrase } from './phrases.ts';

/** 常用语: what my units' desks keep for their replies. */
export function PhrasesPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/phrases' });
  const label = useLabels(tenant);
  const { modal } = App.useApp();
  const { data, error, refetch } = useQuery(phrasesQuery(tenant));
  const [draft, setDraft] = useState<Draft>();
  const change = usePhraseChange(tenant);
  const units = [...new Set([...(data?.mine ?? []), ...(data?.phrases ?? []).map((p) => p.unit)])];
  const remove = (phrase: Phrase) =>
    void modal.confirm({
      title: t('phrases.deleteTitle', { title: phrase.title }),
      okText: t('phrases.delete'),
      cancelText: t('app.cancel'),
      onOk: () => change.mutateAsync({ phrase }).catch(() => undefined),
    });
  return (
    <div className="narrow wide-form">
      <h1>{t('phrases.title')}</h1>
      <p className="quiet">{t('phrases.hint')}</p>
      {change.error === null || draft !== undefined ? null : <Failure error={change.error} />}
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active />
        </div>
      ) : (
        <>
          {data.mine.length === 0 ? <p className="notice">{t('phrases.readOnly')}</p> : null}
          {units.length === 0 ? <p role="status">{t('phrases.none')}</p> : null}
          {units.map((unit) => (
            <section key={unit} className="card" aria-labelledby={`phrases-${unit}`}>
              <div className="title-row">
                <h2 id={`phrases-${unit}`}>{label.unit(unit)}</h2>
                {data.mine.includes(unit) ? (
                  <Button onClick={() => setDraft({ unit })}>{t('phrases.add')}</Button>
                ) : null}
              </div>
              <PhraseList
                phrases={data.phrases.filter((phrase) => phrase.unit === unit)}
                {...(data.mine.includes(unit)
                  ? { onEdit: (phrase: Phrase) => setDraft({ phrase }), onDelete: remove }
                  : {})}
              />
            </section>
          ))}
        </>
      )}
      <PhraseDrawer tenant={tenant} draft={draft} onClose={() => setDraft(undefined)} />
    </div>
  );
}

interface PhraseListProps {
  readonly phrases: readonly Phrase[];
  readonly onEdit?: (phrase: Phrase) => void;
  readonly onDelete?: (phrase: Phrase) => void;
}

function PhraseList({ phrases, onEdit, onDelete }: PhraseListProps) {
  const { t } = useTranslation();
  if (phrases.length === 0) return <p className="quiet">{t('phrases.none')}</p>;
  return (
    <ul className="phrases">
      {phrases.map((phrase) => (
        <li key={phrase.id}>
          <div>
            <strong>{phrase.title}</strong>
            <p>{phrase.text}</p>
          </div>
          {onEdit && onDelete ? (
            <div className="buttons">
              <Button
                size="small"
                aria-label={`${t('phrases.edit')} ${phrase.title}`}
                onClick={() => onEdit(phrase)}
              >
                {t('phrases.edit')}
              </Button>
              <Button
                size="small"
                aria-label={`${t('phrases.delete')} ${phrase.title}`}
                onClick={() => onDelete(phrase)}
              >
                {t('phrases.delete')}
              </Button>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
