import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { QueueSearch } from '../queue/search.ts';
import { get } from './client.ts';
import { Trouble } from './trouble.ts';
import type { Me, QueueRow } from './shapes.ts';

interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly next?: string;
}

const PAGE = 50;

export const queueQuery = (tenant: string, search: QueueSearch, me: Me | undefined) =>
  infiniteQueryOptions({
    queryKey: [tenant, 'queue', search],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: String(PAGE), ...asked(search, me) });
      if (pageParam !== undefined) query.set('after', pageParam);
      return get<QueuePage>(`/api/v1/${tenant}/problems?${query}`);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: me !== undefined,
    refetchInterval: 60_000,
  });

/** A view of the console in the filters of the API. */
function asked({ view = 'open', ...rest }: QueueSearch, me: Me | undefined) {
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

export async function findByNumber(tenant: string, number: string): Promise<QueueRow> {
  const query = new URLSearchParams({ number, limit: '1' });
  const page = await get<QueuePage>(`/api/v1/${tenant}/problems?${query}`);
  const [row] = page.rows;
  if (row === undefined) throw new Trouble(404, {});
  return row;
}

/** Matters in hand to choose from; a number that isn't among the first is looked up. */
export const matterChoicesQuery = (tenant: string, typed: string) =>
  queryOptions({
    queryKey: [tenant, 'choices', typed],
    queryFn: async (): Promise<readonly QueueRow[]> => {
      const base = `/api/v1/${tenant}/problems?`;
      const number = /^\d{4}-\d+$/.test(typed.trim());
      const query = new URLSearchParams(
        number ? { number: typed.trim(), limit: '1' } : { open: 'true', limit: '100' },
      );
      return (await get<QueuePage>(`${base}${query}`)).rows;
    },
  });
