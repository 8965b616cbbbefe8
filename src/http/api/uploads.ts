import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refused } from '../refused.ts';
import { MOST_BYTES } from '../photos/encode.ts';
import { sendPhoto } from '../photos/send.ts';
import { takePhoto } from '../photos/take.ts';
import { photoId, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';

/**
 * Pictures come in one by one, before the report or the step that shows them: the body is the
 * picture's bytes, the answer an id for one use within a day.
 */
export function uploadRoutes(app: Server, api: Api): void {
  const { store, limits } = api;
  void app.register(async (plain) => {
    const inner = plain.withTypeProvider<ZodTypeProvider>();
    const asBytes = { parseAs: 'buffer' as const, bodyLimit: MOST_BYTES };
    inner.removeAllContentTypeParsers();
    for (const type of [/^image\//, 'application/octet-stream']) {
      inner.addContentTypeParser(type, asBytes, (_request, body, done) => {
        done(null, body);
      });
    }
    inner.post(
      `${TENANT}/uploads`,
      {
        config: limits.upload,
        bodyLimit: MOST_BYTES,
        schema: {
          summary: 'Send a picture (JPEG, PNG or WebP): the body is its bytes',
          tags: ['photo'],
          consumes: ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream'],
          params: z.strictObject({ tenant }),
          querystring: query({}),
          response: { 201: z.object({ id: photoId }) },
        },
        // Its own words for a body that is too large.
        errorHandler: (error) => {
          const { code } = error as { code?: string };
          throw code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? new Refused('photo-too-large') : error;
        },
      },
      async (request, reply) => {
        const { tenant } = request.params as { readonly tenant: string };
        const sent = request.body;
        if (!Buffer.isBuffer(sent)) throw new Refused('photo-format');
        const { id } = await takePhoto(api, tenant, sent);
        return reply.code(201).header('cache-control', 'no-store').send({ id });
      },
    );
  });

  app.get(
    `${TENANT}/uploads/:photo`,
    {
      config: limits.photo,
      schema: {
        summary: 'The thumbnail of a picture that nothing shows yet',
        tags: ['photo'],
        params: z.strictObject({ tenant, photo: photoId }),
        querystring: query({}),
      },
    },
    async (request, reply) => {
      const { tenant, photo } = request.params;
      const bytes = await store.evidence.unused(tenant, photo);
      if (!bytes) throw new Refused('not-found');
      return sendPhoto(reply, bytes, 'minutes');
    },
  );
}
