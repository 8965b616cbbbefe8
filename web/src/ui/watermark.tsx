import './watermark.css';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/session.ts';
import { spoken } from '../texts/i18n.ts';
import { moment } from '../time/format.ts';
import { useNow } from '../time/now.ts';

interface WatermarkProps {
  readonly tenant: string;
  readonly children: ReactNode;
}

/** Sealed text on a screen carries its viewer and the time: a photograph of it tells who took it. */
export function Watermark({ tenant, children }: WatermarkProps) {
  const { t } = useTranslation();
  const me = useQuery(meQuery(tenant)).data;
  const time = moment(new Date(useNow()).toISOString(), spoken());
  const mark = t('problem.watermark', { name: me?.name ?? '', time });
  const backgroundImage = useMemo(() => `url("${picture(mark)}")`, [mark]);
  return (
    <div className="sealed">
      {children}
      <div className="mark" style={{ backgroundImage }} aria-hidden data-mark={mark} />
    </div>
  );
}

function picture(words: string): string {
  const text = words.replace(/[<>&'"]/g, ' ');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="230" height="80">
    <text x="8" y="70" transform="rotate(-16 8 70)" font-size="13" fill="#1c2624"
      fill-opacity="0.13" font-family="sans-serif">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
