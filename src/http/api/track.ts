import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor, Command } from '../../kernel/decider.ts';
import { formatProofFile } from '../../tlog/proof-file.ts';
import { fill, nameIn, sentenceOf, textsOf, type Language } from '../../texts/index.ts';
import type { NamedWorld } from '../../store/index.ts';
import { codeHash, normaliseCode } from '../codes.ts';
import { languageOf } from '../language.ts';
import { accepted } from '../outcome.ts';
import { provenEntry } from '../receipt.ts';
import { Refused } from '../refused.ts';
import { trackView } from '../track-view.ts';
import { raiserCommands } from './commands.ts';
import { idempotencyKey, query, tenant, text } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { done, receipt } from './shapes.ts';

const params = z.strictObject({ tenant, code: z.string().max(60) });
const headers = z.object({ 'idempotency-key': idempotencyKey.optional() });

const tracked = z.object({
  number: z.string(),
  kind: z.string(),
  category: z.string(),
  status: z.string(),
  statusText: z.string(),
  closure: z.string().optional(),
  timeline: z.array(
    z.object({
      at: z.string(),
      type: z.string(),
      text: z.string(),
      reply: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
  whoHasIt: z.object({ unit: z.string(), name: z.string() }),
  until: z
    .object({ clock: z.string(), due: z.string(), natural: z.string(), provisional: z.boolean() })
    .optional(),
  next: z.object({ code: z.string(), text: z.string() }),
  reply: z.object({ text: z.string(), at: z.string() }).optional(),
  my: z.object({
    confirmed: z.boolean(),
    may: z.object({ confirm: z.boolean(), dispute: z.boolean(), remind: z.boolean() }),
  }),
  receipt: receipt.extend({
    size: z.number().optional(),
    proof: z.array(z.string()).optional(),
    checkpoint: z.string().optional(),
    leaf: z.string().optional(),
  }),
});

/** What the holder of a code sees and does. Nothing of it is kept on the way, and the code tells nobody. */
export function trackRoutes(app: Server, api: Api): void {
  const { store, limits, clock } = api;
  const schema = { tags: ['track'], params, querystring: query({}) };

  app.get(
    `${TENANT}/track/:code`,
    {
      config: limits.track,
      schema: { ...schema, summary: 'Follow a problem', response: { 200: tracked } },
    },
    async (request, reply) => {
      keepNothing(reply);
      const { tenant, code } = request.params;
      const hash = hashOf(tenant, code);
      const [view, named] = await Promise.all([
        trackView(store, tenant, hash, clock()),
        store.worldOf(tenant),
      ]);
      if (!view) throw new Refused('unknown-code');
      const proven = await provenEntry(store, tenant, view.receipt.index);
      return present(view, named, languageOf(request), proven);
    },
  );

  app.get(
    `${TENANT}/track/:code/proof`,
    {
      config: limits.track,
      schema: { ...schema, summary: 'The receipt as a C2SP tlog-proof file' },
    },
    async (request, reply) => {
      keepNothing(reply);
      const { tenant, code } = request.params;
      const view = await trackView(store, tenant, hashOf(tenant, code), clock());
      if (!view) throw new Refused('unknown-code');
      const proven = await provenEntry(store, tenant, view.receipt.index);
      if (!proven) throw new Refused('unavailable');
      const { index, proof, checkpoint, leaf } = proven;
      const file = formatProofFile({ extra: Buffer.from(leaf), index, proof, checkpoint });
      return reply
        .type('text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="${view.number}.tlog-proof"`)
        .send(file);
    },
  );

  for (const name of ['confirm', 'dispute', 'remind'] as const) {
    app.post(
      `${TENANT}/track/:code/${name}`,
      {
        config: limits.track,
        schema: {
          ...schema,
          summary: `The raiser's ${name}`,
          headers,
          body: raiserCommands[name],
          response: { 200: done },
        },
      },
      async (request, reply) => {
        keepNothing(reply);
        const { tenant, code } = request.params;
        const key = request.headers['idempotency-key'];
        return act(api, tenant, code, (stream) => ({ stream, name, data: request.body }), key);
      },
    );
  }

  app.post(
    `${TENANT}/track/:code/pressure`,
    {
      config: limits.track,
      schema: {
        ...schema,
        summary: 'Somebody asks me to withdraw or change my rating',
        headers,
        body: z.strictObject({ text: z.exactOptional(text) }),
        response: { 200: z.object({}) },
      },
    },
    async (request, reply) => {
      keepNothing(reply);
      const { tenant, code } = request.params;
      const key = request.headers['idempotency-key'];
      const command = (stream: string) => ({
        stream: stream.replace('problem/', 'confidence/'),
        name: 'say-pressure',
        data: request.body,
      });
      await act(api, tenant, code, command, key);
      return {};
    },
  );
}

async function act(
  { store }: Api,
  tenant: string,
  code: string,
  commandOn: (stream: string) => Command,
  key: string | undefined,
) {
  const hash = hashOf(tenant, code);
  const found = await store.streamOfCode(tenant, hash);
  if (found === undefined) throw new Refused('unknown-code');
  const state = await store.stateOf(tenant, found);
  const merged = (state?.state as { mergedInto?: string } | undefined)?.mergedInto;
  const stream = merged ?? found;
  const actor: Actor = { as: 'raiser', code: hash };
  const command = commandOn(stream);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([hash, command.name, command.data]))
    .digest('base64url');
  const { receipt } = accepted(
    await store.commit(tenant, {
      actor,
      command,
      ...(key === undefined ? {} : { idempotency: { key, fingerprint } }),
    }),
  );
  const after = (await store.stateOf(tenant, stream))?.state as { status?: string } | undefined;
  return {
    ...(receipt ? { receipt } : {}),
    ...(after?.status === undefined ? {} : { status: after.status }),
  };
}

/** A wrong code costs what a right one does to look up: both are hashed and asked for. */
function hashOf(tenant: string, typed: string): string {
  const code = normaliseCode(typed);
  return codeHash(tenant, code ?? '0'.repeat(20));
}

function keepNothing(reply: FastifyReply): void {
  void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
}

function present(
  view: NonNullable<Awaited<ReturnType<typeof trackView>>>,
  { names }: NamedWorld,
  language: Language,
  proven: Awaited<ReturnType<typeof provenEntry>>,
): z.infer<typeof tracked> {
  const t = textsOf(language);
  const name = (ref: string) => {
    const found = names[ref];
    return found ? nameIn(language, found) : t.words.unnamed;
  };
  const who = name(`unit:${view.holder}`);
  const listing = view.listing;
  return {
    number: view.number,
    kind: view.kind,
    category: view.category,
    status: view.status,
    statusText: t.statuses[view.status],
    ...(view.closure === undefined ? {} : { closure: view.closure }),
    timeline: view.moments.map(({ event, reply, reason }) => ({
      at: event.at,
      type: event.type,
      text: sentenceOf(event, t, name),
      ...(reply === undefined ? {} : { reply }),
      ...(reason === undefined ? {} : { reason }),
    })),
    whoHasIt: { unit: view.holder, name: who },
    ...(view.due ? { until: view.due } : {}),
    next: {
      code: view.next,
      text: fill(t.next[view.next], {
        who,
        ...(listing
          ? {
              reason: wordOf(t.listReasons, listing.reason),
              condition: wordOf(t.unblockConditions, listing.condition),
            }
          : {}),
      }),
    },
    ...(view.reply ? { reply: view.reply } : {}),
    my: { confirmed: view.confirmed, may: view.may },
    receipt: {
      ...view.receipt,
      ...(proven
        ? {
            size: proven.size,
            leaf: proven.leaf,
            proof: proven.proof.map((hash) => hash.toString('base64')),
            checkpoint: proven.checkpoint,
          }
        : {}),
    },
  };
}

function wordOf(list: { readonly [code: string]: string }, code: string): string {
  return list[code] ?? code;
}
