import { z } from 'zod';
import { parseWorkOrder } from '../../documents/work-order/parse.ts';
import { LONGEST, workOrderFields } from '../../documents/work-order/work-order.ts';
import { todayOf } from '../../domain/people/index.ts';
import { toInstant } from '../../kernel/time.ts';
import { personOf } from '../gate.ts';
import { query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { knownAs } from './suggest.ts';

const span = z.object({ from: z.number(), to: z.number() });
const found = z.object({
  text: z.string(),
  value: z.string().optional(),
  spans: z.array(span),
  within: z.literal(true).optional(),
});

/** What a pasted work order of another platform says, field by field. Nothing of it is kept. */
export function workOrderRoute(app: Server, api: Api): void {
  const { store, clock } = api;
  app.post(
    `${TENANT}/work-order`,
    {
      schema: {
        summary: 'Read a pasted work order into fields',
        tags: ['places'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        body: z.strictObject({ text: z.string().min(1).max(LONGEST) }),
        response: {
          200: z.object({
            fields: z.partialRecord(z.enum(workOrderFields), found),
            rest: z.array(z.object({ text: z.string(), span })),
            known: z.object({ id: z.string(), number: z.string(), status: z.string() }).optional(),
          }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const { world } = await store.worldOf(tenant);
      const today = todayOf({ now: toInstant(clock() / 1000), world });
      const { fields, rest } = parseWorkOrder(request.body.text, today);
      const number = fields.number?.value;
      return {
        fields: Object.fromEntries(
          Object.entries(fields).map(([field, { spans, ...words }]) => [
            field,
            { ...words, spans: [...spans] },
          ]),
        ),
        rest: [...rest],
        ...(number === undefined ? {} : await knownAs(api, tenant, number, personOf(request))),
      };
    },
  );
}
