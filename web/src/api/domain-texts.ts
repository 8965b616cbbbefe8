import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';

/** Every label of the domain in one language, by list and code. */
export interface DomainTexts {
  readonly [list: string]: { readonly [code: string]: string };
}

export const domainTextsQuery = (language: string) =>
  queryOptions({
    queryKey: ['texts', language],
    queryFn: () => get<DomainTexts>(`/api/texts/${language === 'en' ? 'en' : 'zh-CN'}`),
    staleTime: Infinity,
  });
