import { toString as drawQr } from 'qrcode';
import { z } from 'zod';
import { readReasons } from '../../domain/confidence/index.ts';
import type { Problem } from '../../domain/problem/index.ts';
import { groupCode } from '../codes.ts';
import { actorOf } from '../gate.ts';
import { originOf } from '../origin-check.ts';
import { accepted } from '../outcome.ts';
import { Refused } from '../refused.ts';
import { findSlip, takeSlip } from '../slips.ts';
import { contact, problemId, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';

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
        summary: 'Show the contact, with a reason; logged',
        body: z.strictObject({ reason: z.enum(readReasons) }),
        response: { 200: z.object({ contact }) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant, id } = request.params;
      accepted(
        await store.commit(tenant, {
          actor: actorOf(request),
          command: { stream: `confidence/${id}`, name: 'read-contact', data: request.body },
        }),
      );
      const [registered] = await store.entriesOf(tenant, `problem/${id}`);
      const found = registered?.parts['person'] as z.infer<typeof contact> | null | undefined;
      if (!found) throw new Refused('no-contact');
      return { contact: found };
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
      const live = await liveCodes(api, tenant, stream);
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

async function liveCodes({ store }: Api, tenant: string, stream: string): Promise<string[]> {
  const state = (await store.stateOf(tenant, stream))?.state as Problem | undefined;
  return state?.raisers.map((r) => r.code) ?? [];
}
