import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../api/answer.ts';
import { answered, api } from '../api/client.ts';
import { queueSearch, type QueueSearch } from '../queue/search.ts';

type Views = Answer<'/api/v1/{tenant}/views'>;
export type SavedView = Views['views'][number];

export const viewsQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'views'],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/views', { params: { path: { tenant } } })),
    staleTime: Infinity,
  });

export function useKeepView(tenant: string) {
  return useChange(tenant, (body: SavedView) =>
    answered(api.POST('/api/v1/{tenant}/views', { params: { path: { tenant } }, body })),
  );
}

export function useForgetView(tenant: string) {
  return useChange(tenant, (name: string) =>
    answered(
      api.POST('/api/v1/{tenant}/views/delete', { params: { path: { tenant } }, body: { name } }),
    ),
  );
}

/** Either answers with all views as they are now. */
function useChange<Asked>(tenant: string, mutationFn: (asked: Asked) => Promise<Views>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (views) => queries.setQueryData(viewsQuery(tenant).queryKey, views),
  });
}

/** The filters of the queue as its address has them, in an order of their own. */
export function addressOf(search: QueueSearch): string {
  return new URLSearchParams(Object.entries(search).sort()).toString();
}

export function searchOf(address: string): QueueSearch {
  return queueSearch(Object.fromEntries(new URLSearchParams(address)));
}
