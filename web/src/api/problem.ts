import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, post } from './client.ts';
import type { ProblemPage } from './shapes.ts';

export const problemQuery = (tenant: string, id: string) =>
  queryOptions({
    queryKey: [tenant, 'problem', id],
    queryFn: () => get<ProblemPage>(`/api/v1/${tenant}/problems/${id}`),
    refetchInterval: 30_000,
  });

export interface CommandCall {
  readonly name: string;
  readonly data: { readonly [field: string]: unknown };
  /** Made when the form opens: however often it is sent, the command happens once. */
  readonly key: string;
}

/** Gives a command to a matter; afterwards the page and the lists are read again. */
export function useCommand(tenant: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, data, key }: CommandCall) =>
      post<unknown>(`/api/v1/${tenant}/problems/${id}/${name}`, { body: data, key }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [tenant, 'problem', id] });
      void queries.invalidateQueries({ queryKey: [tenant, 'queue'] });
    },
  });
}

export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** Reads the raiser's contact; that it was read, and why, is recorded. */
export async function readContact(tenant: string, id: string, reason: string): Promise<Contact> {
  return post<Contact>(`/api/v1/${tenant}/problems/${id}/read-contact`, { body: { reason } });
}

/** The raiser's tracking code, once. */
export async function openSlip(tenant: string, id: string): Promise<{ readonly code: string }> {
  return post<{ code: string }>(`/api/v1/${tenant}/problems/${id}/open-slip`, { body: {} });
}
