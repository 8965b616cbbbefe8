import './board.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { day as dayOf } from '../time/format.ts';
import { closed, type Opened } from './address.ts';
import { Ageing } from './ageing.tsx';
import { Arithmetic } from './arithmetic.tsx';
import { CategoriesPart } from './categories.tsx';
import { DayPicker } from './day-picker.tsx';
import { daysQuery, figuresQuery, type Stand } from './queries.ts';
import { RecordsDrawer } from './records-drawer.tsx';
import { Signs } from './signs.tsx';
import { Trends } from './trends.tsx';
import { UnitPicker } from './unit-picker.tsx';
import { Units } from './units.tsx';
import { Wall } from './wall.tsx';

/** 看板: a unit's ledger in pictures and tables, as of any day; every figure opens its records. */
export function BoardPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/board' });
  const address = useSearch({ from: '/$tenant/board' });
  const navigate = useNavigate();
  const label = useLabels(tenant);
  const { unit, on, wall } = address;
  useBare(wall === true);
  const days = useQuery({ ...daysQuery(tenant, on), placeholderData: keepPreviousData });
  // The size that is kept from another day must not stand for this one.
  const isReady = on === undefined || (days.data !== undefined && !days.isPlaceholderData);
  const asOf = on === undefined ? undefined : days.data?.size;
  const stand: Stand = {
    ...(unit === undefined ? {} : { unit }),
    ...(on === undefined || asOf === undefined ? {} : { on, asOf }),
  };
  const figures = useQuery(figuresQuery(tenant, stand, isReady));
  const [figure, ...below] = figures.data?.figures ?? [];
  const definitions = figures.data?.definitions ?? [];
  const open = (opened: Opened) =>
    void navigate({
      ...links.board(tenant, { ...closed(address), ...opened }),
      resetScroll: false,
    });
  const error = figures.error ?? days.error;
  const name = figure === undefined ? '' : label.unit(figure.unit);
  const part = { tenant, address: closed(address), stand, definitions, open, isReady };
  return (
    <div className={wall ? 'board wall' : 'board'}>
      <header className="top">
        <h1>{name === '' ? t('board.title') : t('board.of', { name })}</h1>
        {wall ? null : (
          <Link {...links.board(tenant, { ...closed(address), wall: true })}>
            {t('board.wall')}
          </Link>
        )}
      </header>
      {wall || days.data === undefined ? null : (
        <div className="card pickers">
          <UnitPicker tenant={tenant} address={address} unit={figure?.unit} />
          <DayPicker tenant={tenant} address={address} days={days.data} />
        </div>
      )}
      {error !== null ? (
        <Failure
          error={error}
          onRetry={() => void Promise.all([days.refetch(), figures.refetch()])}
        />
      ) : figure === undefined ? (
        <div className="card" role="status" aria-label={t('app.loading')}>
          <Skeleton active title={false} paragraph={{ rows: 12 }} />
        </div>
      ) : (
        <>
          <p className="stands" role="status">
            {figures.isPlaceholderData
              ? t('app.loading')
              : stand.on === undefined
                ? t('board.standsNow', { size: figure.size })
                : t('board.standsOn', { day: dayOf(stand.on, spoken()), size: figure.size })}
          </p>
          {wall ? (
            <Wall {...part} figure={figure} below={below} />
          ) : (
            <>
              <Arithmetic {...part} figure={figure} below={below} />
              <Trends {...part} />
              <CategoriesPart {...part} />
              <Ageing {...part} />
              <Units {...part} figure={figure} below={below} />
              <Signs {...part} figure={figure} below={below} />
            </>
          )}
        </>
      )}
      <RecordsDrawer
        tenant={tenant}
        address={address}
        stand={stand}
        definitions={definitions}
        isReady={isReady}
      />
    </div>
  );
}

/** The wall shows the board and nothing else. */
function useBare(isBare: boolean): void {
  useEffect(() => {
    document.documentElement.classList.toggle('bare', isBare);
    return () => document.documentElement.classList.remove('bare');
  }, [isBare]);
}
