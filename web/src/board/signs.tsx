import { useTranslation } from 'react-i18next';
import { useLabels } from '../texts/labels.ts';
import type { FigurePart } from './part.ts';
import type { Figure } from './queries.ts';
import { useSay } from './say.ts';
import { Section } from './section.tsx';
import type { Cell } from './sheet.ts';
import { SheetTable } from './sheet-table.tsx';

/** Each sign, and the figures that it is seen against. */
const signs: readonly { readonly sign: string; readonly of: readonly string[] }[] = [
  {
    sign: 'closed-within-hour',
    of: ['closed-confirmed', 'closed-unconfirmed', 'closed-not-fixed'],
  },
  { sign: 'listed-late', of: ['listing-new'] },
  { sign: 'returns-overruled', of: ['returns'] },
  { sign: 'photo-repeated', of: [] },
  { sign: 'before-import', of: ['imported'] },
  { sign: 'imports-undone', of: [] },
];

/** 异常提示: of units, never of persons; each is a question with its records, no verdict. */
export function Signs({ tenant, address, figure, below, definitions }: FigurePart) {
  const { t } = useTranslation();
  const say = useSay(definitions);
  const label = useLabels(tenant);
  const cell = ({ unit, values }: Figure, { sign, of }: (typeof signs)[number]): Cell => {
    const n = values[sign]?.shown ?? 0;
    const whole = of.reduce((sum, id) => sum + (values[id]?.shown ?? 0), 0);
    return {
      text: say.n(n),
      n,
      ...(n === 0 ? {} : { to: { show: sign, of: unit } }),
      ...(whole === 0 ? {} : { note: t('board.outOf', { n: say.n(whole) }) }),
    };
  };
  const sheet = {
    title: t('board.signs'),
    head: [t('board.unit'), ...signs.map(({ sign }) => say.measure(sign))],
    rows: [figure, ...below].map((one) => [
      { text: label.unit(one.unit) },
      ...signs.map((sign) => cell(one, sign)),
    ]),
  };
  return (
    <Section id="signs" title={t('board.signs')} lead={t('board.signsLead')}>
      <SheetTable {...{ tenant, address, sheet }} />
      <details>
        <summary>{t('board.meaning')}</summary>
        <dl className="meanings">
          {signs.map(({ sign }) => (
            <div key={sign}>
              <dt>{say.measure(sign)}</dt>
              <dd>{say.definition(sign)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Section>
  );
}
