import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { findByNumber } from '../api/problems.ts';
import { Trouble, troubleText } from '../api/trouble.ts';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { spoken } from '../texts/i18n.ts';
import { day as dayOf } from '../time/format.ts';
import { closed, type BoardAddress } from './address.ts';
import { behindQuery, type Definition, type Stand } from './queries.ts';
import { useSay } from './say.ts';

interface RecordsDrawerProps {
  readonly tenant: string;
  readonly address: BoardAddress;
  readonly stand: Stand;
  readonly definitions: readonly Definition[];
  readonly isReady: boolean;
}

/** What is behind a figure, page by page: which entry of the log added how much. */
export function RecordsDrawer({
  tenant,
  address,
  stand,
  definitions,
  isReady,
}: RecordsDrawerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const say = useSay(definitions);
  const label = useLabels(tenant);
  const { show, band, of, category, from, to } = address;
  const opened = { show, band, of, category, from, to };
  const known = Object.fromEntries(Object.entries(opened).filter(([, v]) => v !== undefined));
  const pages = useInfiniteQuery(behindQuery(tenant, stand, known, isReady));
  const finding = useMutation({
    mutationFn: (number: string) => findByNumber(tenant, number),
    onSuccess: (row) => navigate(links.problem(tenant, row.id)),
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const isAgeing = show === 'ageing';
  const narrowed = [
    ...(of === undefined ? [] : [label.unit(of)]),
    ...(category === undefined ? [] : [label.category(category)]),
    ...(from === undefined ? [] : [`${t('board.from')} ${dayOf(from, spoken())}`]),
    ...(to === undefined ? [] : [`${t('board.to')} ${dayOf(to, spoken())}`]),
    ...(band === undefined ? [] : [t(`board.bands.${band as 'under-30'}`)]),
  ];
  return (
    <Drawer
      open={show !== undefined}
      size={640}
      title={isAgeing ? t('board.ageing') : say.measure(show ?? '')}
      onClose={() => void navigate({ ...links.board(tenant, closed(address)), resetScroll: false })}
    >
      <p className="quiet">{isAgeing ? t('board.ageingLead') : say.definition(show ?? '')}</p>
      {narrowed.length === 0 ? null : <p>{narrowed.join(' · ')}</p>}
      {isAgeing ? null : <p className="quiet">{t('board.recordsHint')}</p>}
      {finding.error === null ? null : (
        <p className="notice" role="alert">
          {finding.error instanceof Trouble && finding.error.status === 404
            ? t('board.notSeen', { number: finding.variables })
            : t(`trouble.${troubleText(finding.error)}`)}
        </p>
      )}
      {pages.error !== null ? (
        <Failure error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.data === undefined ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active title={false} paragraph={{ rows: 8 }} />
        </div>
      ) : rows.length === 0 ? (
        <p role="status">{t('board.noRecords')}</p>
      ) : (
        <div className="scroll" role="group" aria-label={t('board.records')} tabIndex={0}>
          <table className="sheet">
            <caption className="hidden">{t('board.records')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('board.matter')}</th>
                <th scope="col">{isAgeing ? t('board.since') : t('board.day')}</th>
                {isAgeing ? null : (
                  <th scope="col" className="n">
                    {t('board.adds')}
                  </th>
                )}
                <th scope="col">{t('board.unit')}</th>
                <th scope="col">{t('board.category')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, day, number, unit, category: kind, status, n }) => (
                <tr key={key}>
                  <th scope="row">
                    {number === undefined ? (
                      '—'
                    ) : (
                      <Button
                        type="link"
                        size="small"
                        className="number"
                        onClick={() => finding.mutate(number)}
                      >
                        {number}
                      </Button>
                    )}
                    {status === undefined ? null : <small>{label.of('statuses', status)}</small>}
                  </th>
                  <td>{dayOf(day, spoken())}</td>
                  {n === undefined ? null : (
                    <td className="n">{n > 0 ? `＋${say.n(n)}` : `－${say.n(-n)}`}</td>
                  )}
                  <td>{unit === undefined || unit === '' ? '—' : label.unit(unit)}</td>
                  <td>{kind === undefined || kind === '' ? '—' : label.category(kind)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.hasNextPage ? (
        <p className="files">
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('queue.more')}
          </Button>
        </p>
      ) : null}
    </Drawer>
  );
}
