import { z } from 'zod';
import { personOf } from '../gate.ts';
import { Refused } from '../refused.ts';
import { query, tenant, words } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';

/** Most views of one person: more than fit above a list. */
const MOST_VIEWS = 20;

const name = words(30);
/** The filters as they stand in the address of the queue: codes only. */
const address = z.string().regex(/^[a-z0-9=&-]{0,200}$/);
const view = z.strictObject({ name, address });
const answer = z.object({ views: z.array(z.object({ name: z.string(), address: z.string() })) });

/** 我的视图: filters of the queue under names of one's own; nobody else reads them. */
export function viewRoutes(app: Server, { pool }: Api): void {
  const one = { tags: ['me'], params: z.strictObject({ tenant }), querystring: query({}) };
  const viewsOf = async (tenant: string, person: string) => {
    const { rows } = await pool.query<{ name: string; address: string }>(
      'select name, address from saved_view where tenant = $1 and person = $2 order by name',
      [tenant, person],
    );
    return { views: rows };
  };

  app.get(
    `${TENANT}/views`,
    { schema: { ...one, summary: 'My views of the queue', response: { 200: answer } } },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return viewsOf(request.params.tenant, personOf(request));
    },
  );

  app.post(
    `${TENANT}/views`,
    {
      schema: {
        ...one,
        summary: 'Keep a view of the queue under a name; one of that name is replaced',
        body: view,
        response: { 200: answer },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const person = personOf(request);
      const { name, address } = request.body;
      const { views } = await viewsOf(tenant, person);
      const isNew = views.every((kept) => kept.name !== name);
      if (isNew && views.length >= MOST_VIEWS) {
        throw new Refused('too-many-views', { most: MOST_VIEWS });
      }
      await pool.query(
        `insert into saved_view (tenant, person, name, address) values ($1, $2, $3, $4)
         on conflict (tenant, person, name) do update set address = excluded.address, at = now()`,
        [tenant, person, name, address],
      );
      return viewsOf(tenant, person);
    },
  );

  app.post(
    `${TENANT}/views/delete`,
    {
      schema: {
        ...one,
        summary: 'Delete a view of mine',
        body: z.strictObject({ name }),
        response: { 200: answer },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const person = personOf(request);
      await pool.query('delete from saved_view where tenant = $1 and person = $2 and name = $3', [
        tenant,
        person,
        request.body.name,
      ]);
      return viewsOf(tenant, person);
    },
  );
}
