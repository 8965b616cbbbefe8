import { linkOptions } from '@tanstack/react-router';
import type { QueueSearch } from '../queue/search.ts';
import type { SearchAddress } from '../search/address.ts';
import type { Language } from '../texts/i18n.ts';

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

/** What the server itself gives, outside the console. */
export const publicPages = {
  board: (tenant: string) => `/${encodeURIComponent(tenant)}`,
  /** A file, in the language of its reader. */
  ledger: (tenant: string, language: Language) =>
    `/api/v1/${encodeURIComponent(tenant)}/ledger.xlsx?lang=${language === 'zh' ? 'zh-CN' : 'en'}`,
};
