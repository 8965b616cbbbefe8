import { z } from 'zod';
import { toInstant } from '../../kernel/time.ts';
import type { Catalogue, EntryKind } from '../../domain/catalogue/index.ts';
import { todayOf } from '../../domain/people/index.ts';
import { problemWords } from '../../domain/problem/index.ts';
import { measures } from '../../figures/measures.ts';
import type { NamedWorld } from '../../store/index.ts';
import { query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { namesShape } from './shapes.ts';

const version = z.object({ validFrom: z.string() }).loose();
const entry = z
  .object({
    code: z.string(),
    names: namesShape,
    validFrom: z.string(),
    /** Every version, the past and the announced ones too. */
    versions: z.array(version),
  })
  .loose();
const entries = z.array(entry);

const calendarYear = z.object({ holidays: z.array(z.string()), workdays: z.array(z.string()) });

const shape = z.object({
  today: z.string(),
  names: namesShape,
  kinds: z.array(z.string()),
  sources: z.array(z.string()),
  categories: entries,
  grades: entries,
  sectors: entries,
  routing: entries,
  weights: entries,
  settings: z.record(z.string(), z.number()),
  years: z.array(z.string()),
  /** The days off and make-up working days of each year, `MM-DD`. */
  calendars: z.record(z.string(), calendarYear),
  /** Waits for a second person, who grants it by sending it back as it is. */
  askedCalendar: calendarYear.extend({ year: z.number() }).optional(),
  logMode: z.string(),
  askedLogMode: z.string().optional(),
  measures: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      names: namesShape,
      definition: namesShape,
      nature: z.string(),
      time: z.string(),
    }),
  ),
});

/** Everything that a place sets for itself, with the date from which it holds; public. */
export function catalogueRoute(app: Server, { store, clock }: Api): void {
  app.get(
    `${TENANT}/catalogue`,
    {
      schema: {
        summary: 'Categories, grades, sectors, kinds, weights and measures',
        tags: ['catalogue'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        response: { 200: shape },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const [named, found] = await Promise.all([store.worldOf(tenant), store.tenant(tenant)]);
      const { world } = named;
      const { catalogue } = world;
      const { askedCalendar: asked } = catalogue;
      const today = todayOf({ now: toInstant(clock() / 1000), world });
      const list = (kind: EntryKind) => current(kind, named, today);
      return {
        today,
        names: found?.names ?? { zh: tenant },
        kinds: [...problemWords.kinds],
        // What a ledger brought is registered by no form.
        sources: problemWords.sources.filter((source) => source !== 'imported'),
        categories: list('category'),
        grades: list('grade'),
        sectors: list('sector'),
        routing: list('routing'),
        weights: list('weights'),
        settings: { ...catalogue.settings },
        years: Object.keys(catalogue.years).sort(),
        calendars: Object.fromEntries(
          Object.entries(catalogue.years).map(([year, days]) => [year, listed(days)]),
        ),
        ...(asked ? { askedCalendar: { year: asked.year, ...listed(asked) } } : {}),
        logMode: catalogue.logMode,
        ...(catalogue.askedLogMode ? { askedLogMode: catalogue.askedLogMode.mode } : {}),
        measures: measures.map((measure) => ({ ...measure })),
      };
    },
  );
}

function listed({ holidays, workdays }: Catalogue['years'][string]) {
  return { holidays: [...holidays], workdays: [...workdays] };
}

/** The entries that hold today or will, each with what it says now or will say first. */
function current(kind: EntryKind, { world, names }: NamedWorld, today: string) {
  const all: Catalogue['entries'][EntryKind] = world.catalogue.entries[kind];
  return Object.entries(all).flatMap(([code, versions]) => {
    const now = versions.findLast((v) => v.validFrom <= today) ?? versions[0];
    if (now?.data === undefined) return [];
    return [
      {
        ...now.data,
        code,
        names: { ...(names[`${kind}:${code}`] ?? { zh: code }) },
        validFrom: now.validFrom,
        versions: versions.map(({ validFrom, data }) => ({
          ...data,
          validFrom,
          ended: data === undefined,
        })),
      },
    ];
  });
}
