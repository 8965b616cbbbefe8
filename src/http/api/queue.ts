import { z } from 'zod';
import { problemWords, statuses, listingClasses } from '../../domain/problem/index.ts';
import type { QueueQuery, QueueRow } from '../../store/read/reads.ts';
import { personOf } from '../gate.ts';
import { cursor, id, limit, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { filterOf, postsNow, readsWords } from './sight.ts';

export const queueRow = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  kind: z.string(),
  problem: z.boolean(),
  category: z.string(),
  source: z.string(),
  area: z.string().nullable(),
  sensitive: z.boolean(),
  grade: z.string().nullable(),
  office: z.string(),
  lead: z.string().nullable(),
  about: z.string().nullable(),
  class: z.string(),
  listing: z.string().nullable(),
  closure: z.string().nullable(),
  open: z.boolean(),
  overdue: z.boolean(),
  waiting: z.array(z.string()),
  registered_at: z.string(),
  closed_at: z.string().nullable(),
  next_due: z.string().nullable(),
  review_on: z.string().nullable(),
  title: z.string().optional(),
  place: z.string().optional(),
});

const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');
const maybe = z.exactOptional;

/** Which matters: of a queue, and of the ledger that is taken out of it. */
export const queueFilters = {
  open: maybe(yesOrNo),
  overdue: maybe(yesOrNo),
  status: maybe(z.enum(statuses)),
  kind: maybe(z.enum(problemWords.kinds)),
  category: maybe(id),
  lead: maybe(id),
  office: maybe(id),
  waiting: maybe(z.enum([...problemWords.matters, 'any'])),
  listing: maybe(z.enum(listingClasses)),
};

const filters = query({
  ...queueFilters,
  number: maybe(z.string().regex(/^\d{4}-\d{1,15}$/)),
  after: maybe(cursor),
  limit: limit.default(50),
});

/** The matters that somebody may see: what is due next comes first. Paged by key. */
export function queueRoute(app: Server, { store, reads, clock }: Api): void {
  app.get(
    `${TENANT}/problems`,
    {
      schema: {
        summary: 'The queue',
        tags: ['problem'],
        params: z.strictObject({ tenant }),
        querystring: filters,
        response: { 200: z.object({ rows: z.array(queueRow), next: z.string().optional() }) },
      },
    },
    async (request, reply) => {
      const { tenant } = request.params;
      const { world } = await store.worldOf(tenant);
      const posts = postsNow(world, personOf(request), clock());
      const sight = filterOf(posts, world);
      const words = readsWords(posts, world);
      const { lang: _lang, number, ...asked } = request.query;
      void reply.header('cache-control', 'no-store');
      if (number !== undefined) {
        const row = await reads.rowByNumber(tenant, number);
        return { rows: row && admits(sight, row) ? [shown(row)] : [] };
      }
      const { rows, next } = await reads.queue(tenant, { ...asked, sight, words });
      return { rows: rows.map(shown), ...(next === undefined ? {} : { next }) };
    },
  );
}

function admits({ scopes, within, barred }: QueueQuery['sight'], row: QueueRow): boolean {
  const inScope = scopes === 'all' || row.units.some((unit) => within.includes(unit));
  return inScope && (row.about === null || !barred.includes(row.about));
}

/** A row by the id that the API calls it by. */
export function shown({ stream, waiting, ...row }: QueueRow): z.infer<typeof queueRow> {
  return { ...row, waiting: [...waiting], id: stream.slice('problem/'.length) };
}
