import { z } from 'zod';
import type { Problem } from '../../domain/problem/index.ts';
import { codeHash, normaliseCode } from '../codes.ts';
import { personOf } from '../gate.ts';
import { sendPhoto } from '../photos/send.ts';
import { Refused } from '../refused.ts';
import { photosIn, trackView } from '../track-view.ts';
import { photoId, problemId, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow, sightOfPerson } from './sight.ts';
import { photosFor } from './timeline.ts';

const sizes = [
  ['', 'image'],
  ['/thumbnail', 'thumbnail'],
] as const;

/**
 * The pictures that a matter's events show, for those who may read the words beside them: the rights
 * are asked anew each time, and one that isn't theirs to see isn't there.
 */
export function photoRoutes(app: Server, api: Api): void {
  const { store, limits, clock } = api;
  for (const [path, size] of sizes) {
    const schema = { summary: `A photo of a problem (${size})`, tags: ['photo'] };

    app.get(
      `${TENANT}/problems/:id/photos/:photo${path}`,
      {
        schema: {
          ...schema,
          params: z.strictObject({ tenant, id: problemId, photo: photoId }),
          querystring: query({}),
        },
      },
      async (request, reply) => {
        const { tenant, id, photo } = request.params;
        const stream = `problem/${id}`;
        const [{ world }, found] = await Promise.all([
          store.worldOf(tenant),
          store.stateOf(tenant, stream),
        ]);
        const p = found?.state as Problem | undefined;
        const posts = postsNow(world, personOf(request), clock());
        const sight = p ? sightOfPerson(posts, p, world) : 'none';
        if (!p || sight === 'none') throw new Refused('unknown-problem');
        const shown = await store.evidence.read(tenant, photo, size);
        if (shown?.stream !== stream) throw new Refused('not-found');
        const [entry] = await store.entriesFrom(tenant, shown.index, 1);
        const units = posts.map((post) => post.unit);
        const may = entry ? photosFor(entry, { sight, units, people: world.people }) : [];
        if (!may.includes(photo)) throw new Refused('not-found');
        return sendPhoto(reply, shown.bytes, 'minutes');
      },
    );

    app.get(
      `${TENANT}/track/:code/photos/:photo${path}`,
      {
        config: limits.photo,
        schema: {
          ...schema,
          params: z.strictObject({ tenant, code: z.string().max(60), photo: photoId }),
          querystring: query({}),
        },
      },
      async (request, reply) => {
        const { tenant, code, photo } = request.params;
        const hash = codeHash(tenant, normaliseCode(code) ?? '0'.repeat(20));
        const view = await trackView(store, tenant, hash, clock());
        if (!view) throw new Refused('unknown-code');
        const shown = photosIn(view).includes(photo)
          ? await store.evidence.read(tenant, photo, size)
          : undefined;
        if (!shown) throw new Refused('not-found');
        return sendPhoto(reply, shown.bytes, 'no');
      },
    );
  }
}
