import { useTranslation } from 'react-i18next';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { moment } from '../time/format.ts';
import type { PartProps } from './part.ts';

export function Facts({ tenant, page: { row } }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('problem.lead'), row.lead === null ? t('queue.notDispatched') : label.unit(row.lead)],
    [t('problem.office'), label.unit(row.office)],
    [t('problem.source'), label.of('sources', row.source)],
    [t('problem.registered'), moment(row.registered_at, spoken())],
    [t('problem.about'), row.about === null ? null : label.unit(row.about)],
  ];
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('problem.facts')}</h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
