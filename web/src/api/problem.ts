import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from './answer.ts';
import { answered, api, once } from './client.ts';
import type { StaffCommand } from './commands.ts';
import type { paths } from './schema.d.ts';

export type ProblemPage = Answer<'/api/v1/{tenant}/problems/{id}'>;
export type NextStep = ProblemPage['nextSteps'][number];
export type Clock = ProblemPage['problem']['clocks'][number];
export type TimelineEntry = ProblemPage['timeline'][number];

export const problemQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: [tenant, 'problem', id],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/problems/{id}', at(tenant, id))),
    refetchInterval: 30_000,
  });

type AnyCommand = '/api/v1/{tenant}/problems/{id}/sign';

export interface CommandCall {
  readonly name: StaffCommand;
  readonly data: { readonly [field: string]: unknown };
  /** Made when the form opens: however often it is sent, the command happens once. */
  readonly key: string;
}

/** Gives a command to a matter; afterwards the page and the lists are read again. */
export function useCommand(tenant: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, data, key }: CommandCall) => {
      // One of some fifty paths that differ in their body alone, and that comes from the form that
      // was made from the command's own fields.
      const path = `/api/v1/{tenant}/problems/{id}/${name}` as AnyCommand;
      const params = { path: { tenant, id }, header: once(key) };
      return answered(api.POST(path, { params, body: data as Record<string, never> }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [tenant, 'problem', id] });
      void queries.invalidateQueries({ queryKey: [tenant, 'queue'] });
      void queries.invalidateQueries({ queryKey: [tenant, 'work'] });
    },
  });
}

type ReadContact = paths['/api/v1/{tenant}/problems/{id}/read-contact']['post'];
export type ReadReason = ReadContact['requestBody']['content']['application/json']['reason'];

export type RaiserContact = Awaited<ReturnType<typeof readContact>>['contacts'][number];

/** Reads the raisers' contacts; that they were read, and why, is recorded. */
export async function readContact(tenant: string, id: string, reason: ReadReason) {
  const body = { reason };
  return answered(
    api.POST('/api/v1/{tenant}/problems/{id}/read-contact', { ...at(tenant, id), body }),
  );
}

/** The raiser's tracking code, once. */
export async function openSlip(tenant: string, id: string) {
  return answered(
    api.POST('/api/v1/{tenant}/problems/{id}/open-slip', { ...at(tenant, id), body: {} }),
  );
}

function at(tenant: string, id: string) {
  return { params: { path: { tenant, id } } };
}
