import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { Failure } from '../app/failure.tsx';
import { CalendarDrawer } from './calendar-drawer.tsx';
import { useCatalogueCommand, type CatalogueView } from './catalogue.ts';
import { differenceOf } from './dates.ts';

interface CalendarsProps {
  readonly tenant: string;
  readonly catalogue: CatalogueView;
  readonly mayChange: boolean;
}

/** The days off and worked of each year; another calendar waits here for a second person. */
export function Calendars({ tenant, catalogue, mayChange }: CalendarsProps) {
  const { t } = useTranslation();
  const [year, setYear] = useState<number | 'new'>();
  const years = [...catalogue.years].reverse();
  return (
    <section aria-label={t('catalogue.calendar')}>
      <p className="quiet">{t('catalogue.calendarHint')}</p>
      {mayChange ? (
        <div className="buttons">
          <Button type="primary" onClick={() => setYear('new')}>
            {t('catalogue.load')}
          </Button>
        </div>
      ) : null}
      <AskedCalendar tenant={tenant} catalogue={catalogue} mayChange={mayChange} />
      {years.length === 0 ? (
        <p className="empty" role="status">
          {t('catalogue.none')}
        </p>
      ) : null}
      <ul className="entries">
        {years.map((each) => {
          const { holidays = [], workdays = [] } = catalogue.calendars[each] ?? {};
          return (
            <li key={each} className="card">
              <div className="title-row">
                <h2>{t('catalogue.yearOf', { year: each })}</h2>
                {mayChange ? (
                  <Button
                    size="small"
                    aria-label={t('catalogue.reloadOf', { year: each })}
                    onClick={() => setYear(Number(each))}
                  >
                    {t('catalogue.reload')}
                  </Button>
                ) : null}
              </div>
              <dl className="says">
                <div>
                  <dt>{t('catalogue.off', { count: holidays.length })}</dt>
                  <dd>{holidays.join(' ') || t('catalogue.noDates')}</dd>
                </div>
                <div>
                  <dt>{t('catalogue.on', { count: workdays.length })}</dt>
                  <dd>{workdays.join(' ') || t('catalogue.noDates')}</dd>
                </div>
              </dl>
            </li>
          );
        })}
      </ul>
      <CalendarDrawer
        tenant={tenant}
        catalogue={catalogue}
        year={year}
        onClose={() => setYear(undefined)}
      />
    </section>
  );
}

/** Nobody grants another calendar than they have read: it is sent back as it was asked for. */
function AskedCalendar({ tenant, catalogue, mayChange }: CalendarsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const command = useCatalogueCommand(tenant);
  const [key] = useState(newKey);
  const { askedCalendar: asked, calendars } = catalogue;
  if (asked === undefined) return null;
  const now = calendars[String(asked.year)];
  const off = differenceOf(now?.holidays ?? [], asked.holidays);
  const on = differenceOf(now?.workdays ?? [], asked.workdays);
  const lines = [
    ['catalogue.added', off.added],
    ['catalogue.removed', off.removed],
    ['catalogue.addedWork', on.added],
    ['catalogue.removedWork', on.removed],
  ] as const;
  return (
    <div className="notice">
      <h2>{t('catalogue.asked', { year: asked.year })}</h2>
      <p>{t('catalogue.askedHint')}</p>
      <ul>
        {lines
          .filter(([, dates]) => dates.length > 0)
          .map(([line, dates]) => (
            <li key={line}>{t(line, { dates: dates.join(' ') })}</li>
          ))}
      </ul>
      {command.error === null ? null : <Failure error={command.error} />}
      {mayChange ? (
        <Button
          type="primary"
          loading={command.isPending}
          onClick={() =>
            command.mutate(
              { key, call: { name: 'grant-calendar', body: asked } },
              { onSuccess: () => void message.success(t('catalogue.loaded')) },
            )
          }
        >
          {t('catalogue.grant')}
        </Button>
      ) : null}
    </div>
  );
}
