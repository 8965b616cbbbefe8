import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../api/answer.ts';
import { answered, api } from '../api/client.ts';
import type { Opened } from './address.ts';

export type Figures = Answer<'/api/v1/{tenant}/figures'>;
export type Figure = Figures['figures'][number];
export type Definition = Figures['definitions'][number];
export type Months = Answer<'/api/v1/{tenant}/figures/months'>['months'];
export type Bands = Answer<'/api/v1/{tenant}/figures/ageing'>['bands'];
export type Days = Answer<'/api/v1/{tenant}/figures/days'>;

/** Whose figures, and as of when. */
export interface Stand {
  readonly unit?: string;
  readonly on?: string;
  /** The log size at the end of `on`. */
  readonly asOf?: number;
}

export const MONTHLY = {
  stocks: ['found', 'undecided', 'listed-open'],
  flows: ['listing-new', 'listing-reopened', 'listing-cleared', 'result-overdue'],
} as const;
export const BY_CATEGORY = ['found', 'undecided', 'listed-open'] as const;

/** A board of now looks again by itself; an earlier day doesn't change. */
const fresh = ({ on }: Stand) => ({
  staleTime: on === undefined ? 10_000 : Infinity,
  refetchInterval: on === undefined ? 60_000 : (false as const),
  placeholderData: keepPreviousData,
});

const asked = ({ unit, asOf }: Stand) => ({
  ...(unit === undefined ? {} : { unit }),
  ...(asOf === undefined ? {} : { asOf }),
});
const dated = (stand: Stand) => ({
  ...asked(stand),
  ...(stand.on === undefined ? {} : { on: stand.on }),
});

export const daysQuery = (tenant: string, on: string | undefined) =>
  queryOptions({
    queryKey: [tenant, 'board', 'days', on],
    queryFn: ({ signal }) => {
      const params = { path: { tenant }, query: on === undefined ? {} : { on } };
      return answered(api.GET('/api/v1/{tenant}/figures/days', { params, signal }));
    },
    ...fresh({}),
  });

export const figuresQuery = (tenant: string, stand: Stand, isReady: boolean) =>
  queryOptions({
    queryKey: [tenant, 'board', 'figures', stand],
    queryFn: async ({ signal }) => {
      const params = { path: { tenant }, query: { ...asked(stand), by: 'unit' as const } };
      // The client forgets that an interval has two ends.
      return (await answered(
        api.GET('/api/v1/{tenant}/figures', { params, signal }),
      )) as unknown as Figures;
    },
    enabled: isReady,
    ...fresh(stand),
  });

export const monthsQuery = (tenant: string, stand: Stand, isReady: boolean) =>
  queryOptions({
    queryKey: [tenant, 'board', 'months', stand],
    queryFn: async ({ signal }) => {
      const measure = [...MONTHLY.stocks, ...MONTHLY.flows].join(',');
      const params = { path: { tenant }, query: { ...dated(stand), measure } };
      const call = api.GET('/api/v1/{tenant}/figures/months', { params, signal });
      return (await answered(call)).months;
    },
    enabled: isReady,
    ...fresh(stand),
  });

export const categoriesQuery = (tenant: string, stand: Stand, isReady: boolean) =>
  queryOptions({
    queryKey: [tenant, 'board', 'categories', stand],
    queryFn: async ({ signal }) => {
      const params = {
        path: { tenant },
        query: { ...asked(stand), measure: BY_CATEGORY.join(',') },
      };
      const call = api.GET('/api/v1/{tenant}/figures/categories', { params, signal });
      return (await answered(call)).categories;
    },
    enabled: isReady,
    ...fresh(stand),
  });

export const ageingQuery = (tenant: string, stand: Stand, isReady: boolean) =>
  queryOptions({
    queryKey: [tenant, 'board', 'ageing', stand],
    queryFn: async ({ signal }) => {
      const params = { path: { tenant }, query: dated(stand) };
      return (await answered(api.GET('/api/v1/{tenant}/figures/ageing', { params, signal }))).bands;
    },
    enabled: isReady,
    ...fresh(stand),
  });

/** One entry behind a figure, or one listing of an age. */
export interface BehindRow {
  readonly key: string;
  readonly day: string;
  readonly number?: string;
  readonly unit?: string;
  readonly category?: string;
  readonly status?: string;
  readonly n?: number;
}
interface Page {
  readonly rows: readonly BehindRow[];
  readonly next?: string;
}

export const behindQuery = (tenant: string, stand: Stand, opened: Opened, isReady: boolean) =>
  infiniteQueryOptions({
    queryKey: [tenant, 'board', 'behind', stand, opened],
    queryFn: ({ pageParam }) =>
      opened.show === 'ageing'
        ? agedPage(tenant, stand, opened, pageParam)
        : recordsPage(tenant, stand, opened, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next,
    enabled: isReady && opened.show !== undefined,
  });

async function recordsPage(
  tenant: string,
  stand: Stand,
  { show = '', of, category, from, to }: Opened,
  after: string | undefined,
): Promise<Page> {
  const query = {
    ...asked(of === undefined ? stand : { ...stand, unit: of }),
    ...(category === undefined ? {} : { category }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(after === undefined ? {} : { after }),
  };
  const params = { path: { tenant, measure: show }, query };
  const call = api.GET('/api/v1/{tenant}/figures/{measure}/records', { params });
  const { records, next } = await answered(call);
  return {
    rows: records.map(({ index, ...row }) => ({
      key: [index, row.unit, row.category, row.n].join(),
      ...row,
    })),
    ...(next === undefined ? {} : { next }),
  };
}

type Band = Bands[number]['band'];

async function agedPage(
  tenant: string,
  stand: Stand,
  { band = 'under-30' }: Opened,
  after: string | undefined,
): Promise<Page> {
  const query = { ...dated(stand), ...(after === undefined ? {} : { after }) };
  // The address may hold anything: the API says what it doesn't know.
  const params = { path: { tenant, band: band as Band }, query };
  const call = api.GET('/api/v1/{tenant}/figures/ageing/{band}/records', { params });
  const { records, next } = await answered(call);
  return {
    rows: records.map(({ since, lead, ...row }, i) => ({
      key: row.number ?? `${after ?? ''}${String(i)}`,
      day: since,
      ...row,
      ...(lead === undefined ? {} : { unit: lead }),
    })),
    ...(next === undefined ? {} : { next }),
  };
}
