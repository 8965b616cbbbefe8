import { answered, api, once } from './client.ts';
import type { paths } from './schema.d.ts';

type Operation = paths['/api/v1/{tenant}/problems/register']['post'];
export type Registration = Operation['requestBody']['content']['application/json'];
export type Registered = Operation['responses'][201]['content']['application/json'];

export async function register(
  tenant: string,
  registration: Registration,
  key: string,
): Promise<Registered> {
  const params = { path: { tenant }, header: once(key) };
  return answered(api.POST('/api/v1/{tenant}/problems/register', { params, body: registration }));
}
