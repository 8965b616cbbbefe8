import { z } from 'zod';
import { query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { namesShape } from './shapes.ts';

const unit = z.object({
  id: z.string(),
  kind: z.string(),
  parent: z.string().optional(),
  area: z.string().optional(),
  sector: z.string().optional(),
  closed: z.boolean().optional(),
  names: namesShape,
});

export function unitsRoute(app: Server, { store }: Api): void {
  app.get(
    `${TENANT}/units`,
    {
      schema: {
        summary: 'The tree of units',
        tags: ['catalogue'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        response: { 200: z.object({ root: z.string().optional(), units: z.array(unit) }) },
      },
    },
    async (request) => {
      const { world, names } = await store.worldOf(request.params.tenant);
      const { units, root } = world.people;
      return {
        ...(root === undefined ? {} : { root }),
        units: Object.values(units).map(({ id, kind, parent, area, sector, closed }) => ({
          id,
          kind,
          ...(parent === undefined ? {} : { parent }),
          ...(area === undefined ? {} : { area }),
          ...(sector === undefined ? {} : { sector }),
          ...(closed === undefined ? {} : { closed }),
          names: { ...(names[`unit:${id}`] ?? { zh: id }) },
        })),
      };
    },
  );
}
