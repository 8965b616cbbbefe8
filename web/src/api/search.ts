import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { SearchAddress } from '../search/address.ts';
import type { Answer } from './answer.ts';
import { answered, api } from './client.ts';
import type { paths } from './schema.d.ts';

export type Found = Answer<'/api/v1/{tenant}/search'>;
export type Hit = Found['rows'][number];
export type Similar = Answer<'/api/v1/{tenant}/problems/{id}/similar'>['rows'][number];
type Filters = paths['/api/v1/{tenant}/search']['get']['parameters']['query'];

export const searchQuery = (tenant: string, { overdue, ...asked }: SearchAddress) =>
  infiniteQueryOptions({
    queryKey: [tenant, 'search', asked, overdue],
    queryFn: ({ pageParam, signal }) => {
      // The address may hold anything: the API says what it doesn't know.
      const query = {
        ...asked,
        ...(overdue ? { overdue: 'true' } : {}),
        ...(pageParam === undefined ? {} : { after: pageParam }),
      } as Filters;
      const params = { path: { tenant }, query };
      return answered(api.GET('/api/v1/{tenant}/search', { params, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: asked.q !== '',
  });

export const similarQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: [tenant, 'problem', id, 'similar'],
    queryFn: async () => {
      const params = { path: { tenant, id } };
      return (await answered(api.GET('/api/v1/{tenant}/problems/{id}/similar', { params }))).rows;
    },
  });

export interface Draft {
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly category?: string;
}

/** Enough to say what it is about, and where. */
export const isTold = ({ title, description, place }: Draft) =>
  place.length >= 2 && title.length + description.length >= 2;

export const draftSimilarQuery = (tenant: string, draft: Draft) =>
  queryOptions({
    queryKey: [tenant, 'similar', draft],
    queryFn: async ({ signal }) => {
      const params = { path: { tenant } };
      const call = api.POST('/api/v1/{tenant}/similar', { params, body: { ...draft }, signal });
      return (await answered(call)).rows;
    },
    enabled: isTold(draft),
  });
