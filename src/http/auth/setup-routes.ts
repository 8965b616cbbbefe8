import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { id, query, tenant } from '../api/fields.ts';
import { TENANT, type Api, type Server } from '../api/server.ts';
import { actorOf, tenantOf } from '../gate.ts';
import { originOf } from '../origin-check.ts';
import { personNames } from '../person-names.ts';
import { invite, readSetupLink, useSetupLink } from './accounts.ts';
import { relay } from './routes.ts';

const params = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{32}$/) });

/** How accounts come about: an office asks for a link, its person chooses a name and a password. */
export function setupRoutes(app: Server, api: Api): void {
  const { pool, store, library, limits, config } = api;

  app.get(
    '/api/v1/setup/:token',
    {
      config: limits.signIn,
      schema: {
        summary: 'For whom a setup link is',
        tags: ['auth'],
        params,
        querystring: query({}),
        response: { 200: z.object({ tenant: z.string(), person: z.string(), name: z.string() }) },
      },
    },
    async (request) => {
      const { tenant, person } = await readSetupLink(pool, request.params.token);
      const known = await personNames(store, tenant);
      return { tenant, person, name: known[person] ?? person };
    },
  );

  app.post(
    '/api/v1/setup/:token',
    {
      config: limits.signIn,
      schema: {
        summary: 'Make the account of a setup link, and sign in',
        tags: ['auth'],
        params,
        body: z.strictObject({ username: z.string().max(60), password: z.string().max(200) }),
      },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      await useSetupLink(pool, library, request.params.token, { username, password });
      return signIn(api, originOf(request, config), { username, password }, reply);
    },
  );

  app.post(
    `${TENANT}/accounts`,
    {
      schema: {
        summary: 'A setup link for a person of the own unit or one under it; logged',
        tags: ['people'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        body: z.strictObject({ person: id }),
        response: { 201: z.object({ link: z.string() }) },
      },
    },
    async (request, reply) => {
      const whom = { tenant: tenantOf(request), person: request.body.person };
      const link = `${originOf(request, config)}${await invite(api, whom, actorOf(request))}`;
      return reply.code(201).header('cache-control', 'no-store').send({ link });
    },
  );
}

/** Signs in by name and password on the server's own behalf. */
export async function signIn(
  { library }: Pick<Api, 'library'>,
  origin: string,
  login: { readonly username: string; readonly password: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const request = new Request(new URL('/api/auth/sign-in/username', origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(login),
  });
  return relay(await library.handler(request), reply);
}
