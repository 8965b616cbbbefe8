import { useTranslation } from 'react-i18next';
import type { Clock } from '../api/problem.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { Due } from '../time/due.tsx';
import { day, moment } from '../time/format.ts';
import type { PartProps } from './part.ts';

/** Until when: in words, with both dates; what stands still says so. */
export function Deadlines({ tenant, page: { problem } }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const { clocks, paused, overdue } = problem;
  const passed = overdue.filter((name) => !clocks.some((clock) => clock.name === name));
  return (
    <section className="card" aria-labelledby="deadlines-title">
      <h2 id="deadlines-title">{t('problem.deadlines')}</h2>
      {paused === undefined ? null : (
        <p className="notice">
          <strong>
            {paused.until === undefined
              ? t('problem.paused')
              : t('problem.pausedUntil', { day: day(paused.until, spoken()) })}
          </strong>{' '}
          {label.of('pauseReasons', paused.reason)} <br />
          <span className="quiet">{t('problem.pausedNote')}</span>
        </p>
      )}
      {clocks.length === 0 && passed.length === 0 && paused === undefined ? (
        <p className="quiet">{t('problem.noDeadlines')}</p>
      ) : null}
      <ul className="clocks">
        {passed.map((name) => (
          <li key={name}>
            <span>{clockName(name, label)}</span>
            <span className="due late">{t('problem.passed')}</span>
          </li>
        ))}
        {[...clocks]
          .sort((a, b) => (a.due < b.due ? -1 : 1))
          .map((clock) => (
            <li key={clock.name}>
              <span>{clockName(clock.name, label)}</span>
              <Dates clock={clock} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function Dates({ clock: { due, natural, provisional } }: { readonly clock: Clock }) {
  const { t } = useTranslation();
  return (
    <span className="dates">
      <Due at={due} />
      <small>{moment(due, spoken())}</small>
      {natural === due ? null : (
        <small>{t('problem.natural', { date: moment(natural, spoken()) })}</small>
      )}
      {provisional ? <small className="soon">{t('problem.provisional')}</small> : null}
    </span>
  );
}

/** A co-handler's clock is named after what it times and the unit. */
function clockName(name: string, label: ReturnType<typeof useLabels>): string {
  const [clock = name, unit] = name.split(':');
  const said = label.of('clocks', clock);
  return unit === undefined ? said : `${said} · ${label.unit(unit)}`;
}
