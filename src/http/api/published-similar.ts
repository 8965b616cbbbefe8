import { z } from 'zod';
import { openSearch } from '../../store/search/index.ts';
import { query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';

/**
 * "Is it one of these?": published titles and places of matters in hand, for anybody who is about to
 * report one. Of anything that isn't published it tells nothing.
 */
export function publishedSimilarRoute(app: Server, { store, pool, config, limits }: Api): void {
  const search = openSearch(pool, config.secret);
  app.get(
    `${TENANT}/published/similar`,
    {
      config: { rateLimit: { ...limits.track.rateLimit, groupId: 'similar' } },
      schema: {
        summary: 'Published matters that may be the same as one that is to be reported',
        tags: ['report'],
        params: z.strictObject({ tenant }),
        querystring: query({
          text: z.string().trim().max(500).default(''),
          place: z.string().trim().max(200).default(''),
        }),
        response: {
          200: z.object({
            rows: z.array(
              z.object({
                number: z.string(),
                status: z.string(),
                category: z.string(),
                title: z.string(),
                place: z.string(),
              }),
            ),
          }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      await store.worldOf(tenant);
      const { text, place } = request.query;
      const rows = await search.similarPublished(tenant, { title: text, description: '', place });
      return {
        rows: rows.map(({ number, status, category, title, place }) => ({
          number,
          status,
          category,
          title,
          place,
        })),
      };
    },
  );
}
