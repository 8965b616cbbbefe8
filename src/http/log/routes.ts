import { z } from 'zod';
import { parseBundlePath, parseTilePath, TILE_WIDTH } from '../../tlog/tile.ts';
import { tenant } from '../api/fields.ts';
import type { Api, Server } from '../api/server.ts';
import { Refused } from '../refused.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const hide = true;

/** A tenant's log as C2SP tlog-tiles ("Endpoints") serves it. What isn't there yet is 404. */
export function logRoutes(app: Server, { store }: Api): void {
  const params = z.strictObject({ tenant });

  app.get('/log/:tenant/checkpoint', { schema: { hide, params } }, async (request, reply) => {
    const note = await store.logs.checkpoint(request.params.tenant);
    if (note === undefined) throw new Refused('not-found');
    void reply.header('cache-control', 'no-cache');
    return reply.type('text/plain; charset=utf-8').send(note);
  });

  app.get('/log/:tenant/vkey', { schema: { hide, params } }, async (request, reply) => {
    const found = await store.tenant(request.params.tenant);
    if (!found) throw new Refused('unknown-tenant');
    return reply.type('text/plain; charset=utf-8').send(`${found.vkey}\n`);
  });

  app.get(
    '/log/:tenant/tile/*',
    { schema: { hide, params: z.strictObject({ tenant, '*': z.string().max(120) }) } },
    async (request, reply) => {
      const { tenant, '*': rest } = request.params;
      const path = `tile/${rest}`;
      const found = await readPath(tenant, path);
      if (!found) throw new Refused('not-found');
      const { bytes, width } = found;
      // A partial tile is never changed either, but is no longer wanted once the full one is there.
      void reply.header('cache-control', width === TILE_WIDTH ? IMMUTABLE : 'public, max-age=3600');
      return reply.type('application/octet-stream').send(bytes);
    },
  );

  async function readPath(tenant: string, path: string) {
    const bundle = parseBundlePath(path);
    if (bundle.ok) {
      const { index, width } = bundle.value;
      const bytes = await store.logs.entries(tenant, index, width);
      return bytes && { bytes, width };
    }
    const tile = parseTilePath(path);
    if (!tile.ok) return undefined;
    const { level, index, width } = tile.value;
    const bytes = await store.logs.tile(tenant, level, index, width);
    return bytes && { bytes, width };
  }
}
