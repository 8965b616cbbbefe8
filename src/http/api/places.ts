import { z } from 'zod';
import { readBook } from '../../documents/book/read-book.ts';
import type { NamedWorld } from '../../store/index.ts';
import { labelOf, type Place } from '../../store/places/index.ts';
import { fill } from '../../texts/index.ts';
import { intakeWords } from '../../texts/intake-words.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { personOf } from '../gate.ts';
import { languageOf } from '../language.ts';
import { Refused } from '../refused.ts';
import { query, tenant } from './fields.ts';
import { MOST_TROUBLES, placesIn } from './place-table.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow, seesWords } from './sight.ts';

export const placeShape = z.object({
  id: z.string(),
  label: z.string(),
  estate: z.string(),
  building: z.string().optional(),
  road: z.string().optional(),
  grid: z.string().optional(),
  unit: z.string().optional(),
  area: z.string().optional(),
  lat: z.number().optional(),
  lng: z.number().optional(),
});

/** Most bytes of an address table: some 60,000 rows. */
const TABLE_LIMIT = 10 * 1024 * 1024;
/** Media types under which a table comes. */
const TABLES = [
  'text/csv',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/**
 * The address dictionary: for the staff of its own tenant. Those who see slips only are offered what
 * the office imported, and nothing that was learned from sealed words.
 */
export function placeRoutes(app: Server, api: Api): void {
  const { store, clock, places } = api;
  app.get(
    `${TENANT}/places`,
    {
      schema: {
        summary: 'Places that complete what is typed',
        tags: ['places'],
        params: z.strictObject({ tenant }),
        querystring: query({
          q: z.string().max(200),
          limit: z.coerce.number().int().min(1).max(50).default(10),
        }),
        response: { 200: z.object({ places: z.array(placeShape) }) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const { q, limit } = request.query;
      const [book, { world }] = await Promise.all([places.bookOf(tenant), store.worldOf(tenant)]);
      const learned = seesWords(postsNow(world, personOf(request), clock()), world);
      return { places: book.complete(q, { limit, learned }).map(shownPlace) };
    },
  );

  app.register(async (inner) => {
    inner.addContentTypeParser(
      TABLES,
      { parseAs: 'buffer', bodyLimit: TABLE_LIMIT },
      (_request, body, done) => done(null, body),
    );
    inner.post(
      `${TENANT}/places/import`,
      {
        bodyLimit: TABLE_LIMIT,
        schema: {
          summary: 'Take an office’s table of places (csv or xlsx) into the dictionary',
          description:
            'Columns 小区, 楼栋, 网格, 社区, 别名, 地址. Rows that are wrong are told and left out; the same table again changes nothing.',
          tags: ['places'],
          params: z.strictObject({ tenant }),
          querystring: query({ name: z.exactOptional(z.string().max(200)) }),
          response: {
            200: z.object({
              rows: z.number(),
              added: z.number(),
              changed: z.number(),
              same: z.number(),
              troubled: z.number(),
              troubles: z.array(
                z.object({
                  row: z.number(),
                  column: z.string(),
                  code: z.string(),
                  text: z.string(),
                }),
              ),
            }),
          },
        },
      },
      async (request) => {
        const { tenant } = request.params as { tenant: string };
        const { name = 'places.csv' } = request.query as { name?: string };
        const { body } = request;
        const named = await store.worldOf(tenant);
        const { people } = named.world;
        const posts = postsNow(named.world, personOf(request), clock());
        const isOffice = posts.some(({ role, unit }) => role === 'office' && unit === people.root);
        if (!isOffice) throw new Refused('not-allowed');
        if (!Buffer.isBuffer(body)) throw new Refused('unsupported-media-type');
        const book = await readBook(body, { fileName: name });
        if (isRefusal(book)) throw new Refused(book.refused, book.detail);
        const table = await placesIn(book, namedUnits(named));
        if (!table) throw new Refused('book-not-a-table');
        const counts = await places.import(tenant, table.entries);
        api.log.info({ tenant, rows: table.rows, ...counts }, 'places were imported');
        const texts = intakeWords(languageOf(request)).placeTroubles;
        const { rows, troubles } = table;
        return {
          rows,
          ...counts,
          troubled: troubles.length,
          troubles: troubles.slice(0, MOST_TROUBLES).map(({ params = {}, ...trouble }) => ({
            ...trouble,
            text: fill(texts[trouble.code], params),
          })),
        };
      },
    );
  });
}

export function shownPlace(place: Place): z.infer<typeof placeShape> {
  const { imported: _imported, uses: _uses, ...rest } = place;
  return { ...rest, label: labelOf(place) };
}

/** Units by what people call them. */
export interface Named {
  find(name: string): { readonly id: string; readonly area?: string } | undefined;
}

export function namedUnits({ world, names }: NamedWorld): Named {
  const byName = new Map<string, { id: string; area?: string }>();
  for (const { id, area, closed } of Object.values(world.people.units)) {
    if (closed) continue;
    const called = names[`unit:${id}`];
    const unit = { id, ...(area === undefined ? {} : { area }) };
    for (const name of [id, called?.zh, called?.en]) {
      if (name !== undefined && !byName.has(bare(name))) byName.set(bare(name), unit);
    }
  }
  return { find: (name) => byName.get(bare(name)) };
}

/** 柳园社区居委会 is 柳园社区. */
function bare(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/gu, '')
    .replace(/(居民委员会|居委会|村委会)$/u, '');
}
