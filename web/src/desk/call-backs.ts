import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { Me } from '../api/session.ts';

/** Asked once and worked through; asked again when all of it is done. */
export const callBacksQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'call-backs'],
    queryFn: () =>
      answered(api.GET('/api/v1/{tenant}/call-backs', { params: { path: { tenant } } })),
    staleTime: Infinity,
    gcTime: 0,
  });

const checkers: readonly string[] = ['caller', 'guide', 'dispatcher', 'office'];

/** Whether calling back is among what their posts do; whom they may call, the server says. */
export function mayCallBack(me: Me | undefined): boolean {
  return me?.posts.some(({ role }) => checkers.includes(role)) ?? false;
}
