import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Part } from './part.ts';
import { ageingQuery } from './queries.ts';
import { useSay } from './say.ts';
import { Section } from './section.tsx';
import { SheetTable } from './sheet-table.tsx';
import { Waiting } from './waiting.tsx';

/** How long open listings have stood. */
export function Ageing({
  tenant,
  address,
  stand,
  definitions,
  isReady,
}: Part & { readonly isReady: boolean }) {
  const { t } = useTranslation();
  const say = useSay(definitions);
  const query = useQuery(ageingQuery(tenant, stand, isReady));
  const title = t('board.ageing');
  if (query.data === undefined) return <Waiting id="ageing" title={title} query={query} />;
  const all = query.data.reduce((sum, { n }) => sum + n, 0);
  const sheet = {
    title,
    head: [t('board.age'), t('board.number'), t('board.share')],
    rows: query.data.map(({ band, n }) => [
      { text: t(`board.bands.${band}`) },
      { text: say.n(n), n, ...(n === 0 ? {} : { to: { show: 'ageing', band } }) },
      all === 0 ? { text: '—' } : { text: say.percent(n / all), n: n / all },
    ]),
  };
  return (
    <Section id="ageing" title={title} lead={t('board.ageingLead')}>
      <SheetTable {...{ tenant, address, sheet }} />
    </Section>
  );
}
