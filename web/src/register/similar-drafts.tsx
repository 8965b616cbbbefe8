import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftSimilarQuery, type Draft } from '../api/search.ts';
import { SimilarList } from '../search/similar-list.tsx';
import type { Typed } from './registration.ts';

/** Whoever types has stopped for so long. */
const PAUSE = 400;

/** While somebody registers: what may have been registered already. Inside the form that it reads. */
export function SimilarDrafts({ tenant }: { readonly tenant: string }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Typed>();
  const { title, description, place, category } = Form.useWatch([], form) ?? ({} as Partial<Typed>);
  const draft = usePaused<Draft>({
    title: title?.trim() ?? '',
    description: description?.trim() ?? '',
    place: place?.trim() ?? '',
    ...(category ? { category } : {}),
  });
  const found = useQuery({
    ...draftSimilarQuery(tenant, draft),
    placeholderData: (before) => before,
  });
  const rows = useDeferredValue(found.data ?? []);
  return (
    <div aria-live="polite">
      {rows.length === 0 ? null : (
        <section className="card" aria-labelledby="similar-drafts">
          <h2 id="similar-drafts">{t('search.similarDraft')}</h2>
          <p className="quiet">{t('search.similarDraftHint')}</p>
          <SimilarList tenant={tenant} rows={rows} />
        </section>
      )}
    </div>
  );
}

/** The last value that stood still for a moment. */
function usePaused<T>(value: T): T {
  const [still, setStill] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill(JSON.parse(text) as T), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return still;
}
