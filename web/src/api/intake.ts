import { queryOptions } from '@tanstack/react-query';
import type { Answer } from './answer.ts';
import { answered, api, once } from './client.ts';
import type { paths } from './schema.d.ts';

type Body<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
type Posted<Path extends keyof paths> = paths[Path] extends {
  post: { responses: { 200: { content: { 'application/json': infer B } } } };
}
  ? B
  : never;

export type WorkOrder = Posted<'/api/v1/{tenant}/work-order'>;
export type Suggestions = Posted<'/api/v1/{tenant}/suggest'>;
export type Asked = Body<'/api/v1/{tenant}/suggest'>;
export type Place = Answer<'/api/v1/{tenant}/places'>['places'][number];

export async function readWorkOrder(tenant: string, text: string): Promise<WorkOrder> {
  const params = { path: { tenant } };
  return answered(api.POST('/api/v1/{tenant}/work-order', { params, body: { text } }));
}

export const suggestQuery = (tenant: string, asked: Asked) =>
  queryOptions({
    queryKey: [tenant, 'suggest', asked],
    queryFn: () =>
      answered(api.POST('/api/v1/{tenant}/suggest', { params: { path: { tenant } }, body: asked })),
    staleTime: 30_000,
  });

export const placesQuery = (tenant: string, q: string) =>
  queryOptions({
    queryKey: [tenant, 'places', q],
    queryFn: () =>
      answered(
        api.GET('/api/v1/{tenant}/places', {
          params: { path: { tenant }, query: { q, limit: 8 } },
        }),
      ),
    select: ({ places }) => places,
    enabled: q.trim() !== '',
    staleTime: 30_000,
  });

export async function dispatch(
  tenant: string,
  id: string,
  body: { readonly lead: string; readonly grade: string },
  key: string,
): Promise<void> {
  const params = { path: { tenant, id }, header: once(key) };
  await answered(api.POST('/api/v1/{tenant}/problems/{id}/dispatch', { params, body }));
}

export const platformReplyQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: [tenant, 'problem', id, 'platform-reply'],
    queryFn: () =>
      answered(
        api.GET('/api/v1/{tenant}/problems/{id}/platform-reply', {
          params: { path: { tenant, id } },
        }),
      ),
  });
