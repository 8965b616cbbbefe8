import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../api/problem.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { day, moment } from '../time/format.ts';
import { Watermark } from '../ui/watermark.tsx';
import type { PartProps } from './part.ts';
import { Photos } from './photos.tsx';

/** What happened, the newest first: one plain sentence each, who and when, and what was said. */
export function Timeline({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('problem.timeline')}</h2>
      <Watermark tenant={tenant}>
        <ol className="timeline">
          {[...page.timeline].reverse().map((entry) => (
            <Entry key={entry.index} tenant={tenant} id={page.row.id} entry={entry} />
          ))}
        </ol>
      </Watermark>
    </section>
  );
}

/** What was raised stands above, in full. */
const registration = ['ProblemRegistered'];

export function Entry({
  tenant,
  id,
  entry,
}: {
  readonly tenant: string;
  readonly id: string;
  readonly entry: TimelineEntry;
}) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const { by, at, occurredOn } = entry;
  const who = [
    by.unit === undefined ? label.role(by.role) : label.post(by.unit, by.role),
    ...(by.name === undefined ? [] : [by.name]),
  ];
  return (
    <li className={entry.by.role}>
      <p className="what">{entry.text}</p>
      {registration.includes(entry.type)
        ? null
        : Object.entries(entry.words ?? {}).map(([name, words]) => (
            <blockquote key={name}>{words}</blockquote>
          ))}
      {registration.includes(entry.type) ? null : (
        <Photos tenant={tenant} id={id} photos={entry.photos} />
      )}
      <p className="quiet">
        <time dateTime={at}>{moment(at, spoken())}</time> · {who.join(' ')}
        {occurredOn === undefined
          ? null
          : ` · ${t('problem.claimed', { day: day(occurredOn, spoken()) })}`}
      </p>
    </li>
  );
}
