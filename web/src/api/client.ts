import createClient from 'openapi-fetch';
import { spoken } from '../texts/i18n.ts';
import { serverSays } from '../time/now.ts';
import type { paths } from './schema.d.ts';
import { Trouble, type Details } from './trouble.ts';

/** The API, by its own description: a path, a body or an answer that isn't there doesn't compile. */
export const api = createClient<paths>({ baseUrl: '/' });

api.use({
  onRequest({ request }) {
    request.headers.set('accept', 'application/json');
    request.headers.set('accept-language', spoken() === 'zh' ? 'zh-CN' : 'en');
    return request;
  },
  onResponse({ response }) {
    const date = response.headers.get('date');
    if (date !== null) serverSays(date);
  },
});

interface Called<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a call was answered; throws {@link Trouble} for a refusal, and where no answer came. */
export async function answered<T>(call: Promise<Called<T>>): Promise<T> {
  let called: Called<T>;
  try {
    called = await call;
  } catch {
    throw new Trouble(0, {});
  }
  const { response, data, error } = called;
  if (!response.ok) throw new Trouble(response.status, detailsOf(error));
  return data as T;
}

function detailsOf(error: unknown): Details {
  return typeof error === 'object' && error !== null ? error : {};
}

/** `Idempotency-Key`: a call that is repeated under it is done once. */
export function once(key: string) {
  return { 'idempotency-key': key };
}

/** A fresh key. Not `crypto.randomUUID`: it isn't there where an office runs without HTTPS. */
export function newKey(): string {
  return (
    Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-') + '-key'
  );
}
