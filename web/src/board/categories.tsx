import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../texts/labels.ts';
import { Chart } from './chart.tsx';
import { lyingOption } from './options.ts';
import type { Part } from './part.ts';
import { BY_CATEGORY, categoriesQuery } from './queries.ts';
import { useSay } from './say.ts';
import { Section } from './section.tsx';
import { SheetTable } from './sheet-table.tsx';
import { Waiting } from './waiting.tsx';

/** As many as a chart can say; the table has them all. */
const DRAWN = 10;

export function CategoriesPart({
  tenant,
  address,
  stand,
  definitions,
  open,
  isReady,
}: Part & { readonly isReady: boolean }) {
  const { t } = useTranslation();
  const say = useSay(definitions);
  const label = useLabels(tenant);
  const query = useQuery(categoriesQuery(tenant, stand, isReady));
  const rows = useMemo(
    () =>
      [...(query.data ?? [])].sort(
        (a, b) =>
          (b.values['found'] ?? 0) - (a.values['found'] ?? 0) ||
          a.category.localeCompare(b.category),
      ),
    [query.data],
  );
  const drawn = rows.slice(0, DRAWN);
  const option = useMemo(
    () =>
      lyingOption(
        rows.slice(0, DRAWN).map(({ category }) => label.category(category)),
        ['found', 'listed-open'].map((id) => ({
          id,
          name: say.measure(id),
          values: rows.slice(0, DRAWN).map(({ values }) => values[id] ?? 0),
        })),
        { isDark: false, isWall: false },
      ),
    [rows, label, say],
  );
  const title = t('board.categories');
  if (query.data === undefined) return <Waiting id="categories" title={title} query={query} />;
  if (rows.length === 0) return null;
  const sheet = {
    title,
    head: [t('board.category'), ...BY_CATEGORY.map((id) => say.measure(id))],
    rows: rows.map(({ category, values }) => [
      { text: label.category(category) },
      ...BY_CATEGORY.map((id) => ({
        text: say.n(values[id] ?? 0),
        n: values[id] ?? 0,
        to: { show: id, category },
      })),
    ]),
  };
  return (
    <Section id="categories" title={title}>
      <Chart
        title={title}
        alt={t('board.altCategories', { count: drawn.length })}
        option={option}
        height={60 + drawn.length * 44}
        onMark={(value, series) =>
          open({
            show: series === 0 ? 'found' : 'listed-open',
            category: drawn[value]?.category ?? '',
          })
        }
      />
      <SheetTable {...{ tenant, address, sheet }} />
    </Section>
  );
}
