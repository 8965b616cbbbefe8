import { answered, api, once } from '../api/client.ts';
import type { Me } from '../api/session.ts';

/** As many as the server takes at once. */
export const MOST_AT_ONCE = 100;

export type Outcome = Awaited<ReturnType<typeof signAll>>[number];

/** Which of the matters I could sign for now; nothing is done. */
export async function checkSign(tenant: string, ids: readonly string[]) {
  const params = { path: { tenant } };
  const body = { ids: [...ids] };
  const path = '/api/v1/{tenant}/problems/batch/check-sign';
  return (await answered(api.POST(path, { params, body }))).results;
}

/** Signs for each of the matters; under the same key again, nothing is signed twice. */
export async function signAll(tenant: string, ids: readonly string[], key: string) {
  const params = { path: { tenant }, header: once(key) };
  const body = { ids: [...ids] };
  return (await answered(api.POST('/api/v1/{tenant}/problems/batch/sign', { params, body })))
    .results;
}

const hands: readonly string[] = ['handler', 'lead', 'office'];

/** Whether signing is among what their posts do; of which matter, the server says. */
export function maySign(me: Me | undefined): boolean {
  return me?.posts.some(({ role }) => hands.includes(role)) ?? false;
}
