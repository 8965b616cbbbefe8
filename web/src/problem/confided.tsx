import { useTranslation } from 'react-i18next';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { moment } from '../time/format.ts';
import { Watermark } from '../ui/watermark.tsx';
import type { PartProps } from './part.ts';

/** For those who watch over the handling: that the raiser was pressed, and who read the contact. */
export function Confided({ tenant, page: { pressure = [], contactReads = [] } }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  if (pressure.length === 0 && contactReads.length === 0) return null;
  return (
    <section className="card" aria-labelledby="confided-title">
      <h2 id="confided-title">{t('problem.confided')}</h2>
      <p className="quiet">{t('problem.confidedHint')}</p>
      <Watermark tenant={tenant}>
        {pressure.length === 0 ? null : (
          <>
            <h3>{t('problem.pressures', { count: pressure.length })}</h3>
            <ul>
              {pressure.map(({ at, text }, i) => (
                <li key={i}>
                  <span className="quiet">{moment(at, spoken())}</span>{' '}
                  <span className="words">{text ?? t('problem.pressureUnsaid')}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {contactReads.length === 0 ? null : (
          <>
            <h3>{t('problem.contactReads', { count: contactReads.length })}</h3>
            <ul>
              {contactReads.map(({ at, by, reason }, i) => (
                <li key={i}>
                  <span className="quiet">{moment(at, spoken())}</span>{' '}
                  {[by, label.of('readReasons', reason)].filter(Boolean).join(' · ')}
                </li>
              ))}
            </ul>
          </>
        )}
      </Watermark>
    </section>
  );
}
