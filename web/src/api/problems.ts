import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { QueueSearch } from '../queue/search.ts';
import type { Answer } from './answer.ts';
import { answered, api } from './client.ts';
import type { paths } from './schema.d.ts';
import type { Me } from './session.ts';
import { Trouble } from './trouble.ts';

type Queue = Answer<'/api/v1/{tenant}/problems'>;
export type QueueRow = Queue['rows'][number];
type Filters = NonNullable<paths['/api/v1/{tenant}/problems']['get']['parameters']['query']>;

const PAGE = 50;

export const queueQuery = (tenant: string, search: QueueSearch, me: Me | undefined) =>
  infiniteQueryOptions({
    queryKey: [tenant, 'queue', search],
    queryFn: ({ pageParam }) =>
      rows(tenant, {
        ...filtersOf(search, me),
        limit: PAGE,
        ...(pageParam === undefined ? {} : { after: pageParam }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: me !== undefined,
    refetchInterval: 60_000,
  });

/** A view of the console in the filters of the API. */
export function filtersOf({ view = 'open', ...codes }: QueueSearch, me: Me | undefined): Filters {
  // The address may hold anything: the API says what it doesn't know.
  const rest = codes as Filters;
  const unit = me?.posts[0]?.unit;
  switch (view) {
    case 'open':
      return { open: 'true', ...rest };
    case 'overdue':
      return { open: 'true', overdue: 'true', ...rest };
    case 'waiting':
      return { waiting: 'any', ...rest };
    case 'mine':
      return { open: 'true', ...(unit === undefined ? {} : { lead: unit }), ...rest };
    case 'closed':
      return { open: 'false', ...rest };
    case 'all':
      return rest;
  }
}

async function rows(tenant: string, query: Filters): Promise<Queue> {
  return answered(api.GET('/api/v1/{tenant}/problems', { params: { path: { tenant }, query } }));
}

export async function findByNumber(tenant: string, number: string): Promise<QueueRow> {
  const [row] = (await rows(tenant, { number })).rows;
  if (row === undefined) throw new Trouble(404, {});
  return row;
}

/** Matters in hand to choose from; a number that isn't among the first is looked up. */
export const matterChoicesQuery = (tenant: string, typed: string) =>
  queryOptions({
    queryKey: [tenant, 'choices', typed],
    queryFn: async () => {
      const number = typed.trim();
      const query: Filters = /^\d{4}-\d+$/.test(number) ? { number } : { open: 'true', limit: 100 };
      return (await rows(tenant, query)).rows;
    },
  });
