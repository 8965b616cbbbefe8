import { useTranslation } from 'react-i18next';
import { Watermark } from '../ui/watermark.tsx';
import type { PartProps } from './part.ts';
import { Photos } from './photos.tsx';

/** What was raised, in the raiser's own words: sealed, as far as sight goes. */
export function Said({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const place = page.place?.text;
  if (page.description === undefined && place === undefined) return null;
  return (
    <section className="card said" aria-labelledby="said-title">
      <h2 id="said-title">{t('problem.said')}</h2>
      <Watermark tenant={tenant}>
        {page.description === undefined ? null : <p className="words">{page.description}</p>}
        <Photos tenant={tenant} id={page.row.id} photos={page.timeline[0]?.photos} />
        {place === undefined ? null : (
          <p>
            <span className="quiet">{t('problem.place')}</span>
            <span>{place}</span>
          </p>
        )}
      </Watermark>
    </section>
  );
}
