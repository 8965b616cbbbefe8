import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { postsOf, todayOf } from '../domain/people/index.ts';
import { toInstant } from '../kernel/time.ts';
import type { Actor } from '../kernel/decider.ts';
import { access, type Access } from './access.ts';
import type { Sessions } from './auth/sessions.ts';
import type { HttpDeps } from './deps.ts';
import { Refused } from './refused.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the gate for routes of signed-in users. */
    user: { readonly id: string; readonly username: string } | undefined;
    /** Set by the gate for routes of a tenant's staff. */
    person: string | undefined;
  }
}

/** Puts each route behind the access that its line in access.ts states; no line, no route. */
export function guardRoutes(app: FastifyInstance, deps: HttpDeps, sessions: Sessions): void {
  app.decorateRequest('user', undefined);
  app.decorateRequest('person', undefined);
  app.addHook('onRoute', (route) => {
    const needed = accessOf(route);
    if (needed === 'anyone' || needed === 'code') return;
    const check = (request: FastifyRequest) => admit(needed, request, deps, sessions);
    route.onRequest = [...[route.onRequest ?? []].flat(), check];
  });
}

export function accessOf({ method, url }: Pick<RouteOptions, 'method' | 'url'>): Access {
  const methods = [method].flat().map((name) => (name === 'HEAD' ? 'GET' : name));
  const found = methods.map((name) => {
    const line = `${name} ${url}`;
    const needed = Object.hasOwn(access, line) ? access[line] : undefined;
    if (needed === undefined) throw new Error(`access.ts has no line for ${line}`);
    return needed;
  });
  const [first] = found;
  if (first === undefined || new Set(found).size > 1) throw new Error(`${url} mixes accesses`);
  return first;
}

async function admit(
  needed: Exclude<Access, 'anyone' | 'code'>,
  request: FastifyRequest,
  deps: HttpDeps,
  sessions: Sessions,
): Promise<void> {
  switch (needed) {
    case 'demo':
      if (!deps.config.demo) throw new Refused('not-found');
      return;
    case 'local':
      if (!isLocal(request)) throw new Refused('not-found');
      return;
    case 'user':
      request.user = await sessions.userOf(request.headers);
      if (!request.user) throw new Refused('not-signed-in');
      return;
    case 'staff':
      return admitStaff(request, deps, sessions);
    case 'log': {
      const { world } = await deps.store.worldOf(tenantOf(request));
      if (world.catalogue.logMode !== 'public') await admitReader(request, deps, sessions);
    }
  }
}

async function admitStaff(request: FastifyRequest, deps: HttpDeps, sessions: Sessions) {
  request.user = await sessions.userOf(request.headers);
  if (!request.user) throw new Refused('not-signed-in');
  const tenant = tenantOf(request);
  const person = await sessions.personOf(request.user.id, tenant);
  if (person === undefined) throw new Refused('not-allowed');
  const { world } = await deps.store.worldOf(tenant);
  const now = toInstant(deps.clock() / 1000);
  const posts = postsOf(world.people, person, todayOf({ now, world }));
  if (posts.length === 0) throw new Refused('not-allowed');
  request.person = person;
}

/** Those who may read a log that isn't public: auditors and offices. */
async function admitReader(request: FastifyRequest, deps: HttpDeps, sessions: Sessions) {
  try {
    await admitStaff(request, deps, sessions);
  } catch (error) {
    throw error instanceof Refused ? new Refused('log-not-public') : error;
  }
  const { world } = await deps.store.worldOf(tenantOf(request));
  const now = toInstant(deps.clock() / 1000);
  const posts = postsOf(world.people, personOf(request), todayOf({ now, world }));
  const reads = posts.some(({ role }) => role === 'auditor' || role === 'office');
  if (!reads) throw new Refused('log-not-public');
}

export function tenantOf(request: Pick<FastifyRequest, 'params'>): string {
  const { tenant } = request.params as { tenant?: unknown };
  if (typeof tenant !== 'string' || !/^[a-z][a-z0-9-]{1,30}$/.test(tenant)) {
    throw new Refused('unknown-tenant');
  }
  return tenant;
}

/** The signed-in person, behind a route whose access is `staff`. */
export function personOf({ person }: Pick<FastifyRequest, 'person'>): string {
  if (person === undefined) throw new Error('this route lets in more than staff');
  return person;
}

export function actorOf(request: Pick<FastifyRequest, 'person'>): Actor {
  return { as: 'person', person: personOf(request) };
}

/** From this machine and through no proxy, which would make everybody look local. */
function isLocal(request: FastifyRequest): boolean {
  const { headers, socket } = request.raw;
  const forwarded = headers['x-forwarded-for'] ?? headers['forwarded'] ?? headers['via'];
  const address = socket.remoteAddress ?? '';
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
