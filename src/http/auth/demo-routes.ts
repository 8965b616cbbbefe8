import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { own } from '../../kernel/own.ts';
import { postsOf, todayOf } from '../../domain/people/index.ts';
import { toInstant } from '../../kernel/time.ts';
import { nameIn, textsOf } from '../../texts/index.ts';
import { query } from '../api/fields.ts';
import type { Api, Server } from '../api/server.ts';
import { languageOf } from '../language.ts';
import { originOf } from '../origin-check.ts';
import { personNames } from '../person-names.ts';
import { Refused } from '../refused.ts';
import { createUser, linkAccount } from './accounts.ts';
import { secretOf } from './library.ts';
import { signIn } from './setup-routes.ts';

const account = z.string().regex(/^[a-z][a-z0-9-]{1,30}\/[A-Za-z0-9._-]{1,64}$/);

/**
 * Signing in by a button, in a demo only: every person of a demo tenant has an account whose password
 * hangs on the server's secret and which is made at its first use.
 */
export function demoRoutes(app: Server, api: Api): void {
  const { store, pool, config, clock, library, limits } = api;

  app.get(
    '/api/v1/demo/accounts',
    {
      schema: {
        summary: 'The accounts that the sign-in page offers',
        tags: ['demo'],
        querystring: query({}),
        response: {
          200: z.array(
            z.object({
              account: z.string(),
              tenant: z.string(),
              name: z.string(),
              post: z.string(),
            }),
          ),
        },
      },
    },
    async (request) => {
      const language = languageOf(request);
      const t = textsOf(language);
      const demos = (await store.tenants()).filter(({ demo }) => demo);
      const lists = await Promise.all(
        demos.map(async ({ tenant }) => {
          const { world, names } = await store.worldOf(tenant);
          const people = await personNames(store, tenant);
          const today = todayOf({ now: toInstant(clock() / 1000), world });
          return Object.keys(world.people.persons).flatMap((person) => {
            const posts = postsOf(world.people, person, today);
            const post = posts
              .map(({ unit, role }) => {
                const named = names[`unit:${unit}`];
                return `${named ? nameIn(language, named) : unit} · ${t.roles[role]}`;
              })
              .join('; ');
            const name = people[person] ?? person;
            return posts.length === 0
              ? []
              : [{ account: `${tenant}/${person}`, tenant, name, post }];
          });
        }),
      );
      return lists.flat();
    },
  );

  app.post(
    '/api/v1/demo/sign-in',
    {
      config: limits.signIn,
      schema: {
        summary: 'Sign in to a demo account',
        tags: ['demo'],
        body: z.strictObject({ account }),
      },
    },
    async (request, reply) => {
      const [tenant = '', person = ''] = request.body.account.split('/');
      if (!(await store.tenant(tenant))?.demo) throw new Refused('unknown-tenant');
      const { world } = await store.worldOf(tenant);
      if (!own(world.people.persons, person)) throw new Refused('unknown-person');
      const login = demoLogin(config.secret, tenant, person);
      const place = { tenant, person };
      const { rowCount } = await pool.query(
        'select from person_account where tenant = $1 and person = $2',
        [tenant, person],
      );
      if (rowCount === 0) await linkAccount(pool, await createUser(library, login), place);
      return signIn(api, originOf(request, config), login, reply);
    },
  );
}

function demoLogin(secret: Buffer, tenant: string, person: string) {
  const mac = createHmac('sha256', secretOf(secret, 'huiyin demo accounts'))
    .update(`${tenant}/${person}`)
    .digest('hex');
  return { username: `demo.${mac.slice(0, 20)}`, password: mac.slice(20) };
}
