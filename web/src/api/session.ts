import { queryOptions } from '@tanstack/react-query';
import { get, post } from './client.ts';
import type { Me } from './shapes.ts';
import { Trouble } from './trouble.ts';

export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly post: string;
}

export interface Place {
  readonly tenant: string;
  readonly name: string;
}

export const meQuery = (tenant: string) =>
  queryOptions({
    queryKey: [tenant, 'me'],
    queryFn: () => get<Me>(`/api/v1/${tenant}/me`),
    staleTime: 60_000,
  });

export const placesQuery = () =>
  queryOptions({
    queryKey: ['places'],
    queryFn: () => get<readonly Place[]>('/api/v1/me'),
  });

/** None outside a demo: the server has no such address then. */
export const demoAccountsQuery = () =>
  queryOptions({
    queryKey: ['demo'],
    queryFn: async () => {
      try {
        return await get<readonly DemoAccount[]>('/api/v1/demo/accounts');
      } catch (error) {
        if (error instanceof Trouble && error.status === 404) return [];
        throw error;
      }
    },
    staleTime: Infinity,
  });

export async function demoSignIn(account: string): Promise<void> {
  await post('/api/v1/demo/sign-in', { body: { account } });
}

export async function signIn(name: string, password: string): Promise<void> {
  await (name.includes('@')
    ? post('/api/auth/sign-in/email', { body: { email: name, password } })
    : post('/api/auth/sign-in/username', { body: { username: name, password } }));
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', { body: {} });
}

/** For whom a one-time link is. */
export const setupQuery = (token: string) =>
  queryOptions({
    queryKey: ['setup', token],
    queryFn: () => get<{ name: string }>(`/api/v1/setup/${token}`),
  });

/** Makes the account, and signs in. */
export async function openAccount(token: string, username: string, password: string) {
  await post(`/api/v1/setup/${token}`, { body: { username, password } });
}
