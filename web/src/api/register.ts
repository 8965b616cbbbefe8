import { post } from './client.ts';

export interface Registration {
  readonly kind: string;
  readonly category: string;
  readonly source: string;
  readonly title: string;
  readonly description: string;
  readonly place: { readonly text: string; readonly area?: string };
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
  readonly about?: string;
  readonly external?: { readonly channel: string; readonly number?: string };
  readonly occurredOn?: string;
}

export interface Registered {
  readonly id: string;
  readonly number: string;
  readonly receipt: { readonly index: number };
}

export async function register(
  tenant: string,
  registration: Registration,
  key: string,
): Promise<Registered> {
  return post<Registered>(`/api/v1/${tenant}/problems/register`, { body: registration, key });
}
