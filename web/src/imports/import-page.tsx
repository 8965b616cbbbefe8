import '../queue/queue.css';
import './imports.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../api/trouble.ts';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { Columns } from './columns.tsx';
import { CommitBar } from './commit-bar.tsx';
import { Counts } from './counts.tsx';
import { GrantHidden } from './grant-undo.tsx';
import { importQuery } from './imports.ts';
import { UnknownNames } from './names.tsx';
import { useEdits } from './edits.ts';
import { PhaseTag } from './phase-tag.tsx';
import { RowGrid } from './row-grid.tsx';
import { Standing } from './standing.tsx';

/** One ledger on its way in: what it would bring, what to put right, and what became of it. */
export function ImportPage() {
  const { t } = useTranslation();
  const { tenant, id } = useParams({ from: '/$tenant/imports/$id' });
  const search = useSearch({ from: '/$tenant/imports/$id' });
  const label = useLabels(tenant);
  const { data: view, error, refetch } = useQuery(importQuery(tenant, id));
  const edits = useEdits(tenant, id);
  useRowsAfter(tenant, id, view?.phase);
  if (error instanceof Trouble && error.status === 404) {
    return <GrantHidden tenant={tenant} id={id} error={error} />;
  }
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (view === undefined) {
    return (
      <div role="status" aria-label={t('app.loading')}>
        <Skeleton active />
      </div>
    );
  }
  const isDraft = view.phase === 'draft';
  return (
    <div className="imports">
      <p>
        <Link {...links.imports(tenant)}>{t('imports.back')}</Link>
      </p>
      <h1>
        {view.name} <PhaseTag tenant={tenant} phase={view.phase} />
      </h1>
      <p className="quiet">
        {label.unit(view.office)} · {t('imports.rows', { count: view.total })}
      </p>
      <Standing tenant={tenant} view={view} />
      {view.warnings.length === 0 || !isDraft ? null : (
        <section className="notice" aria-label={t('imports.warnings')}>
          <ul>
            {view.warnings.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      {isDraft ? (
        <>
          <Columns key={view.mapping.length} tenant={tenant} view={view} />
          <UnknownNames tenant={tenant} view={view} kind="units" />
          <UnknownNames tenant={tenant} view={view} kind="categories" />
        </>
      ) : null}
      <section className="card" aria-labelledby="rows-title">
        <h2 id="rows-title">{t('imports.gridTitle')}</h2>
        <Counts tenant={tenant} view={view} only={search.only} />
        <RowGrid tenant={tenant} view={view} only={search.only} edits={edits} />
      </section>
      {isDraft ? <CommitBar tenant={tenant} view={view} edits={edits} /> : null}
    </div>
  );
}

/** What became of the rows is read again when the import goes from one phase to the next. */
function useRowsAfter(tenant: string, id: string, phase: string | undefined): void {
  const queries = useQueryClient();
  const before = useRef(phase);
  useEffect(() => {
    if (before.current !== undefined && before.current !== phase) {
      void queries.invalidateQueries({ queryKey: [tenant, 'imports', id, 'rows'] });
    }
    before.current = phase;
  }, [queries, tenant, id, phase]);
}
