import { queryOptions } from '@tanstack/react-query';
import type { Answer } from './answer.ts';
import { answered, api } from './client.ts';
import { Trouble } from './trouble.ts';

export type Me = Answer<'/api/v1/{tenant}/me'>;
export type DemoAccount = Answer<'/api/v1/demo/accounts'>[number];

export const meQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'me'],
    queryFn: () => answered(api.GET('/api/v1/{tenant}/me', { params: { path: { tenant } } })),
    staleTime: 60_000,
  });

/** The tenants in which the account holds posts. */
export const placesQuery = () =>
  queryOptions({ queryKey: ['places'], queryFn: () => answered(api.GET('/api/v1/me')) });

/** None outside a demo: the server has no such address then. */
export const demoAccountsQuery = (language: string) =>
  queryOptions({
    queryKey: ['demo', language],
    queryFn: async () => {
      try {
        return await answered(api.GET('/api/v1/demo/accounts'));
      } catch (error) {
        if (error instanceof Trouble && error.status === 404) return [];
        throw error;
      }
    },
    staleTime: Infinity,
  });

export async function demoSignIn(account: string): Promise<void> {
  await answered(api.POST('/api/v1/demo/sign-in', { body: { account } }));
}

export async function signIn(name: string, password: string): Promise<void> {
  await (name.includes('@')
    ? answered(api.POST('/api/auth/sign-in/email', { body: { email: name, password } }))
    : answered(api.POST('/api/auth/sign-in/username', { body: { username: name, password } })));
}

export async function signOut(): Promise<void> {
  await answered(api.POST('/api/auth/sign-out', { body: {} }));
}

/** For whom a one-time link is. */
export const setupQuery = (token: string) =>
  queryOptions({
    queryKey: ['setup', token],
    queryFn: () => answered(api.GET('/api/v1/setup/{token}', { params: { path: { token } } })),
  });

/** Makes the account, and signs in. */
export async function openAccount(token: string, username: string, password: string) {
  const params = { path: { token } };
  await answered(api.POST('/api/v1/setup/{token}', { params, body: { username, password } }));
}
