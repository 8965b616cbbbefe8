import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';

/** A name in both languages; English may be missing. */
export interface Names {
  readonly zh: string;
  readonly en?: string;
}

export interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly parent?: string;
  readonly closed?: boolean;
  readonly names: Names;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly { readonly unit: string; readonly role: string }[];
}

export interface Entry {
  readonly code: string;
  readonly names: Names;
  readonly grade?: string;
}

export interface Catalogue {
  readonly categories: readonly Entry[];
  readonly grades: readonly Entry[];
}

const rarely = { staleTime: 5 * 60_000 };

export const catalogueQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'catalogue'],
    queryFn: () => get<Catalogue>(`/api/v1/${tenant}/catalogue`),
    ...rarely,
  });

export const unitsQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'units'],
    queryFn: () => get<{ units: readonly Unit[] }>(`/api/v1/${tenant}/units`),
    select: ({ units }) => units,
    ...rarely,
  });

export const peopleQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'people'],
    queryFn: () => get<{ people: readonly Person[] }>(`/api/v1/${tenant}/people`),
    select: ({ people }) => people,
    ...rarely,
  });
