import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import type { PartProps } from '../problem/part.ts';
import { Entry } from '../problem/timeline.tsx';
import { useLabels } from '../texts/labels.ts';
import { Watermark } from '../ui/watermark.tsx';
import { latestAnswer } from './course.ts';

/** What was asked and what was done about it, side by side with what is asked now. */
export function CallMatter({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { row, problem } = page;
  const done = latestAnswer(page.timeline);
  const earlier = page.timeline.filter(({ type }) => type === 'CallBackMade');
  return (
    <section className="card" aria-labelledby="matter-title">
      <p className="quiet of">
        <Link {...links.problem(tenant, row.id)}>{row.number}</Link>{' '}
        {[
          label.category(row.category),
          row.lead === null ? '' : label.unit(row.lead),
          problem.reopened > 0 ? t('problem.reopened', { count: problem.reopened }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <h2 id="matter-title" ref={heading} tabIndex={-1}>
        {page.title ?? t('queue.sealed')}
      </h2>
      <Watermark tenant={tenant}>
        <h3>{t('callBacks.asked')}</h3>
        <p className="words">{page.description ?? t('problem.hidden')}</p>
        {page.place === undefined ? null : (
          <p>
            <span className="quiet">{t('problem.place')}</span> <span>{page.place.text}</span>
          </p>
        )}
        <h3>{t('callBacks.did')}</h3>
        <ol className="timeline did">
          {done === undefined ? null : <Entry tenant={tenant} id={row.id} entry={done} />}
        </ol>
        {earlier.length === 0 ? null : (
          <>
            <h3>{t('callBacks.earlier')}</h3>
            <ol className="timeline">
              {earlier.map((entry) => (
                <Entry key={entry.index} tenant={tenant} id={row.id} entry={entry} />
              ))}
            </ol>
          </>
        )}
      </Watermark>
    </section>
  );
}
