import { z } from 'zod';
import type { QueueRow } from '../../store/read/reads.ts';
import type { Problem } from '../../domain/problem/index.ts';
import { openSearch, type Search, type Similar } from '../../store/search/index.ts';
import { personOf } from '../gate.ts';
import { Refused } from '../refused.ts';
import { id, problemId, query, tenant } from './fields.ts';
import { queueRow, shown } from './queue.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow, sightOfPerson, sightOfRow } from './sight.ts';

const reasons = ['named', 'same-place', 'near', 'words', 'category'] as const;

const similar = z.object({
  row: queueRow,
  title: z.string(),
  place: z.string(),
  /** named: the raiser said so. */
  reasons: z.array(z.enum(reasons)),
});
const answer = z.object({ rows: z.array(similar) });

const written = (most: number) => z.string().trim().max(most).default('');

const draft = z.strictObject({
  title: written(200),
  description: written(4_000),
  place: written(200),
  category: z.exactOptional(id),
});

/** Which other matters may be the same, of those that staff may see; a draft is nowhere kept. */
export function similarRoutes(app: Server, api: Api): void {
  const { pool, config } = api;
  const search = openSearch(pool, config.secret);
  app.get(
    `${TENANT}/problems/:id/similar`,
    {
      schema: {
        summary: 'Matters that may be the same as this one',
        tags: ['problem'],
        params: z.strictObject({ tenant, id: problemId }),
        querystring: query({}),
        response: { 200: answer },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant, id } = request.params;
      return { rows: await similarTo(api, search, tenant, personOf(request), `problem/${id}`) };
    },
  );
  app.post(
    `${TENANT}/similar`,
    {
      schema: {
        summary: 'Matters that may be the same as one that is being registered',
        tags: ['problem'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        body: draft,
        response: { 200: answer },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const { world } = await api.store.worldOf(tenant);
      const posts = postsNow(world, personOf(request), api.clock());
      const found = await search.similar(tenant, request.body, (row) =>
        sightOfRow(posts, row, world),
      );
      return { rows: found.map(shownSimilar) };
    },
  );
}

async function similarTo(api: Api, search: Search, tenant: string, person: string, stream: string) {
  const { store, reads, clock } = api;
  const [{ world }, found, [matter]] = await Promise.all([
    store.worldOf(tenant),
    store.stateOf(tenant, stream),
    search.matters(tenant, [stream]),
  ]);
  const p = found?.state as Problem | undefined;
  const posts = postsNow(world, person, clock());
  const sight = p ? sightOfPerson(posts, p, world) : 'none';
  if (!p || !matter || sight === 'none') throw new Refused('unknown-problem');
  // Its own words are beyond a slip, and what is like them tells of them.
  if (sight === 'slip') return [];
  const sightOf = (row: QueueRow) =>
    row.stream === stream ? 'none' : sightOfRow(posts, row, world);
  const words = Object.fromEntries(
    matter.texts
      .filter(({ index }) => index === matter.wordsAt)
      .map(({ part, field, text }) => [part === 'place' ? 'place' : field, text]),
  );
  const { title = '', description = '', place = '', sameAs } = words;
  const named = sameAs === undefined ? undefined : await reads.rowByNumber(tenant, sameAs);
  const alike = await search.similar(
    tenant,
    { title, description, place, category: p.category },
    sightOf,
  );
  const rows = alike.map(shownSimilar);
  if (!named || !['whole', 'part'].includes(sightOf(named))) return rows;
  const known = rows.find(({ row }) => row.number === named.number);
  const first = known ?? (await namedSimilar(search, tenant, named));
  return [
    { ...first, reasons: ['named' as const, ...first.reasons] },
    ...rows.filter((each) => each !== known),
  ];
}

async function namedSimilar(search: Search, tenant: string, row: QueueRow) {
  const [matter] = await search.matters(tenant, [row.stream]);
  const words = (part: string, field: string) =>
    matter?.texts.find(
      (text) => text.index === matter.wordsAt && text.part === part && text.field === field,
    )?.text ?? '';
  return {
    row: shown(row),
    title: words('text', 'title'),
    place: words('place', 'text'),
    reasons: [] as z.infer<typeof similar>['reasons'],
  };
}

function shownSimilar({ row, title, place, said, where, sameCategory }: Similar) {
  return {
    row: shown(row),
    title,
    place,
    reasons: [
      ...(where >= 0.75 ? ['same-place' as const] : where >= 0.4 ? ['near' as const] : []),
      ...(said >= 0.3 ? ['words' as const] : []),
      ...(sameCategory ? ['category' as const] : []),
    ] as z.infer<typeof similar>['reasons'],
  };
}
