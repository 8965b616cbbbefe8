import { z } from 'zod';
import { personOf } from '../gate.ts';
import { languageOf } from '../language.ts';
import { personNames } from '../person-names.ts';
import { Refused } from '../refused.ts';
import { nameIn } from '../../texts/index.ts';
import { query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow } from './sight.ts';

const post = z.object({
  id: z.string(),
  unit: z.string(),
  role: z.string(),
  from: z.string(),
  to: z.string().optional(),
  actingFor: z.string().optional(),
  scope: z.array(z.string()).optional(),
});

/** Who is signed in: where they are somebody, and who they are there. */
export function meRoutes(app: Server, { store, sessions, clock }: Api): void {
  app.get(
    '/api/v1/me',
    {
      schema: {
        summary: 'The places in which I hold an account',
        tags: ['me'],
        querystring: query({}),
        response: {
          200: z.array(z.object({ tenant: z.string(), name: z.string(), person: z.string() })),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      if (!request.user) throw new Refused('not-signed-in');
      const language = languageOf(request);
      const places = await sessions.placesOf(request.user.id);
      return Promise.all(
        places.map(async ({ tenant, person }) => {
          const found = await store.tenant(tenant);
          return { tenant, person, name: found ? nameIn(language, found.names) : tenant };
        }),
      );
    },
  );

  app.get(
    `${TENANT}/me`,
    {
      schema: {
        summary: 'Who I am here, with my posts of today',
        tags: ['me'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        response: {
          200: z.object({ person: z.string(), name: z.string(), posts: z.array(post) }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const person = personOf(request);
      const [{ world }, known] = await Promise.all([
        store.worldOf(tenant),
        personNames(store, tenant),
      ]);
      const posts = postsNow(world, person, clock()).map(({ person: _p, scope, ...rest }) => ({
        ...rest,
        ...(scope ? { scope: [...scope] } : {}),
      }));
      return { person, name: known[person] ?? person, posts };
    },
  );
}
