import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from './refused.ts';

/** Where `npm run build:web` leaves the staff console. */
const DIST = new URL('../../web/dist/', import.meta.url).pathname;

/** The console's files; every other address under /console is a page of its own router. */
export async function addConsole(app: FastifyInstance): Promise<void> {
  await app.register(async (inner) => {
    const isBuilt = existsSync(DIST);
    if (isBuilt) {
      await inner.register(fastifyStatic, {
        root: DIST,
        serve: false,
        // The build writes .br and .gz beside every file.
        preCompressed: true,
        cacheControl: false,
        index: false,
      });
    }
    const options = { schema: { hide: true }, logLevel: 'silent' as const };
    // With and without a slash at its end (the server takes them for one address).
    for (const path of ['/console', '/console/*']) inner.get(path, options, send);

    async function send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const { '*': path = '' } = request.params as { '*'?: string };
      if (!isBuilt) throw new Refused('not-found');
      const isAsset = /^assets\/[\w.-]+$/.test(path);
      if (isAsset && !existsSync(`${DIST}${path}`)) throw new Refused('not-found');
      // Vite puts a hash of its content into an asset's name.
      void reply.header(
        'cache-control',
        isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      return reply.sendFile(isAsset ? path : 'index.html');
    }
  });
}
