import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Answer } from '../api/answer.ts';
import { answered, api } from '../api/client.ts';
import type { Me } from '../api/session.ts';
import type { paths } from '../api/schema.d.ts';

export type Listed = Answer<'/api/v1/{tenant}/imports'>['imports'][number];
type Shown = Answer<'/api/v1/{tenant}/imports/{id}'>;
/** The client reads pairs as lists. */
type SheetMapping = Omit<Shown['mapping'][number], 'headerRows'> & {
  readonly headerRows: readonly number[];
};
export type ImportView = Omit<Shown, 'mapping'> & { readonly mapping: readonly SheetMapping[] };
export type Row = Answer<'/api/v1/{tenant}/imports/{id}/rows'>['rows'][number];
export type Standing = Row['standing'];
export type UnknownName = ImportView['unknownUnits'][number];

export const standings = ['troubled', 'new', 'changed', 'same', 'touched'] as const;

export interface RowFilter {
  readonly only?: Standing;
}

/** What of the address is a filter; anything else is left out. */
export function rowFilter(raw: Record<string, unknown>): RowFilter {
  const only = standings.find((each) => each === raw['only']);
  return only === undefined ? {} : { only };
}

const isMoving = (phase: Listed['phase'] | undefined) => phase === 'running' || phase === 'undoing';

export const importsQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'imports'],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/imports', { params: { path: { tenant } } })),
    refetchInterval: ({ state }) =>
      state.data?.imports.some(({ phase }) => isMoving(phase)) === true ? 2000 : false,
  });

export const importQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: [tenant, 'imports', id],
    queryFn: (): Promise<ImportView> =>
      answered(api.GET('/api/v1/{tenant}/imports/{id}', { params: { path: { tenant, id } } })),
    // While it runs, its progress; while somebody must agree, that they did.
    refetchInterval: ({ state: { data } }) =>
      isMoving(data?.phase) ? 1000 : data?.undoAsked === true ? 5000 : false,
  });

export const rowsQuery = (tenant: string, id: string, { only }: RowFilter) =>
  infiniteQueryOptions({
    queryKey: [tenant, 'imports', id, 'rows', only],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...(only === undefined ? {} : { only }),
        ...(pageParam === undefined ? {} : { after: pageParam }),
        limit: 100,
      };
      const params = { path: { tenant, id }, query };
      return answered(api.GET('/api/v1/{tenant}/imports/{id}/rows', { params, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

type Prefix = '/api/v1/{tenant}/imports/{id}/';
type StepName = Exclude<
  keyof paths extends infer P ? (P extends `${Prefix}${infer Name}` ? Name : never) : never,
  'rows'
>;
type BodyOf<Name extends StepName> =
  paths[`${Prefix}${Name}`]['post']['requestBody']['content']['application/json'];

/** One step of an import with its body: a body that the step doesn't take doesn't compile. */
export type Step = { [N in StepName]: { readonly name: N; readonly body: BodyOf<N> } }[StepName];
export type Mapping = BodyOf<'mapping'>['mapping'];
export type Field = Mapping[string]['columns'][string];
export type Correction = BodyOf<'cells'>['cells'][number];

export function useImportStep(tenant: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, body }: Step) => {
      const path = `/api/v1/{tenant}/imports/{id}/${name}` as `${Prefix}cells`;
      const params = { path: { tenant, id } };
      return answered(api.POST(path, { params, body: body as BodyOf<'cells'> }));
    },
    onSuccess: (view, { name }) => {
      if (name === 'discard') {
        queries.removeQueries({ queryKey: [tenant, 'imports', id] });
      } else {
        queries.setQueryData(importQuery(tenant, id).queryKey, view);
      }
      return queries.invalidateQueries({
        queryKey: [tenant, 'imports'],
        predicate: ({ queryKey }) => name !== 'discard' || queryKey.length === 2,
      });
    },
  });
}

const importers: readonly string[] = ['office', 'dispatcher'];

/** Whether the page is offered in the menu; who may import, the server says. */
export function mayImport(me: Me | undefined): boolean {
  return me?.posts.some(({ role }) => importers.includes(role)) ?? false;
}
