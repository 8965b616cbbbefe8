import { z } from 'zod';
import {
  problemWords,
  urgencyOf,
  waitingFor,
  waitingReasons,
  type Problem,
  type Waiting,
} from '../../domain/problem/index.ts';
import type { Post, Role } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import { toInstant } from '../../kernel/time.ts';
import type { QueueQuery, QueueRow } from '../../store/read/reads.ts';
import { personOf } from '../gate.ts';
import { query, tenant } from './fields.ts';
import { queueRow, shown } from './queue.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { filterOf, postsNow, readsWords, sightOfRow } from './sight.ts';

/** As many as anybody works through before they look again. */
const MOST = 60;
/** What is read of each list of candidates, the most urgent first. */
const CANDIDATES = 120;

const waiting = z.object({
  reason: z.enum(waitingReasons),
  due: z.string().optional(),
  matter: z.enum(problemWords.matters).optional(),
  count: z.number().optional(),
});

const item = z.object({ row: queueRow, waiting: z.array(waiting) });

/**
 * 我的待办: what waits for me, the most urgent first. The candidates are the first of some lists that
 * indexes keep in order; which of these wait for me, and why, the domain rules (waiting.ts).
 */
export function workRoute(app: Server, api: Api): void {
  app.get(
    `${TENANT}/work`,
    {
      schema: {
        summary: 'What waits for me, the most urgent first, and why',
        tags: ['problem'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        response: {
          200: z.object({
            items: z.array(item),
            /** There is more than is shown, or than was looked through. */
            more: z.boolean(),
          }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const person = personOf(request);
      const { world } = await api.store.worldOf(tenant);
      const posts = postsNow(world, person, api.clock());
      const asking = { tenant, person, posts, world };
      const found = await candidates(api, asking);
      const items = await waitingOf(api, asking, found.rows);
      return {
        items: items.slice(0, MOST).map(({ row, waiting }) => ({ row: shown(row), waiting })),
        more: found.more || items.length > MOST,
      };
    },
  );
}

interface Asking {
  readonly tenant: string;
  readonly person: string;
  readonly posts: readonly Post[];
  readonly world: World;
}

type List = Omit<QueueQuery, 'sight' | 'limit' | 'words'>;

async function candidates({ reads }: Api, { tenant, posts, world }: Asking) {
  const sight = filterOf(posts, world);
  const words = readsWords(posts, world);
  const pages = await Promise.all(
    listsFor(posts, world).map((list) =>
      reads.queue(tenant, { ...list, sight, words, limit: CANDIDATES }),
    ),
  );
  const rows = new Map<string, QueueRow>();
  for (const row of pages.flatMap((page) => page.rows)) rows.set(row.stream, row);
  return { rows: [...rows.values()], more: pages.some(({ next }) => next !== undefined) };
}

/** Where what waits for these posts can be; each list is bounded and in the order of its index. */
function listsFor(posts: readonly Post[], { people }: World): readonly List[] {
  const holds = (...roles: readonly Role[]) => posts.some(({ role }) => roles.includes(role));
  const units = [...new Set(posts.map(({ unit }) => unit))];
  const isDesk = holds('office', 'dispatcher');
  const isAtRoot = people.root !== undefined && units.includes(people.root);
  return [
    ...(isDesk || holds('lead') ? [{ waiting: 'any' }] : []),
    ...(isDesk ? units.map((office) => ({ open: true, status: 'registered', office })) : []),
    ...(isDesk ? [{ open: true, status: 'registered', overdue: true }] : []),
    ...(holds('handler', 'lead', 'office') ? units.map((lead) => ({ open: true, lead })) : []),
    ...(isDesk || holds('caller', 'guide') ? [{ open: true, status: 'answered' }] : []),
    ...(isDesk ? [{ listing: 'open', status: 'listed' }] : []),
    // What a lead gave to them, and where they help: their own unit's queue holds little else.
    ...(isAtRoot ? [] : [{ open: true }]),
  ];
}

interface Item {
  readonly row: QueueRow;
  readonly waiting: Waiting[];
  readonly urgency: string;
}

async function waitingOf(
  { store, clock }: Api,
  { tenant, person, posts, world }: Asking,
  rows: readonly QueueRow[],
): Promise<readonly Item[]> {
  const seen = new Map(
    rows.filter((row) => sightOfRow(posts, row, world) !== 'none').map((row) => [row.stream, row]),
  );
  const now = toInstant(clock() / 1000);
  const states = await store.statesOf(tenant, [...seen.keys()], person);
  return states
    .flatMap(({ stream, state, who }): Item[] => {
      const row = seen.get(stream);
      const p = state as Problem;
      const found = waitingFor(p, {
        actor: { as: 'person', person },
        now,
        world,
        read: () => undefined,
        whoOf: () => who,
      });
      return row === undefined || found.length === 0
        ? []
        : [{ row, waiting: [...found], urgency: urgencyOf(found, p) }];
    })
    .sort((a, b) => (a.urgency < b.urgency ? -1 : Number(a.urgency > b.urgency)));
}
