import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor, Command } from '../../kernel/decider.ts';
import { formatProofFile } from '../../tlog/proof-file.ts';
import { codeHash, normaliseCode } from '../codes.ts';
import { languageOf } from '../language.ts';
import { accepted } from '../outcome.ts';
import { withPhotos } from '../photos/take.ts';
import { provenEntry } from '../receipt.ts';
import { Refused } from '../refused.ts';
import { trackView } from '../track-view.ts';
import { raiserCommands } from './commands.ts';
import { idempotencyKey, query, tenant, text } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { done } from './shapes.ts';
import { present, tracked } from './tracked.ts';

const params = z.strictObject({ tenant, code: z.string().max(60) });
const headers = z.object({ 'idempotency-key': idempotencyKey.optional() });

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
        const data = await withPhotos<{ photos?: string[] }>(store, tenant, request.body);
        return act(api, tenant, code, (stream) => ({ stream, name, data }), key);
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
