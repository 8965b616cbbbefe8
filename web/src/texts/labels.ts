import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueQuery, unitsQuery, type Names } from '../api/catalogue.ts';
import { domainTextsQuery, type DomainTexts } from '../api/domain-texts.ts';

export interface Labels {
  /** A label of the domain; a code that has none is shown as it is. */
  of(list: string, code: string): string;
  unit(id: string): string;
  role(code: string): string;
  /** A role in a unit; not "Office Office" where the unit is named after it. */
  post(unit: string, role: string): string;
  category(code: string): string;
  grade(code: string): string;
  codes(list: string): readonly string[];
}

/** The words of the domain and of this tenant, in the language of the reader. */
export function useLabels(tenant: string): Labels {
  const { i18n, t } = useTranslation();
  const texts = useQuery(domainTextsQuery(i18n.language)).data;
  const units = useQuery(unitsQuery(tenant)).data;
  const catalogue = useQuery(catalogueQuery(tenant)).data;
  const english = i18n.language === 'en';
  return useMemo(() => {
    const say = (names: Names) => (english ? (names.en ?? names.zh) : names.zh);
    const unitNames = new Map(units?.map((u) => [u.id, say(u.names)]));
    const categories = new Map(catalogue?.categories.map((c) => [c.code, say(c.names)]));
    const grades = new Map(catalogue?.grades.map((g) => [g.code, say(g.names)]));
    const own: DomainTexts = t('lists', { returnObjects: true });
    const all = { ...own, ...texts };
    const unit = (id: string) => unitNames.get(id) ?? id;
    const role = (code: string) => found(all, 'roles', code);
    return {
      of: (list, code) => found(all, list, code),
      unit,
      role,
      post: (id, code) =>
        unit(id).toLowerCase().endsWith(role(code).toLowerCase())
          ? unit(id)
          : `${unit(id)} · ${role(code)}`,
      category: (code) => categories.get(code) ?? code,
      grade: (code) => grades.get(code) ?? found(all, 'grades', code),
      codes: (list) => Object.keys(all[list] ?? {}),
    };
  }, [texts, units, catalogue, english, t]);
}

function found(texts: DomainTexts | undefined, list: string, code: string): string {
  return texts?.[list]?.[code] ?? code;
}
