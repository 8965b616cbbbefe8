import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import { spoken } from '../texts/i18n.ts';
import { day as dayOf } from '../time/format.ts';
import { closed, type BoardAddress } from './address.ts';
import { dayAfter, daysBetween } from './days.ts';
import type { Days } from './queries.ts';

interface DayPickerProps {
  readonly tenant: string;
  readonly address: BoardAddress;
  readonly days: Days;
}

/** As of which day: a slider over the days of the log, the last of them now. */
export function DayPicker({ tenant, address, days }: DayPickerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const first = days.first ?? days.today;
  const length = daysBetween(first, days.today);
  const on = address.on ?? days.today;
  const chosen = Math.min(length, Math.max(0, daysBetween(first, on)));
  const [at, setAt] = useState(chosen);
  useEffect(() => setAt(chosen), [chosen]);
  const day = dayAfter(first, at);
  useEffect(() => {
    if (at === chosen) return undefined;
    // While it is dragged, nothing is asked.
    const timer = setTimeout(() => {
      const { on: _on, ...rest } = closed(address);
      const next = at === length ? rest : { ...rest, on: day };
      void navigate({ ...links.board(tenant, next), replace: true, resetScroll: false });
    }, 250);
    return () => clearTimeout(timer);
  }, [at, chosen, address, day, length, navigate, tenant]);
  const said = at === length ? t('board.now') : dayOf(day, spoken());
  return (
    <div className="picker day">
      <label htmlFor="board-day">{t('board.asOf')}</label>
      <input
        id="board-day"
        type="range"
        min={0}
        max={length}
        value={at}
        disabled={length === 0}
        aria-valuetext={said}
        onChange={({ currentTarget }) => setAt(Number(currentTarget.value))}
      />
      <output htmlFor="board-day">{said}</output>
      <Button size="small" disabled={at === length} onClick={() => setAt(length)}>
        {t('board.toNow')}
      </Button>
    </div>
  );
}
