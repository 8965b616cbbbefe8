import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { isOffice } from '../organisation/is-office.ts';
import { useLabels } from '../texts/labels.ts';
import { useImportStep, type ImportView } from './imports.ts';
import { NameChoice } from './name-choice.tsx';

interface UnknownNamesProps {
  readonly tenant: string;
  readonly view: ImportView;
  readonly kind: 'units' | 'categories';
}

/** What the ledger calls by a name that nobody here knows; people say what is meant. */
export function UnknownNames({ tenant, view, kind }: UnknownNamesProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const label = useLabels(tenant);
  const me = useQuery(meQuery(tenant)).data;
  const step = useImportStep(tenant, view.id);
  const [chosen, setChosen] = useState<{ readonly [name: string]: string | null }>({});
  const unknown = kind === 'units' ? view.unknownUnits : view.unknownCategories;
  const known = Object.entries(view.choices[kind]);
  if (unknown.length === 0 && known.length === 0) return null;
  const meant = Object.entries(chosen).filter(([name]) => unknown.some((u) => u.name === name));
  const apply = () => {
    const names = Object.fromEntries(meant);
    const categories = Object.fromEntries(
      meant.flatMap(([name, code]) => (code === null ? [] : [[name, code] as const])),
    );
    step.mutate(
      kind === 'units'
        ? { name: 'units', body: { units: names } }
        : { name: 'categories', body: { categories } },
      { onSuccess: () => void message.success(t('imports.rechecked')) },
    );
  };
  const named = (code: string | null) => {
    if (code === null) return t('imports.wait');
    return kind === 'units' ? label.unit(code) : label.category(code);
  };
  return (
    <section className="card names" aria-label={t(`imports.${kind}`)}>
      {unknown.length === 0 ? null : (
        <>
          <h2>{t(`imports.${kind}`)}</h2>
          <p className="quiet">
            {t(kind === 'units' ? 'imports.unitsHint' : 'imports.categoriesHint')}{' '}
            {kind === 'units' && isOffice(me) ? (
              <Link {...links.organisation(tenant)}>{t('imports.openUnit')}</Link>
            ) : null}
          </p>
          {unknown.map((each) => (
            <NameChoice
              key={each.name}
              tenant={tenant}
              kind={kind}
              unknown={each}
              value={chosen[each.name]}
              onChange={(code) => setChosen({ ...chosen, [each.name]: code })}
            />
          ))}
          {step.error === null ? null : <Failure error={step.error} />}
          <div className="buttons end">
            <Button
              type="primary"
              disabled={meant.length === 0}
              loading={step.isPending}
              onClick={apply}
            >
              {t('imports.match')}
            </Button>
          </div>
        </>
      )}
      {known.length === 0 ? null : (
        <details>
          <summary>
            {t(kind === 'units' ? 'imports.chosenUnits' : 'imports.chosenCategories', {
              count: known.length,
            })}
          </summary>
          <ul>
            {known.map(([name, code]) => (
              <li key={name}>
                {name === '' ? t('imports.blankName') : name} → {named(code)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
