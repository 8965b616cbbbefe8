import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { closed } from './address.ts';
import type { FigurePart } from './part.ts';
import type { Figure } from './queries.ts';
import { useSay } from './say.ts';
import { Section } from './section.tsx';
import type { Cell, Sheet } from './sheet.ts';
import { SheetTable } from './sheet-table.tsx';
import { compared, ranked } from './units.ts';

const counts = ['found', 'listed-open', 'result-overdue', 'answers'] as const;

/** Units right below, compared with samples and intervals; under 30 samples nobody is ranked. */
export function Units({ tenant, address, below, definitions }: FigurePart) {
  const { t } = useTranslation();
  const say = useSay(definitions);
  const label = useLabels(tenant);
  if (below.length === 0) return null;
  const rate = (figure: Figure, { rate: id, behind }: (typeof compared)[number]): Cell => {
    const { value, interval, denominator } = figure.rates[id] ?? { denominator: 0 };
    if (value === undefined) return { text: t('board.noSample') };
    const [low, high] = interval ?? [value, value];
    return {
      text: say.percent(value),
      n: value,
      to: { show: behind, of: figure.unit },
      note: t('board.interval', {
        low: say.percent(low),
        high: say.percent(high),
        n: say.n(denominator),
      }),
      span: { value, low, high },
    };
  };
  const sheetOf = (title: string, figures: readonly Figure[]): Sheet => ({
    title,
    head: [
      t('board.unit'),
      ...counts.map((id) => say.measure(id)),
      ...compared.map(({ rate: id }) => t(`board.rates.${id}`)),
    ],
    rows: figures.map((figure) => [
      { text: label.unit(figure.unit) },
      ...counts.map((id) => {
        const n = figure.values[id]?.shown ?? 0;
        return { text: say.n(n), n, to: { show: id, of: figure.unit } };
      }),
      ...compared.map((one) => rate(figure, one)),
    ]),
  });
  const { enough, few } = ranked(below);
  return (
    <Section id="units" title={t('board.units')} lead={t('board.unitsLead')}>
      <p className="quiet into">
        {t('board.into')}
        {below.map(({ unit }) => (
          <Link key={unit} {...links.board(tenant, { ...closed(address), unit })}>
            {label.unit(unit)}
          </Link>
        ))}
      </p>
      {enough.length === 0 ? null : (
        <>
          <h3>{t('board.enough')}</h3>
          <SheetTable {...{ tenant, address, sheet: sheetOf(t('board.enough'), enough) }} />
        </>
      )}
      {few.length === 0 ? null : (
        <>
          <h3>{t('board.few')}</h3>
          <SheetTable {...{ tenant, address, sheet: sheetOf(t('board.few'), few) }} />
        </>
      )}
    </Section>
  );
}
