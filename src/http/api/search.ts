import { z } from 'zod';
import { statuses } from '../../domain/problem/index.ts';
import {
  isSeenBy,
  mark,
  openSearch,
  wordsAsked,
  wordsIn,
  type Hit,
  type Matter,
} from '../../store/search/index.ts';
import type { QueueRow } from '../../store/read/reads.ts';
import { personOf } from '../gate.ts';
import { cursor, id, query, tenant } from './fields.ts';
import { queueRow, shown } from './queue.ts';
import { facetsOf, facetsShape } from './search-facets.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { filterOf, handsOf, postsNow, sightOfRow } from './sight.ts';

/** What somebody looks for: some words, not a letter. */
export const question = z.string().trim().min(1).max(100);

const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');
const maybe = z.exactOptional;

/** A text in pieces, by turns as it is and as it was asked for. */
const marked = z.array(z.string());

const hit = z.object({
  row: queueRow,
  sight: z.enum(['whole', 'part', 'slip']),
  title: marked.optional(),
  place: marked.optional(),
  /** The other text that holds the most of the words: of which event, and what is around them. */
  excerpt: z.object({ type: z.string(), field: z.string(), text: marked }).optional(),
});

const PAGE = 20;
/** So many matters, the newest, are counted by what they are. */
const COUNTED = 1_000;

/** Staff find matters by words, among those and by those words that they may see now. */
export function searchRoute(app: Server, api: Api): void {
  const { store, pool, config, clock } = api;
  const search = openSearch(pool, config.secret);
  app.get(
    `${TENANT}/search`,
    {
      schema: {
        summary: 'Matters by words, the newest first',
        tags: ['problem'],
        params: z.strictObject({ tenant }),
        querystring: query({
          q: question,
          status: maybe(z.enum(statuses)),
          category: maybe(id),
          lead: maybe(id),
          open: maybe(yesOrNo),
          overdue: maybe(yesOrNo),
          after: maybe(cursor),
        }),
        response: {
          200: z.object({
            rows: z.array(hit),
            next: z.string().optional(),
            /** On the first page: how many there are, of these the newest, and what they are. */
            found: z.object({ count: z.number(), more: z.boolean() }).optional(),
            facets: facetsShape.optional(),
            /** The index is being made: older matters may be missing. */
            building: z.boolean(),
          }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const { q, after, lang: _lang, ...filters } = request.query;
      const words = wordsAsked(q);
      if (words.length === 0) return { rows: [], found: NOTHING, building: false };
      const [{ world }, building] = await Promise.all([
        store.worldOf(tenant),
        search.isBuilding(tenant),
      ]);
      const posts = postsNow(world, personOf(request), clock());
      const { hits, next } = await search.find(tenant, {
        words,
        sight: filterOf(posts, world),
        hands: handsOf(posts, world),
        filters,
        want: after === undefined ? COUNTED + 1 : PAGE + 1,
        sightOf: (row) => sightOfRow(posts, row, world),
        ...(after === undefined ? {} : { after }),
      });
      const page = hits.slice(0, PAGE);
      const streams = page.map(({ row }) => row.stream);
      const [rows, matters] = await Promise.all([
        search.rows(tenant, streams),
        search.matters(tenant, streams),
      ]);
      const byStream = new Map(matters.map((matter) => [matter.stream, matter]));
      const rowOf = new Map(rows.map((row) => [row.stream, row]));
      const following = hits.length > PAGE ? search.after(page.at(-1)) : next;
      return {
        rows: page.flatMap(({ row: { stream }, sight }) => {
          const row = rowOf.get(stream);
          return row ? [shownHit(row, sight, byStream.get(stream), words)] : [];
        }),
        ...(following === undefined ? {} : { next: following }),
        ...(after === undefined
          ? {
              found: {
                count: Math.min(hits.length, COUNTED),
                more: hits.length > COUNTED || next !== undefined,
              },
              facets: facetsOf(hits.slice(0, COUNTED).map(({ row }) => row)),
            }
          : {}),
        building,
      };
    },
  );
}

const NOTHING = { count: 0, more: false };

/** Characters on each side of the first word that was found in a long text. */
const AROUND = 40;

/** The texts that their sight shows, and of these the first that holds a word. */
function shownHit(
  row: QueueRow,
  sight: Hit['sight'],
  matter: Matter | undefined,
  words: readonly string[],
): z.infer<typeof hit> {
  const texts = matter?.texts.filter(({ tier }) => isSeenBy(tier, sight)) ?? [];
  const first = (part: string, field: string) =>
    texts.find(
      (text) => text.index === matter?.wordsAt && text.part === part && text.field === field,
    );
  const title = first('text', 'title');
  const place = first('place', 'text');
  const excerpts = texts.flatMap((text) => {
    if (text === title || text === place) return [];
    const found = mark(text.text, words);
    const held = wordsIn(text.text, { sounds: true });
    const { type, field } = text;
    const holds = words.filter((word) => held.has(word)).length;
    return found ? [{ holds, excerpt: { type, field, text: around(found) } }] : [];
  });
  const [best] = excerpts.toSorted((a, b) => b.holds - a.holds);
  return {
    row: shown(row),
    sight,
    ...(title ? { title: [...(mark(title.text, words) ?? [title.text])] } : {}),
    ...(place ? { place: [...(mark(place.text, words) ?? [place.text])] } : {}),
    ...(best ? { excerpt: best.excerpt } : {}),
  };
}

function around([before = '', hit = '', ...rest]: readonly string[]): string[] {
  const pieces = [before.length > AROUND ? `…${before.slice(-AROUND)}` : before, hit];
  let length = 0;
  for (const piece of rest) {
    if (length + piece.length > 2 * AROUND) return [...pieces, `${piece.slice(0, AROUND)}…`];
    pieces.push(piece);
    length += piece.length;
  }
  return pieces;
}
