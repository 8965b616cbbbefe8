import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../api/answer.ts';
import { answered, api } from '../api/client.ts';

type Phrases = Answer<'/api/v1/{tenant}/phrases'>;
export type Phrase = Phrases['phrases'][number];

export const phrasesQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'phrases'],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/phrases', { params: { path: { tenant } } })),
    staleTime: 60_000,
  });

export interface Words {
  readonly title: string;
  readonly text: string;
}

/** A new phrase, another wording, or no such phrase any more. */
export type Change =
  | { readonly unit: string; readonly words: Words }
  | { readonly phrase: Phrase; readonly words: Words }
  | { readonly phrase: Phrase; readonly words?: never };

export function usePhraseChange(tenant: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change): Promise<void> => {
      if ('unit' in change) {
        const body = { unit: change.unit, ...change.words };
        const params = { path: { tenant } };
        await answered(api.POST('/api/v1/{tenant}/phrases', { params, body }));
        return;
      }
      const { id, version } = change.phrase;
      const params = { path: { tenant, id } };
      if (change.words === undefined) {
        const body = { version };
        await answered(api.POST('/api/v1/{tenant}/phrases/{id}/delete', { params, body }));
      } else {
        const body = { version, ...change.words };
        await answered(api.POST('/api/v1/{tenant}/phrases/{id}/change', { params, body }));
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [tenant, 'phrases'] }),
  });
}

export interface Filling {
  readonly number: string;
  readonly unit: string;
  readonly date: string;
}

const places = new Map<string, keyof Filling>([
  ['number', 'number'],
  ['编号', 'number'],
  ['unit', 'unit'],
  ['单位', 'unit'],
  ['date', 'date'],
  ['日期', 'date'],
]);

/** A phrase with what it leaves open; what it leaves open otherwise stays to be filled in by hand. */
export function filledIn(text: string, filling: Filling): string {
  return text.replaceAll(/\{([^{}]{1,10})\}/gu, (all, name: string) => {
    const place = places.get(name);
    return place === undefined ? all : filling[place];
  });
}
