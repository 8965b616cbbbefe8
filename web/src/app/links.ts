import { linkOptions } from '@tanstack/react-router';
import type { QueueSearch } from '../queue/search.ts';
import type { SearchAddress } from '../search/address.ts';

/** Every address that the console links to. */
export const links = {
  signIn: (search: { lapsed?: true; to?: string } = {}) => linkOptions({ to: '/sign-in', search }),
  queue: (tenant: string, search: QueueSearch = {}) =>
    linkOptions({ to: '/$tenant', params: { tenant }, search }),
  search: (tenant: string, search: SearchAddress) =>
    linkOptions({ to: '/$tenant/search', params: { tenant }, search }),
  problem: (tenant: string, id: string) =>
    linkOptions({ to: '/$tenant/problems/$id', params: { tenant, id } }),
  organisation: (tenant: string) =>
    linkOptions({ to: '/$tenant/organisation', params: { tenant } }),
  callBacks: (tenant: string) => linkOptions({ to: '/$tenant/call-backs', params: { tenant } }),
  phrases: (tenant: string) => linkOptions({ to: '/$tenant/phrases', params: { tenant } }),
  workOrder: (tenant: string, id: string) =>
    linkOptions({ to: '/$tenant/problems/$id/work-order', params: { tenant, id } }),
  register: (tenant: string) => linkOptions({ to: '/$tenant/register', params: { tenant } }),
};

/** Pages outside the console, rendered by the server. */
export const publicPages = {
  board: (tenant: string) => `/${encodeURIComponent(tenant)}`,
};
