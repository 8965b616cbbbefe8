import { z } from 'zod';
import { nextSteps, type Problem } from '../../domain/problem/index.ts';
import type { World } from '../../domain/world.ts';
import { localDay, toInstant } from '../../kernel/time.ts';
import type { QueueRow } from '../../store/read/reads.ts';
import { personOf } from '../gate.ts';
import { cursor, query, tenant } from './fields.ts';
import { queueRow, shown } from './queue.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { filterOf, postsNow, readsWords } from './sight.ts';

/** Enough to call for an hour; the rest comes when these are done. */
const WANTED = 30;
const PAGE = 50;
const MOST_READ = 400;

/** 待回访: matters whose raiser I may call now, what is due first coming first. */
export function callBacksRoute(app: Server, api: Api): void {
  const { store, reads, clock } = api;
  app.get(
    `${TENANT}/call-backs`,
    {
      schema: {
        summary: 'Matters that wait for a call-back which I may make',
        tags: ['problem'],
        params: z.strictObject({ tenant }),
        querystring: query({ after: z.exactOptional(cursor) }),
        response: {
          200: z.object({
            rows: z.array(queueRow),
            /** Tried today already: an attempt on another day counts, a second one today doesn't. */
            resting: z.number(),
            next: z.string().optional(),
          }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const person = personOf(request);
      const { world } = await store.worldOf(tenant);
      const posts = postsNow(world, person, clock());
      const asked = {
        status: 'answered',
        sight: filterOf(posts, world),
        words: readsWords(posts, world),
        limit: PAGE,
      };
      const rows: QueueRow[] = [];
      let resting = 0;
      let after: string | undefined = request.query.after;
      for (let read = 0; read < MOST_READ && rows.length < WANTED; read += PAGE) {
        const page = await reads.queue(tenant, { ...asked, ...(after ? { after } : {}) });
        const stands = await Promise.all(
          page.rows.map(({ stream }) => standOf(api, { tenant, person, world, stream })),
        );
        rows.push(...page.rows.filter((_row, at) => stands[at] === 'waits'));
        resting += stands.filter((stand) => stand === 'rests').length;
        after = page.next;
        if (after === undefined) break;
      }
      return {
        rows: rows.map(shown),
        resting,
        ...(after === undefined ? {} : { next: after }),
      };
    },
  );
}

interface Asking {
  readonly tenant: string;
  readonly person: string;
  readonly world: World;
  readonly stream: string;
}

/** Whether they may call now; what the domain will not have of them isn't theirs. */
async function standOf(
  { store, clock }: Api,
  { tenant, person, world, stream }: Asking,
): Promise<'waits' | 'rests' | undefined> {
  const [found, who] = await Promise.all([
    store.stateOf(tenant, stream),
    store.whoOf(tenant, stream, person),
  ]);
  const p = found?.state as Problem | undefined;
  if (!p) return undefined;
  const now = toInstant(clock() / 1000);
  const steps = nextSteps(p, {
    actor: { as: 'person', person },
    now,
    world,
    read: () => undefined,
    whoOf: () => who ?? '',
  });
  const step = steps.find(({ name }) => name === 'call-back');
  if (!step || step.refusal) return undefined;
  const offset = world.catalogue.settings.utcOffsetMinutes;
  const isTried = p.attempts.some((at) => localDay(at, offset) === localDay(now, offset));
  return isTried ? 'rests' : 'waits';
}
