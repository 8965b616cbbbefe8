import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../api/answer.ts';
import { answered, api } from '../api/client.ts';

export type WorkItem = Answer<'/api/v1/{tenant}/work'>['items'][number];

/** What waits for me; live updates have it read again, and time does where they don't come through. */
export const workQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'work'],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/work', { params: { path: { tenant } } })),
    refetchInterval: 60_000,
  });
