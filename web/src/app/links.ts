import { linkOptions } from '@tanstack/react-router';
import type { CatalogueSearch } from '../catalogue/search.ts';
import type { RowFilter } from '../imports/imports.ts';
import type { BoardAddress } from '../board/address.ts';
import type { QueueSearch } from '../queue/search.ts';
import type { SearchAddress } from '../search/address.ts';
import type { Language } from '../texts/i18n.ts';

/** Every address that the console links to. */
export const links = {
  signIn: (search: { lapsed?: true; to?: string } = {}) => linkOptions({ to: '/sign-in', search }),
  queue: (tenant: string, search: QueueSearch = {}) =>
    linkOptions({ to: '/$tenant', params: { tenant }, search }),
  work: (tenant: string) => linkOptions({ to: '/$tenant/work', params: { tenant } }),
  search: (tenant: string, search: SearchAddress) =>
    linkOptions({ to: '/$tenant/search', params: { tenant }, search }),
  problem: (tenant: string, id: string) =>
    linkOptions({ to: '/$tenant/problems/$id', params: { tenant, id } }),
  board: (tenant: string, search: BoardAddress = {}) =>
    linkOptions({ to: '/$tenant/board', params: { tenant }, search }),
  organisation: (tenant: string) =>
    linkOptions({ to: '/$tenant/organisation', params: { tenant } }),
  imports: (tenant: string) => linkOptions({ to: '/$tenant/imports', params: { tenant } }),
  import: (tenant: string, id: string, search: RowFilter = {}) =>
    linkOptions({ to: '/$tenant/imports/$id', params: { tenant, id }, search }),
  catalogue: (tenant: string, search: CatalogueSearch = {}) =>
    linkOptions({ to: '/$tenant/catalogue', params: { tenant }, search }),
  callBacks: (tenant: string) => linkOptions({ to: '/$tenant/call-backs', params: { tenant } }),
  phrases: (tenant: string) => linkOptions({ to: '/$tenant/phrases', params: { tenant } }),
  workOrder: (tenant: string, id: string) =>
    linkOptions({ to: '/$tenant/problems/$id/work-order', params: { tenant, id } }),
  register: (tenant: string) => linkOptions({ to: '/$tenant/register', params: { tenant } }),
};

/** What the server itself gives, outside the console. */
export const publicPages = {
  board: (tenant: string) => `/${encodeURIComponent(tenant)}`,
  exampleLedger: (tenant: string) => `/${encodeURIComponent(tenant)}/example-ledger.xlsx`,
  /** A file, in the language of its reader. */
  ledger: (tenant: string, language: Language) =>
    `/api/v1/${encodeURIComponent(tenant)}/ledger.xlsx?lang=${language === 'zh' ? 'zh-CN' : 'en'}`,
};
