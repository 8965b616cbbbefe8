import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './client.ts';

/** Every label of the domain in one language, by list and code. */
export interface DomainTexts {
  readonly [list: string]: { readonly [code: string]: string };
}

export const domainTextsQuery = (language: string) =>
  queryOptions({
    queryKey: ['texts', language],
    queryFn: (): Promise<DomainTexts> => {
      const path = { language: language === 'en' ? ('en' as const) : ('zh-CN' as const) };
      return answered(api.GET('/api/texts/{language}', { params: { path } }));
    },
    staleTime: Infinity,
  });
