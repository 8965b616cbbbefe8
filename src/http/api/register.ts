import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  numberOf,
  problemWords,
  type Problem,
  type Registration,
} from '../../domain/problem/index.ts';
import { codeHash, newCode } from '../codes.ts';
import { actorOf, personOf } from '../gate.ts';
import { accepted } from '../outcome.ts';
import { withPhotos } from '../photos/take.ts';
import { dropSlip, withSlip } from '../slips.ts';
import {
  contact,
  day,
  id,
  idempotencyKey,
  instant,
  place,
  query,
  staffPhotos,
  tenant,
  text,
  words,
} from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { receipt } from './shapes.ts';

const sources = problemWords.sources.filter(
  (source) => source !== 'resident' && source !== 'imported',
);

/** Both stand in the log, which holds codes and no words. */
const externalCode = z.string().regex(/^[A-Za-z0-9_.:/-]{1,60}$/);

const body = z.strictObject({
  kind: z.enum(problemWords.kinds),
  source: z.enum(sources),
  category: id,
  title: words(100),
  description: text,
  place,
  contact: z.exactOptional(contact),
  photos: z.exactOptional(staffPhotos),
  about: z.exactOptional(id),
  external: z.exactOptional(
    z.strictObject({
      channel: externalCode,
      number: z.exactOptional(externalCode),
      deadline: z.exactOptional(instant),
    }),
  ),
  occurredOn: z.exactOptional(day),
});

/**
 * What staff find, or register for somebody. The code of such a matter is made here, goes into a
 * sealed slip and is in no answer: its registrar never learns it.
 */
export function registerRoute(app: Server, api: Api): void {
  const { store } = api;
  app.post(
    `${TENANT}/problems/register`,
    {
      schema: {
        summary: 'Register a finding, or a problem for somebody',
        tags: ['problem'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
        body,
        response: {
          201: z.object({ id: z.string(), number: z.string(), slip: z.boolean(), receipt }),
        },
      },
    },
    async (request, reply) => {
      const { tenant } = request.params;
      const { occurredOn, ...sent } = request.body;
      const said = await withPhotos(store, tenant, sent);
      const stream = `problem/${randomBytes(16).toString('base64url')}`;
      const code = said.source === 'registered-for-somebody' ? newCode() : undefined;
      const raiser = code === undefined ? undefined : codeHash(tenant, code);
      const slip = raiser === undefined ? undefined : { tenant, stream, raiser };
      const data: Registration = { ...said, ...(raiser === undefined ? {} : { raiser }) };
      const key = request.headers['idempotency-key'];
      const fingerprint = createHash('sha256')
        .update(JSON.stringify([personOf(request), request.body]))
        .digest('base64url');
      const commit = async () =>
        accepted(
          await store.commit(tenant, {
            actor: actorOf(request),
            command: {
              stream,
              name: 'register',
              data,
              ...(occurredOn === undefined ? {} : { occurredOn }),
            },
            ...(key === undefined ? {} : { idempotency: { key, fingerprint } }),
          }),
        );
      const answer =
        slip && code !== undefined
          ? await withSlip(api, slip, code, 'registered', commit)
          : await commit();
      if (answer.replayed && slip) await dropSlip(api, slip);
      const first = answer.events[0];
      if (!first || !answer.receipt) throw new Error('a registration recorded nothing');
      const state = (await store.stateOf(tenant, first.stream))?.state as Problem;
      return reply.code(201).send({
        id: first.stream.slice('problem/'.length),
        number: numberOf(state, (await store.worldOf(tenant)).world),
        slip: state.raisers.length > 0,
        receipt: answer.receipt,
      });
    },
  );
}
