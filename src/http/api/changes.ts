import { setImmediate } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { World } from '../../domain/world.ts';
import { followLogs, lookFrom, type Batch, type Followed } from '../changes/follow.ts';
import { Listener } from '../changes/listener.ts';
import { readStanding, type Standing } from '../changes/standing.ts';
import { personOf } from '../gate.ts';
import { Refused } from '../refused.ts';
import { query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow, sightOfRow } from './sight.ts';

/** Streams of one person at a time in this process; a tab that nobody looks at closes its own. */
const MOST_STREAMS = 8;
/** Entries of the log that a resumption looks through. */
const MOST_MISSED = 2_000;
const BEAT = 20_000;

/**
 * Live updates: ids of matters that changed, of this process's commits and others', and only of those
 * that the listener may see at the moment of sending. Ends with the session or the last post.
 */
export function changesRoute(app: Server, api: Api): void {
  const { store, pool, log, clock, library, sessions } = api;
  const open = new Set<Listener>();
  let followed: Followed | undefined;
  const followedLogs = () =>
    (followed ??= followLogs({
      pool,
      store,
      onError: (error) => log.warn({ err: error }, 'changes were not told'),
    }));
  const known = new WeakMap<Batch, Promise<{ world: World; rows: readonly Standing[] }>>();

  async function tell(listener: Listener, batch: Batch): Promise<void> {
    if (batch.streams.length === 0 || !listener.isOpen) return;
    const { tenant, person } = listener;
    const asked =
      known.get(batch) ??
      Promise.all([store.worldOf(tenant), readStanding(pool, tenant, batch.streams)]).then(
        ([{ world }, rows]) => ({ world, rows }),
      );
    known.set(batch, asked);
    const { world, rows } = await asked;
    // Of many listeners each is a turn of its own, so that requests don't wait for all of them.
    await setImmediate();
    const posts = postsNow(world, person, clock());
    if (posts.length === 0) return listener.end();
    const seen = rows.filter((row) => sightOfRow(posts, row, world) !== 'none');
    listener.changed(
      batch.size,
      seen.map(({ stream }) => stream.slice('problem/'.length)),
    );
  }

  /** What they missed since they were last here. */
  async function resume(listener: Listener, from: number, size: number): Promise<void> {
    if (from > size || size - from > MOST_MISSED) return listener.missed(size);
    let at = from;
    while (at < size && listener.isOpen) {
      const { batch, isLast } = await lookFrom(pool, listener.tenant, at);
      await tell(listener, batch);
      at = batch.size;
      if (isLast) return;
    }
  }

  /** Ends the stream of whoever was signed out, or has no account here any more. */
  async function look(listener: Listener): Promise<void> {
    const headers = new Headers({ cookie: listener.cookie });
    // A tab that only listens doesn't keep a session alive.
    const found = await library.api.getSession({ headers, query: { disableRefresh: true } });
    const person = found && (await sessions.personOf(found.user.id, listener.tenant));
    if (person !== listener.person) return listener.end();
    const { world } = await store.worldOf(listener.tenant);
    if (postsNow(world, listener.person, clock()).length === 0) listener.end();
  }
  const tryLook = (listener: Listener) =>
    look(listener).catch((error: unknown) => log.warn({ err: error }, 'a session was not read'));

  app.addHook('onResponse', async (request) => {
    if (request.routeOptions.url !== '/api/auth/sign-out') return;
    const { cookie } = request.headers;
    await Promise.all([...open].filter((each) => each.cookie === cookie).map(tryLook));
  });
  app.addHook('preClose', async () => {
    for (const listener of open) listener.end();
    await followed?.close();
  });

  app.get(
    `${TENANT}/changes`,
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'Ids of matters that change and that I may see, as server-sent events',
        tags: ['problem'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
      },
    },
    async (request, reply) => {
      const { tenant } = request.params;
      const person = personOf(request);
      const isTheirs = (each: Listener) => each.tenant === tenant && each.person === person;
      if ([...open].filter(isTheirs).length >= MOST_STREAMS) {
        throw new Refused('too-many-requests', { seconds: 30 });
      }
      const listener = new Listener({ tenant, person, cookie: request.headers.cookie ?? '' });
      open.add(listener);
      let size = 0;
      const following = await followedLogs()
        .follow(tenant, async (batch) => {
          await tell(listener, batch);
          size = batch.size;
        })
        .catch((error: unknown) => {
          open.delete(listener);
          throw error;
        });
      size = following.size;
      const beat = setInterval(() => {
        void tryLook(listener).then(() => listener.beat(size));
      }, BEAT);
      listener.onEnd(() => {
        clearInterval(beat);
        following.stop();
        open.delete(listener);
      });
      const from = lastHeard(request);
      if (from === undefined) listener.beat(size);
      else await resume(listener, from, size);
      return (
        reply
          .type('text/event-stream')
          .header('cache-control', 'no-store, no-transform')
          .header('x-accel-buffering', 'no')
          // Nothing else comes over it: once the stream is over, a server that closes need not wait.
          .header('connection', 'close')
          .send(listener.stream)
      );
    },
  );
}

function lastHeard({ headers }: Pick<FastifyRequest, 'headers'>): number | undefined {
  const said = headers['last-event-id'];
  return typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : undefined;
}
