import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, once } from './client.ts';
import type { paths } from './schema.d.ts';

type Prefix = '/api/v1/{tenant}/people/';

export type OfficeCommand = 'open-unit' | 'register-person' | 'take-post' | 'end-post';

type BodyOf<Name extends OfficeCommand> =
  paths[`${Prefix}${Name}`]['post']['requestBody']['content']['application/json'];

/** The names of the fields that a command takes; an English name is asked for apart. */
export type OfficeField<Name extends OfficeCommand> =
  Extract<keyof BodyOf<Name>, string> | (Name extends 'open-unit' ? 'zh' | 'en' : never);

export interface OfficeCall {
  readonly name: OfficeCommand;
  readonly data: { readonly [field: string]: unknown };
  /** Made when the form opens: however often it is sent, the command happens once. */
  readonly key: string;
}

/** Arranges units, persons and posts; afterwards they are read again. */
export function useOfficeCommand(tenant: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, data, key }: OfficeCall) => {
      // Its body comes from the form that was made from the command's own fields.
      const path = `/api/v1/{tenant}/people/${name}` as '/api/v1/{tenant}/people/end-post';
      const params = { path: { tenant }, header: once(key) };
      return answered(api.POST(path, { params, body: data as BodyOf<'end-post'> }));
    },
    onSuccess: () =>
      Promise.all(
        ['units', 'people', 'me'].map((what) =>
          queries.invalidateQueries({ queryKey: [tenant, what] }),
        ),
      ),
  });
}

/** A one-time link by which a person opens their account. */
export async function makeSetupLink(tenant: string, person: string): Promise<string> {
  const params = { path: { tenant } };
  return (await answered(api.POST('/api/v1/{tenant}/accounts', { params, body: { person } }))).link;
}

/** As the server's own first person has it: a letter, and 6 random bytes. */
export function newId(letter: string): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(6))];
  return `${letter}-${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
