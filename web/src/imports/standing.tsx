import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { AskUndo } from './ask-undo.tsx';
import { GrantUndo } from './grant-undo.tsx';
import { useImportStep, type ImportView } from './imports.ts';

interface StandingProps {
  readonly tenant: string;
  readonly view: ImportView;
}

/** How far an import is, and what can be done about it now. Of a draft that is said below it. */
export function Standing({ tenant, view }: StandingProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const step = useImportStep(tenant, view.id);
  const numbers = { done: view.cursor, total: view.total };
  switch (view.phase) {
    case 'draft':
      return null;
    case 'running':
    case 'undoing':
      return (
        <section className="card" role="status">
          <p>{t(view.phase === 'running' ? 'imports.running' : 'imports.undoing', numbers)}</p>
          <progress max={view.total} value={view.cursor} aria-label={t('imports.gridTitle')} />
          <p className="quiet">{t('imports.runningHint')}</p>
        </section>
      );
    case 'stopped':
      return (
        <section className="card">
          <p role="alert">
            {t('imports.stopped', numbers)}{' '}
            {view.stoppedBy === null
              ? null
              : t('imports.stoppedBy', { why: label.of('refusals', view.stoppedBy) })}
          </p>
          {step.error === null ? null : <Failure error={step.error} />}
          <div className="buttons">
            <Button
              type="primary"
              loading={step.isPending}
              onClick={() => {
                const mode = view.counts.troubled > 0 ? 'good-rows' : 'all';
                step.mutate({ name: 'commit', body: { mode } });
              }}
            >
              {t('imports.goOn')}
            </Button>
            <Undo tenant={tenant} view={view} />
          </div>
        </section>
      );
    case 'finished':
      return (
        <section className="card">
          <p role="status">
            {t('imports.finished')} <Link {...links.queue(tenant)}>{t('imports.seeQueue')}</Link>
          </p>
          <Undo tenant={tenant} view={view} />
        </section>
      );
    case 'undone':
      return (
        <Alert
          type="info"
          showIcon
          role="status"
          title={t('imports.undone')}
          description={t('imports.undoneHint')}
        />
      );
  }
}

function Undo({ tenant, view }: StandingProps) {
  const { t } = useTranslation();
  if (!view.undoAsked) return <AskUndo tenant={tenant} id={view.id} />;
  return (
    <div className="notice">
      <p role="status">{t('imports.undoAsked')}</p>
      <p className="quiet">{t('imports.undoAskedHint')}</p>
      <GrantUndo tenant={tenant} id={view.id} />
    </div>
  );
}
