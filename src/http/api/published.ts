import { z } from 'zod';
import { cursor, limit, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';

const row = z.object({
  number: z.string(),
  status: z.string(),
  category: z.string(),
  registeredAt: z.string(),
  title: z.string(),
  place: z.string(),
  /** The entry whose part this is: HMAC-SHA256(salt, content) is in the log. */
  index: z.number(),
  salt: z.string(),
  content: z.record(z.string(), z.unknown()),
});

export function publishedRoute(app: Server, { reads, store }: Api): void {
  app.get(
    `${TENANT}/published`,
    {
      schema: {
        summary: 'Released titles and places, newest first',
        tags: ['figures'],
        params: z.strictObject({ tenant }),
        querystring: query({
          after: z.exactOptional(cursor),
          limit: limit.default(50),
        }),
        response: { 200: z.object({ rows: z.array(row), next: z.string().optional() }) },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      await store.worldOf(tenant);
      const { after, limit: most } = request.query;
      const { rows, next } = await reads.published(tenant, after, most);
      return {
        rows: rows.map(({ content, ...rest }) => ({
          ...rest,
          content: content as { [name: string]: unknown },
        })),
        ...(next === undefined ? {} : { next }),
      };
    },
  );
}
