import { useTranslation } from 'react-i18next';
import type { Clock } from '../api/shapes.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { Due } from '../time/due.tsx';
import { day, moment } from '../time/format.ts';
import { span } from '../time/words.ts';
import type { PartProps } from './part.ts';

/** Until when: in words, with both dates; what stands still says so. */
export function Deadlines({ tenant, page: { deadlines, paused } }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  return (
    <section className="card" aria-labelledby="deadlines-title">
      <h2 id="deadlines-title">{t('problem.deadlines')}</h2>
      {paused === undefined ? null : (
        <div className="notice">
          <strong>
            {paused.until === undefined
              ? t('problem.paused')
              : t('problem.pausedUntil', { day: day(paused.until, spoken()) })}
          </strong>{' '}
          {label.of('pauseReasons', paused.reason)}
          <p className="quiet">{t('problem.pausedNote')}</p>
          <ul>
            {Object.entries(paused.remaining).map(([name, { seconds }]) => (
              <li key={name}>
                {clockName(name, label)}：
                {t('problem.remaining', { time: span(t, seconds * 1000) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {deadlines.length === 0 && paused === undefined ? (
        <p className="quiet">{t('problem.noDeadlines')}</p>
      ) : null}
      <ul className="clocks">
        {deadlines.map((clock) => (
          <li key={clock.name}>
            <span>{clockName(clock.name, label)}</span>
            <Dates clock={clock} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Dates({ clock }: { readonly clock: Clock }) {
  const { t } = useTranslation();
  const { due, natural, provisional, passed } = clock;
  return (
    <span className="dates">
      {passed ? <span className="due late">{t('problem.passed')}</span> : <Due at={due} />}
      <small>{moment(due, spoken())}</small>
      {natural === due ? null : (
        <small>{t('problem.natural', { date: moment(natural, spoken()) })}</small>
      )}
      {provisional ? (
        <small className="soon" title={t('problem.provisionalWhy')}>
          {t('problem.provisional')}：{t('problem.provisionalWhy')}
        </small>
      ) : null}
    </span>
  );
}

/** A co-handler's clock is named after what it times and the unit. */
function clockName(name: string, label: ReturnType<typeof useLabels>): string {
  const [clock = name, unit] = name.split(':');
  const said = label.of('clocks', clock);
  return unit === undefined ? said : `${said} · ${label.unit(unit)}`;
}
