import type { FastifyRequest } from 'fastify';
import { toString as drawQr } from 'qrcode';
import { z } from 'zod';
import { readReasons } from '../../domain/confidence/index.ts';
import { wordsIndexOf, type Problem } from '../../domain/problem/index.ts';
import { groupCode } from '../codes.ts';
import { actorOf, personOf } from '../gate.ts';
import { originOf } from '../origin-check.ts';
import { accepted } from '../outcome.ts';
import { Refused } from '../refused.ts';
import { findSlip, takeSlip } from '../slips.ts';
import { contact, problemId, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow, sightOfPerson } from './sight.ts';

/** `raiser`: which of the matter's raisers it is; absent where nobody raised it. */
const raiserContact = contact.extend({ raiser: z.int().optional() });

const schema = {
  tags: ['confidence'],
  params: z.strictObject({ tenant, id: problemId }),
  querystring: query({}),
};

/** What is shown once, for a reason, and leaves a trace: contacts, and codes in sealed slips. */
export function confidenceRoutes(app: Server, api: Api): void {
  const { store } = api;

  app.post(
    `${TENANT}/problems/:id/read-contact`,
    {
      schema: {
        ...schema,
        summary: 'Show the contact of each raiser, with a reason; logged',
        body: z.strictObject({ reason: z.enum(readReasons) }),
        response: { 200: z.object({ contacts: z.array(raiserContact) }) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant, id } = request.params;
      const stream = `problem/${id}`;
      await problemSeen(api, request);
      accepted(
        await store.commit(tenant, {
          actor: actorOf(request),
          command: { stream: `confidence/${id}`, name: 'read-contact', data: request.body },
        }),
      );
      const p = (await store.stateOf(tenant, stream))?.state as Problem;
      const contacts = await contactsOf(api, tenant, p);
      if (contacts.length === 0) throw new Refused('no-contact');
      return { contacts };
    },
  );

  app.post(
    `${TENANT}/problems/:id/open-slip`,
    {
      schema: {
        ...schema,
        summary: 'Open the sealed slip, once, to hand the code over; logged',
        body: z.strictObject({}),
        response: { 200: z.object({ code: z.string(), url: z.string(), qr: z.string() }) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      const { tenant, id } = request.params;
      const stream = `problem/${id}`;
      const { raisers } = await problemSeen(api, request);
      const live = raisers.map((r) => r.code);
      const slip = await findSlip(api, { tenant, stream }, live);
      if (!slip) throw new Refused('no-slip');
      accepted(
        await store.commit(tenant, {
          actor: actorOf(request),
          command: {
            stream: `confidence/${id}`,
            name: 'open-slip',
            data: { code: slip.raiser },
          },
        }),
      );
      const taken = await takeSlip(api, slip);
      if (taken === undefined) throw new Refused('no-slip');
      const code = groupCode(taken);
      const url = `${originOf(request, api.config)}/${tenant}/track/${code}`;
      return { code, url, qr: await drawQr(url, { type: 'svg', margin: 1 }) };
    },
  );
}

type OfProblem = Pick<FastifyRequest, 'person'> & {
  readonly params: { readonly tenant: string; readonly id: string };
};

/** To those without sight of it, a matter answers like one that isn't there. */
async function problemSeen({ store, clock }: Api, request: OfProblem): Promise<Problem> {
  const { tenant, id } = request.params;
  const [{ world }, found] = await Promise.all([
    store.worldOf(tenant),
    store.stateOf(tenant, `problem/${id}`),
  ]);
  const p = found?.state as Problem | undefined;
  const posts = postsNow(world, personOf(request), clock());
  if (!p || sightOfPerson(posts, p, world) === 'none') throw new Refused('unknown-problem');
  return p;
}

/** Each raiser's contact lies where that raiser's report was registered. */
async function contactsOf({ store }: Api, tenant: string, p: Problem) {
  const raisers = p.raisers.length > 0 ? p.raisers.map((r, i) => ({ ...r, i })) : [{}];
  const found = await Promise.all(
    raisers.map(async (raiser: { readonly from?: string; readonly i?: number }) => {
      const entries = await store.entriesOf(tenant, raiser.from ?? p.stream);
      const isHere = raiser.from === undefined || raiser.from === p.stream;
      const registered = isHere
        ? entries.find(({ event }) => event.index === wordsIndexOf(p))
        : entries[0];
      const person = registered?.parts['person'] as z.infer<typeof contact> | null | undefined;
      if (!person) return [];
      return [{ ...(raiser.i === undefined ? {} : { raiser: raiser.i }), ...person }];
    }),
  );
  return found.flat();
}
