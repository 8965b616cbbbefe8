import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RaiserContact, TimelineEntry } from '../api/problem.ts';
import { meQuery } from '../api/session.ts';
import type { PartProps } from '../problem/part.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { moment } from '../time/format.ts';
import { useNow } from '../time/now.ts';
import { Watermark } from '../ui/watermark.tsx';
import { isAnswer } from './course.ts';

interface WorkOrderProps extends PartProps {
  readonly isSlip: boolean;
  readonly contacts: readonly RaiserContact[] | undefined;
}

/** The sheet: what the server shows of the matter, and of that only what belongs on a slip if it is one. */
export function WorkOrder({ tenant, page, isSlip, contacts }: WorkOrderProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const me = useQuery(meQuery(tenant)).data;
  const time = moment(new Date(useNow()).toISOString(), spoken());
  const { row, problem, timeline } = page;
  const { external } = problem;
  const of = (isOf: (entry: TimelineEntry) => boolean) => timeline.filter(isOf);
  const types = (...names: readonly string[]) => of(({ type }) => names.includes(type));
  const course = (entries: readonly TimelineEntry[], withWords = true) =>
    entries.map((entry) => (
      <Line key={entry.index} tenant={tenant} entry={entry} words={withWords} />
    ));
  const outside = [external?.channel, external?.number].filter(Boolean).join(' ');
  return (
    <Watermark tenant={tenant}>
      <article className="sheet">
        <header>
          <h1>{t(isSlip ? 'workOrder.slipTitle' : 'workOrder.title')}</h1>
          <p>{label.unit(row.office)}</p>
        </header>
        <table>
          <tbody>
            <tr>
              <Cell name={t('workOrder.number')}>{row.number}</Cell>
              <Cell name={t('workOrder.source')}>
                {label.of('sources', row.source)}
                {isSlip || outside === '' ? null : `（${outside}）`}
              </Cell>
            </tr>
            <tr>
              <Cell name={t('workOrder.category')}>
                {label.of('kinds', row.kind)} · {label.category(row.category)}
              </Cell>
              <Cell name={t('workOrder.grade')}>
                {row.grade === null ? '' : label.grade(row.grade)}
              </Cell>
            </tr>
            <tr>
              <Cell name={t('workOrder.registered')}>{moment(row.registered_at, spoken())}</Cell>
              <Cell name={t('workOrder.deadline')}>
                {problem.clocks.map(({ name, due }) => (
                  <div key={name}>
                    {label.of('clocks', name.split(':')[0] ?? name)} {moment(due, spoken())}
                  </div>
                ))}
              </Cell>
            </tr>
            {isSlip ? null : (
              <Row name={t('workOrder.said')} className="tall">
                {page.title === undefined ? t('problem.hidden') : <strong>{page.title}</strong>}
                <p className="words">{page.description}</p>
              </Row>
            )}
            {contacts === undefined ? null : (
              <Row name={t('problem.raiser')}>
                {contacts.map(({ raiser, name, phone, email }) => (
                  <div key={raiser ?? 0}>{[name, phone, email].filter(Boolean).join('　')}</div>
                ))}
              </Row>
            )}
            <Row name={t('workOrder.place')}>{page.place?.text}</Row>
            <tr>
              <Cell name={t('workOrder.lead')}>
                {row.lead === null ? t('queue.notDispatched') : label.unit(row.lead)}
              </Cell>
              <Cell name={t('workOrder.coHandlers')}>
                {problem.coHandlers.map(({ unit }) => label.unit(unit)).join(t('app.comma'))}
              </Cell>
            </tr>
            <Row name={t('workOrder.demand')}>{course(types('Dispatched', 'CoHandlersAdded'))}</Row>
            <Row name={t('workOrder.signed')}>{course(types('Signed'))}</Row>
            <Row name={t('workOrder.answer')} className="tall">
              {isSlip
                ? null
                : course(of((entry) => isAnswer(entry) || entry.type === 'CoHandlerAnswered'))}
            </Row>
            <Row name={t('workOrder.approval')}>
              {isSlip
                ? null
                : course(of(({ type, matter }) => type === 'AskGranted' && matter === 'answer'))}
            </Row>
            {isSlip ? null : (
              <Row name={t('workOrder.callBack')}>{course(types('CallBackMade', 'Confirmed'))}</Row>
            )}
          </tbody>
          {/* At the foot of every sheet that it fills. */}
          <tfoot>
            <tr>
              <td colSpan={4}>
                {t('workOrder.printed', { name: me?.name ?? '', time })}
                {isSlip ? null : ` · ${t('workOrder.care')}`}
              </td>
            </tr>
          </tfoot>
        </table>
      </article>
    </Watermark>
  );
}

interface CellProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Cell({ name, children }: CellProps) {
  return (
    <>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </>
  );
}

function Row({ name, className, children }: CellProps & { readonly className?: string }) {
  return (
    <tr className={className}>
      <th scope="row">{name}</th>
      <td colSpan={3}>{children}</td>
    </tr>
  );
}

interface LineProps {
  readonly tenant: string;
  readonly entry: TimelineEntry;
  readonly words: boolean;
}

/** One step: who and when, and what they said of it. */
function Line({ tenant, entry: { by, at, text, words: said = {} }, words }: LineProps) {
  const label = useLabels(tenant);
  const who = [by.unit === undefined ? label.role(by.role) : label.unit(by.unit), by.name];
  return (
    <div className="step">
      {text}
      {words
        ? Object.values(said).map((each) => (
            <p key={each} className="words">
              {each}
            </p>
          ))
        : null}
      <small>
        {who.filter(Boolean).join(' ')} {moment(at, spoken())}
      </small>
    </div>
  );
}
