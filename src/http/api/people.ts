import { z } from 'zod';
import { toInstant } from '../../kernel/time.ts';
import { isCurrent, todayOf } from '../../domain/people/index.ts';
import { actorOf, personOf } from '../gate.ts';
import { personNames } from '../person-names.ts';
import { idempotencyKey, query, tenant } from './fields.ts';
import {
  catalogueCommandNames,
  catalogueCommands,
  peopleCommandNames,
  peopleCommands,
} from './office-commands.ts';
import { perform } from './problem-command.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { done } from './shapes.ts';
import { postsNow, seesWords } from './sight.ts';

const params = z.strictObject({ tenant });
const post = z.object({
  id: z.string(),
  unit: z.string(),
  role: z.string(),
  from: z.string(),
  to: z.string().optional(),
});

/** Staff see who holds which post; offices arrange units, posts and the catalogue. */
export function peopleRoutes(app: Server, api: Api): void {
  const { store, clock } = api;
  app.get(
    `${TENANT}/people`,
    {
      schema: {
        summary: 'Persons with their posts of today and to come; for firms, none',
        tags: ['people'],
        params,
        querystring: query({}),
        response: {
          200: z.object({
            people: z.array(
              z.object({
                id: z.string(),
                name: z.string(),
                left: z.boolean(),
                posts: z.array(post),
              }),
            ),
          }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const [{ world }, known] = await Promise.all([
        store.worldOf(tenant),
        personNames(store, tenant),
      ]);
      // Who sees slips only has no staff to choose from.
      if (!seesWords(postsNow(world, personOf(request), clock()), world)) return { people: [] };
      const { persons, posts } = world.people;
      const today = todayOf({ now: toInstant(clock() / 1000), world });
      const held = Object.values(posts).filter((p) => isCurrent(p, today) || p.from > today);
      return {
        people: Object.entries(persons).map(([id, { left = false }]) => ({
          id,
          name: known[id] ?? id,
          left,
          posts: held.filter(({ person }) => person === id).map(({ person: _p, ...rest }) => rest),
        })),
      };
    },
  );
  commands(app, api, 'people', peopleCommandNames, peopleCommands);
  commands(app, api, 'catalogue', catalogueCommandNames, catalogueCommands);
}

function commands<Name extends string>(
  app: Server,
  api: Api,
  concept: 'people' | 'catalogue',
  names: readonly Name[],
  schemas: { readonly [N in Name]: z.ZodType },
): void {
  for (const name of names) {
    app.post(
      `${TENANT}/${concept}/${name}`,
      {
        schema: {
          summary: `Command ${name}`,
          tags: [concept],
          params,
          querystring: query({}),
          headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
          body: schemas[name],
          response: { 200: done },
        },
      },
      async (request) => {
        const command = { stream: `${concept}/all`, name, data: request.body };
        const key = request.headers['idempotency-key'];
        const { tenant } = request.params;
        return perform(api, { tenant, actor: actorOf(request), command, key });
      },
    );
  }
}
