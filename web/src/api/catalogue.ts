import { queryOptions } from '@tanstack/react-query';
import type { Answer } from './answer.ts';
import { answered, api } from './client.ts';

/** A name in both languages; English may be missing. */
export interface Names {
  readonly zh: string;
  readonly en?: string;
}

const rarely = { staleTime: 5 * 60_000 };

export const catalogueQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'catalogue'],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/catalogue', at(tenant))),
    ...rarely,
  });

export const unitsQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'units'],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/units', at(tenant))),
    select: ({ units }) => units,
    ...rarely,
  });

export type Unit = Answer<'/api/v1/{tenant}/units'>['units'][number];

export const peopleQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'people'],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/people', at(tenant))),
    select: ({ people }) => people,
    ...rarely,
  });

function at(tenant: string) {
  return { params: { path: { tenant } } };
}
