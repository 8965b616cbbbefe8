import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from './chart.tsx';
import { barsOption, linesOption } from './options.ts';
import type { Part } from './part.ts';
import { MONTHLY, monthsQuery, type Months } from './queries.ts';
import { monthSaid, useSay, type Say } from './say.ts';
import { Section } from './section.tsx';
import { SheetTable } from './sheet-table.tsx';
import { useIsDark } from './dark.ts';
import { Waiting } from './waiting.tsx';

/** Month by month: what stood at its end, and what happened in it. */
export function Trends({
  tenant,
  address,
  stand,
  definitions,
  open,
  isReady,
}: Part & { readonly isReady: boolean }) {
  const { t } = useTranslation();
  const say = useSay(definitions);
  const query = useQuery(monthsQuery(tenant, stand, isReady));
  const months = query.data;
  const isDark = useIsDark(address.wall === true);
  const drawn = useMemo(
    () =>
      months === undefined ? undefined : optionsOf(months, say, isDark, address.wall === true),
    [months, say, isDark, address.wall],
  );
  const isWall = address.wall === true;
  if (months === undefined || drawn === undefined)
    return <Waiting id="trends" title={t('board.trends')} query={query} />;
  if (months.length === 0) return null;
  const opened = (measure: string, i: number, isStock: boolean) => {
    const month = months[i]?.month ?? '';
    return { show: measure, to: lastDay(month), ...(isStock ? {} : { from: `${month}-01` }) };
  };
  const titles = { stocks: t('board.stocks'), flows: t('board.flows') };
  const head = [
    t('board.month'),
    ...[...MONTHLY.stocks, ...MONTHLY.flows].map((id) => say.measure(id)),
  ];
  const sheet = {
    title: t('board.trends'),
    head,
    rows: months.map(({ month, values }, i) => [
      { text: monthSaid(month) },
      ...MONTHLY.stocks.map((id) => ({
        text: say.n(values[id] ?? 0),
        n: values[id] ?? 0,
        to: opened(id, i, true),
      })),
      ...MONTHLY.flows.map((id) => ({
        text: say.n(values[id] ?? 0),
        n: values[id] ?? 0,
        to: opened(id, i, false),
      })),
    ]),
  };
  return (
    <Section
      id="trends"
      title={t('board.trends')}
      {...(isWall ? {} : { lead: t('board.trendsLead') })}
    >
      <div className="charts">
        {(['stocks', 'flows'] as const).map((kind) => (
          <div key={kind}>
            <h3>{titles[kind]}</h3>
            <Chart
              title={titles[kind]}
              alt={t('board.alt', {
                title: titles[kind],
                from: monthSaid(months[0]?.month ?? ''),
                to: monthSaid(months[months.length - 1]?.month ?? ''),
              })}
              option={drawn[kind]}
              height={isWall ? 320 : 240}
              isBare={isWall}
              onMark={(value, series) =>
                open(opened(MONTHLY[kind][series] ?? 'found', value, kind === 'stocks'))
              }
            />
          </div>
        ))}
      </div>
      {isWall ? null : <SheetTable {...{ tenant, address, sheet }} />}
    </Section>
  );
}

function optionsOf(months: Months, say: Say, isDark: boolean, isWall: boolean) {
  const names = months.map(({ month }) => monthSaid(month));
  const series = (ids: readonly string[]) =>
    ids.map((id) => ({
      id,
      name: say.measure(id),
      values: months.map(({ values }) => values[id] ?? 0),
    }));
  const look = { isDark, isWall };
  return {
    stocks: linesOption(names, series(MONTHLY.stocks), look),
    flows: barsOption(names, series(MONTHLY.flows), look),
  };
}

function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
