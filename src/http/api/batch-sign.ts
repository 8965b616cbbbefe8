import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { nextSteps, type Problem } from '../../domain/problem/index.ts';
import { toInstant } from '../../kernel/time.ts';
import { refusalText, textsOf, type Language } from '../../texts/index.ts';
import { actorOf, personOf } from '../gate.ts';
import { languageOf } from '../language.ts';
import { refusalOf } from '../problem-details.ts';
import type { Refused } from '../refused.ts';
import { idempotencyKey, problemId, query, tenant } from './fields.ts';
import { perform } from './problem-command.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { refusalShape } from './shapes.ts';
import { postsNow, sightOfPerson } from './sight.ts';

/** As many as a page of the queue shows twice over; one batch of the log takes them. */
const MOST = 100;

const ids = z
  .array(problemId)
  .min(1)
  .max(MOST)
  .refine((all) => new Set(all).size === all.length, 'each id once');

const outcome = z.object({
  id: z.string(),
  /** Signed; before signing: can be signed. */
  signed: z.boolean(),
  refusal: refusalShape.optional(),
});

const results = z.object({ results: z.array(outcome) });
type Outcome = z.infer<typeof outcome>;

/** 批量签收: each matter is its own command, done or refused on its own. */
export function batchSignRoutes(app: Server, api: Api): void {
  const one = { tags: ['problem'], params: z.strictObject({ tenant }), querystring: query({}) };

  app.post(
    `${TENANT}/problems/batch/sign`,
    {
      schema: {
        ...one,
        summary: 'Sign for many matters; each is signed or refused on its own',
        headers: z.object({ 'idempotency-key': idempotencyKey.optional() }),
        body: z.strictObject({ ids }),
        response: { 200: results },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const key = request.headers['idempotency-key'];
      const actor = actorOf(request);
      const signing = request.body.ids.map((id) =>
        perform(api, {
          tenant,
          actor,
          command: { stream: `problem/${id}`, name: 'sign', data: {} },
          key: key === undefined ? undefined : keyOf(key, id),
        }).then(
          () => ({ id, signed: true }),
          (error: unknown) => refused(id, refusalOrThrow(error), languageOf(request)),
        ),
      );
      return { results: await Promise.all(signing) };
    },
  );

  app.post(
    `${TENANT}/problems/batch/check-sign`,
    {
      schema: {
        ...one,
        summary: 'Which of many matters I could sign for now; nothing is done',
        body: z.strictObject({ ids }),
        response: { 200: results },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const checking = request.body.ids.map((id) => checked(api, request, id));
      return { results: await Promise.all(checking) };
    },
  );
}

/** Sent again, a batch meets what each of its commands was answered. */
function keyOf(key: string, id: string): string {
  return createHash('sha256').update(`${key}/${id}`).digest('base64url');
}

type Asking = Pick<FastifyRequest, 'person' | 'headers' | 'query'> & {
  readonly params: { readonly tenant: string };
};

async function checked({ store, clock }: Api, request: Asking, id: string): Promise<Outcome> {
  const { tenant } = request.params;
  const person = personOf(request);
  const language = languageOf(request);
  const [{ world }, found] = await Promise.all([
    store.worldOf(tenant),
    store.stateOf(tenant, `problem/${id}`),
  ]);
  const p = found?.state as Problem | undefined;
  const isSeen = p && sightOfPerson(postsNow(world, person, clock()), p, world) !== 'none';
  if (!isSeen) return refused(id, { code: 'unknown-problem', params: undefined }, language);
  const steps = nextSteps(p, {
    actor: { as: 'person', person },
    now: toInstant(clock() / 1000),
    world,
    read: () => undefined,
    // Who somebody is to the matter doesn't bear on signing, only in which post they are.
    whoOf: () => '',
  });
  const sign = steps.find(({ name }) => name === 'sign');
  if (!sign) return refused(id, { code: 'not-allowed', params: undefined }, language);
  if (!sign.refusal) return { id, signed: true };
  const { refused: code, detail } = sign.refusal;
  return refused(id, { code, params: detail }, language);
}

function refused(
  id: string,
  { code, params }: Pick<Refused, 'code' | 'params'>,
  language: Language,
): Outcome {
  const text = refusalText(code, params, textsOf(language));
  return {
    id,
    signed: false,
    refusal: { refused: code, text, ...(params ? { detail: params } : {}) },
  };
}

/** What only a bug can throw fails the whole request. */
function refusalOrThrow(error: unknown): Pick<Refused, 'code' | 'params'> {
  const known = refusalOf(error);
  if (!known) throw error;
  return known;
}
