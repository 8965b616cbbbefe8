import { useTranslation } from 'react-i18next';
import { useLabels } from '../texts/labels.ts';
import { StatusTag } from '../ui/status-tag.tsx';
import type { PartProps } from './part.ts';

export function Head({ tenant, page: { row, sight, title, problem } }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  return (
    <div className="head">
      <p className="line">
        <span className="number">{row.number}</span>
        <StatusTag tenant={tenant} row={row} />
        {row.overdue ? <span className="due late">{t('queue.overdue')}</span> : null}
        {problem.excluded ? (
          <span className="status-tag listed">{t('problem.excluded')}</span>
        ) : null}
        {row.waiting.map((matter) => (
          <span key={matter} className="asked">
            {t('problem.asks', { matter: label.of('matters', matter) })}
          </span>
        ))}
        <span className="quiet">
          {[
            label.of('kinds', row.kind),
            label.category(row.category),
            ...(row.grade === null ? [] : [label.grade(row.grade)]),
          ].join(' · ')}
        </span>
      </p>
      <h1>{title ?? t('queue.sealed')}</h1>
      {sight === 'whole' ? null : <p className="notice">{t(`problem.${sight}`)}</p>}
    </div>
  );
}
