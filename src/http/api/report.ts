import { z } from 'zod';
import { problemWords } from '../../domain/problem/index.ts';
import { groupCode } from '../codes.ts';
import { accepted } from '../outcome.ts';
import { withPhotos } from '../photos/take.ts';
import { reportProblem } from '../report-problem.ts';
import {
  contact,
  id,
  idempotencyKey,
  photos,
  place,
  query,
  tenant,
  text,
  words,
} from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { receipt } from './shapes.ts';

const kinds = problemWords.kinds.filter((kind) => kind !== 'finding');

const body = z.strictObject({
  kind: z.enum(kinds).default('help'),
  category: id,
  title: words(100),
  description: text,
  place,
  contact: z.exactOptional(contact),
  photos: z.exactOptional(photos),
  about: z.exactOptional(id),
  /** The number of a published matter that this one is taken for: the desk hears of it. */
  sameAs: z.exactOptional(z.string().regex(/^\d{4}-\d{5,15}$/)),
});

/** A report without an account: the answer holds the tracking code, once. */
export function reportRoute(app: Server, { store, limits }: Api): void {
  app.post(
    `${TENANT}/problems`,
    {
      config: limits.report,
      schema: {
        summary: 'Report a problem, without an account',
        tags: ['report'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
        body,
        response: {
          201: z.object({ number: z.string(), code: z.string(), receipt }),
        },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { tenant } = request.params;
      const report = await withPhotos(store, tenant, request.body);
      const { number, code, receipt } = accepted(await reportProblem(store, tenant, report, key));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ number, code: groupCode(code), receipt });
    },
  );
}
