import { useQueryClient, useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { suggestQuery, type Asked, type Suggestions } from '../api/intake.ts';
import type { Typed } from '../register/registration.ts';

/** Fields that a suggestion fills as long as nobody has touched them. */
const suggestible = ['category', 'lead', 'grade', 'area'] as const;
type Suggestible = (typeof suggestible)[number];

/** Whoever types has stopped for so long. */
const PAUSE = 350;

/**
 * Suggestions for what the form says, filled in where a person hasn't chosen. What was touched
 * stays as it is.
 */
export function useSuggesting(tenant: string, form: FormInstance<Typed>) {
  const queries = useQueryClient();
  const touched = useRef(new Set<Suggestible>());
  const asked = usePaused(
    askedOf(Form.useWatch([], form) as Partial<Typed> | undefined, touched.current),
  );
  const isWorthAsking = asked.text.trim().length >= 2 || asked.category !== undefined;
  const found = useQuery({
    ...suggestQuery(tenant, asked),
    enabled: isWorthAsking,
    placeholderData: (before: Suggestions | undefined) => before,
  });
  const apply = useCallback(
    (suggestions: Suggestions) => {
      form.setFieldsValue(untouched(valuesOf(suggestions), touched.current));
    },
    [form],
  );
  const { data } = found;
  useEffect(() => {
    if (data) apply(data);
  }, [data, apply]);
  return {
    suggestions: data,
    touch(changed: object) {
      for (const name of suggestible) if (name in changed) touched.current.add(name);
    },
    /** For what was just filled in, without waiting for a pause. */
    async now(): Promise<Suggestions> {
      touched.current.clear();
      const values = form.getFieldsValue() as Partial<Typed>;
      const suggestions = await queries.query(
        suggestQuery(tenant, askedOf(values, touched.current)),
      );
      apply(suggestions);
      return suggestions;
    },
  };
}

function askedOf(values: Partial<Typed> | undefined, touched: ReadonlySet<Suggestible>): Asked {
  const { category, title = '', description = '', place = '', area, about, number } = values ?? {};
  return {
    text: `${title}\n${description}`.slice(0, 4_000),
    ...(category && touched.has('category') ? { category } : {}),
    ...(place.trim() === ''
      ? {}
      : { place: { text: place.trim(), ...(area && touched.has('area') ? { area } : {}) } }),
    ...(about ? { about } : {}),
    ...(number?.trim() ? { externalNumber: number.trim() } : {}),
  };
}

function valuesOf({ category, units, grades, place }: Suggestions) {
  // What is no longer suggested goes again.
  return {
    category,
    lead: units[0]?.value,
    grade: grades[0]?.value,
    // The select knows communities; the grid goes with the place.
    area: place?.area?.split('-')[0],
    located: place,
  };
}

function untouched(values: object, touched: ReadonlySet<Suggestible>): Partial<Typed> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !touched.has(name as Suggestible)),
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
