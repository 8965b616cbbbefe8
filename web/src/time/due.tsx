import { useTranslation } from 'react-i18next';
import { spoken } from '../texts/i18n.ts';
import { moment, toDate } from './format.ts';
import { useNow } from './now.ts';
import { countdown } from './words.ts';

const SOON = 24 * 3_600_000;

interface DueProps {
  readonly at: string;
  /** Another deadline has passed: said where this one doesn't say it. */
  readonly overdue?: boolean;
}

/** A deadline in words; what is late says so, and is red besides. */
export function Due({ at, overdue = false }: DueProps) {
  const { t } = useTranslation();
  const now = useNow();
  const due = toDate(at).getTime();
  const tone = due < now ? 'late' : due - now < SOON ? 'soon' : 'calm';
  return (
    <>
      {overdue && tone !== 'late' ? <Overdue /> : null}{' '}
      <time dateTime={at} title={moment(at, spoken())} className={`due ${tone}`}>
        {countdown(t, due, now)}
      </time>
    </>
  );
}

export function Overdue() {
  const { t } = useTranslation();
  return <span className="due late">{t('queue.overdue')}</span>;
}
