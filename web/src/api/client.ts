import { spoken } from '../texts/i18n.ts';
import { serverSays } from '../time/now.ts';
import { Trouble, type Details } from './trouble.ts';

interface Sending {
  readonly body?: unknown;
  /** Makes a repeated command harmless: the same key, the same answer. */
  readonly key?: string;
}

export async function get<T>(path: string): Promise<T> {
  return call<T>('GET', path, {});
}

export async function post<T>(path: string, sending: Sending): Promise<T> {
  return call<T>('POST', path, sending);
}

async function call<T>(method: string, path: string, { body, key }: Sending): Promise<T> {
  const headers = {
    accept: 'application/json',
    'accept-language': spoken() === 'zh' ? 'zh-CN' : 'en',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Trouble(0, {});
  }
  const date = response.headers.get('date');
  if (date !== null) serverSays(date);
  const text = await response.text();
  const answer: unknown = text === '' ? {} : JSON.parse(text);
  if (!response.ok) throw new Trouble(response.status, answer as Details);
  return answer as T;
}
