import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemPage } from '../api/problem.ts';
import { links } from '../app/links.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { day, moment } from '../time/format.ts';
import type { PartProps } from './part.ts';

type Fact = readonly [name: string, value: ReactNode];
type Listing = NonNullable<ProblemPage['problem']['listing']>;

export function Facts({ tenant, page: { row, problem } }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const { coHandlers, assigned, listing, external, mergedInto } = problem;
  const facts: readonly Fact[] = [
    [t('problem.lead'), row.lead === null ? t('queue.notDispatched') : label.unit(row.lead)],
    [t('problem.coHandlers'), coHandlers.map(({ unit }) => label.unit(unit)).join(t('app.comma'))],
    [
      t('problem.assigned'),
      assigned &&
        [assigned.unit && label.unit(assigned.unit), assigned.name].filter(Boolean).join(' '),
    ],
    [t('problem.office'), label.unit(row.office)],
    [t('problem.source'), label.of('sources', row.source)],
    [t('problem.registered'), moment(row.registered_at, spoken())],
    [
      t('problem.external'),
      external && [external.channel, external.number].filter(Boolean).join(' '),
    ],
    [t('problem.about'), row.about === null ? '' : label.unit(row.about)],
    ...(listing === undefined || listing.withdrawn ? [] : listed(listing)),
    [
      t('problem.merged'),
      mergedInto && <Link {...links.problem(tenant, mergedInto)}>{t('register.open')}</Link>,
    ],
    [t('problem.history'), history()],
  ];
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('problem.facts')}</h2>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  );

  function listed({ reason, condition, owner, reviewOn }: Listing): readonly Fact[] {
    return [
      [t('problem.listing'), label.of('listReasons', reason)],
      [t('problem.condition'), label.of('unblockConditions', condition)],
      [t('problem.owner'), label.unit(owner)],
      [t('problem.reviewOn'), day(reviewOn, spoken())],
    ];
  }

  function history(): string {
    const { returns, extensions, reopened, reminders } = problem;
    return [
      returns > 0 && t('problem.returned', { count: returns }),
      extensions > 0 && t('problem.extended', { count: extensions }),
      reopened > 0 && t('problem.reopened', { count: reopened }),
      reminders > 0 && t('problem.reminded', { count: reminders }),
    ]
      .filter(Boolean)
      .join(t('app.comma'));
  }
}
