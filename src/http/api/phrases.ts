import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { chainOf } from '../../domain/people/index.ts';
import { personOf } from '../gate.ts';
import { addPhrase, changePhrase, MOST_PHRASES, phraseOf, phrasesOf } from '../phrases.ts';
import { Refused } from '../refused.ts';
import { id, problemId, query, tenant, words } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow } from './sight.ts';

const title = words(60);
const text = words(1_000);
const version = z.int().min(1).max(1_000_000);
/** 16 random bytes, base64url, as problems have. */
const phraseId = problemId;

const shape = z.object({
  id: z.string(),
  version: z.number(),
  unit: z.string(),
  title: z.string(),
  text: z.string(),
});

/** The desk of a unit: a department has no dispatcher, so its head stands for it. */
const desk: readonly string[] = ['office', 'dispatcher', 'lead'];

/** 常用语: sentences that a unit's desk keeps for its replies; its staff and those under it use them. */
export function phraseRoutes(app: Server, api: Api): void {
  const one = { tags: ['phrases'], querystring: query({}) };

  app.get(
    `${TENANT}/phrases`,
    {
      schema: {
        ...one,
        summary: 'Reply phrases of my units and of those above them',
        params: z.strictObject({ tenant }),
        response: {
          200: z.object({
            phrases: z.array(shape),
            /** Units whose phrases I may change. */
            mine: z.array(z.string()),
          }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { units, mine } = await unitsOf(api, request);
      const phrases = await phrasesOf(api, request.params.tenant, units);
      return { phrases: [...phrases], mine: [...mine] };
    },
  );

  app.post(
    `${TENANT}/phrases`,
    {
      schema: {
        ...one,
        summary: 'Keep a reply phrase for one of my units',
        params: z.strictObject({ tenant }),
        body: z.strictObject({ unit: id, title, text }),
        response: { 201: shape },
      },
    },
    async (request, reply) => {
      const { tenant } = request.params;
      const { unit, ...words } = request.body;
      const { mine } = await unitsOf(api, request);
      if (!mine.includes(unit)) throw new Refused('not-allowed');
      const kept = await phrasesOf(api, tenant, [unit]);
      if (kept.length >= MOST_PHRASES) throw new Refused('too-many-phrases');
      const writing = { tenant, person: personOf(request) };
      return reply.code(201).send(await addPhrase(api, writing, unit, words));
    },
  );

  app.post(
    `${TENANT}/phrases/:id/change`,
    {
      schema: {
        ...one,
        summary: 'Change a reply phrase, as I last read it',
        params: z.strictObject({ tenant, id: phraseId }),
        body: z.strictObject({ version, title, text }),
        response: { 200: z.object({ version: z.number() }) },
      },
    },
    async ({ body: { version, ...words }, ...request }) => rewrite(api, request, version, words),
  );

  app.post(
    `${TENANT}/phrases/:id/delete`,
    {
      schema: {
        ...one,
        summary: 'Delete a reply phrase, as I last read it',
        params: z.strictObject({ tenant, id: phraseId }),
        body: z.strictObject({ version }),
        response: { 200: z.object({ version: z.number() }) },
      },
    },
    async (request) => rewrite(api, request, request.body.version, undefined),
  );
}

type OfPhrase = Asking & { readonly params: { readonly tenant: string; readonly id: string } };

async function rewrite(
  api: Api,
  request: OfPhrase,
  version: number,
  words: { readonly title: string; readonly text: string } | undefined,
): Promise<{ version: number }> {
  const { tenant, id } = request.params;
  const [{ units, mine }, phrase] = await Promise.all([
    unitsOf(api, request),
    phraseOf(api, tenant, id),
  ]);
  if (!phrase || !units.includes(phrase.unit)) throw new Refused('not-found');
  if (!mine.includes(phrase.unit)) throw new Refused('not-allowed');
  if (phrase.version !== version) throw new Refused('phrase-changed');
  const next = await changePhrase(api, { tenant, person: personOf(request) }, phrase, words);
  if (next === undefined) throw new Refused('phrase-changed');
  return { version: next };
}

type Asking = Pick<FastifyRequest, 'person'> & { readonly params: { readonly tenant: string } };

async function unitsOf({ store, clock }: Api, request: Asking) {
  const { world } = await store.worldOf(request.params.tenant);
  const posts = postsNow(world, personOf(request), clock());
  const units = [...new Set(posts.flatMap((post) => chainOf(world.people, post.unit)))];
  const mine = [...new Set(posts.filter(({ role }) => desk.includes(role)).map((p) => p.unit))];
  return { units, mine };
}
