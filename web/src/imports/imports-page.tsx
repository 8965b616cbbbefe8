import '../queue/queue.css';
import './imports.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { moment } from '../time/format.ts';
import { importsQuery, type Listed } from './imports.ts';
import { PhaseTag } from './phase-tag.tsx';
import { UploadZone } from './upload-zone.tsx';

/** 导入台账: the ledgers that this office brought, and a place to drop another. */
export function ImportsPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/imports' });
  const { data, error, refetch } = useQuery(importsQuery(tenant));
  return (
    <div className="imports">
      <h1>{t('imports.title')}</h1>
      <p className="quiet">{t('imports.hint')}</p>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active />
        </div>
      ) : data.offices.length === 0 ? (
        <p className="notice" role="alert">
          {t('imports.noOffice')}
        </p>
      ) : (
        <>
          <UploadZone tenant={tenant} offices={data.offices} />
          <section aria-labelledby="imports-list">
            <h2 id="imports-list">{t('imports.list')}</h2>
            {data.imports.length === 0 ? (
              <p className="empty" role="status">
                {t('imports.none')}
              </p>
            ) : (
              <ImportList
                tenant={tenant}
                imports={data.imports}
                withOffice={data.offices.length > 1}
              />
            )}
          </section>
        </>
      )}
    </div>
  );
}

interface ImportListProps {
  readonly tenant: string;
  readonly imports: readonly Listed[];
  readonly withOffice: boolean;
}

function ImportList({ tenant, imports, withOffice }: ImportListProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  return (
    <ul className="import-list">
      {imports.map(({ id, name, office, phase, at, total, counts }) => (
        <li key={id} className="card">
          <div>
            <Link {...links.import(tenant, id)}>
              <strong>{name}</strong>
            </Link>{' '}
            <PhaseTag tenant={tenant} phase={phase} />
            <div className="quiet">
              {[
                ...(withOffice ? [label.unit(office)] : []),
                t('imports.at', { time: moment(at, spoken()) }),
                t('imports.rows', { count: total }),
              ].join(' · ')}
            </div>
          </div>
          <div className="quiet">
            {(['new', 'changed', 'troubled'] as const)
              .filter((standing) => counts[standing] > 0)
              .map((standing) => `${label.of('standings', standing)} ${String(counts[standing])}`)
              .join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}
