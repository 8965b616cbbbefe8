import { z } from 'zod';
import { own } from '../../kernel/own.ts';
import { toInstant } from '../../kernel/time.ts';
import { entryOn, seededWeights } from '../../domain/catalogue/index.ts';
import { todayOf } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import { measureOf, measures } from '../../figures/measures.ts';
import { FEWEST_TO_RANK, rateIds, ratesOf } from '../../figures/rates.ts';
import type { PublicValue } from '../../figures/public.ts';
import { publicSums, type PublicSums } from '../public-sums.ts';
import { Refused } from '../refused.ts';
import { cursor, day, id, limit, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { namesShape } from './shapes.ts';

const value = z.object({
  /** What anybody can recompute from the log. */
  shown: z.number(),
  /**
   * The total over matters that the log doesn't show, rounded down to a multiple of 5. Absent when
   * it is under 5, and below the root and as of a log size, where it isn't told.
   */
  attested: z.number().optional(),
  /** The attested total is told and under 5: perhaps none. */
  under5: z.boolean().optional(),
});

const rate = z.object({
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().optional(),
  interval: z.tuple([z.number(), z.number()]).optional(),
});

const figure = z.object({
  unit: z.string(),
  size: z.number(),
  values: z.record(z.string(), value),
  /** The local day at whose start the attested totals stand; absent: they aren't told here. */
  attestedBefore: z.string().optional(),
  /** Over what the log shows. */
  rates: z.record(z.string(), rate),
  /** Too few answers for a comparison between units. */
  rankable: z.boolean(),
});

const definition = z.object({
  id: z.string(),
  version: z.number(),
  names: namesShape,
  definition: namesShape,
  nature: z.string(),
  time: z.string(),
});

const maybe = z.exactOptional;
const params = z.strictObject({ tenant });
const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const measureId = z.string().regex(/^[a-z-]{1,40}$/);

/** Published numbers, for anybody, with what they mean and the log size at which they stand. */
export function figureRoutes(app: Server, { store, reads, clock }: Api): void {
  app.get(
    `${TENANT}/figures`,
    {
      schema: {
        summary: 'Figures of a unit and all under it, now or as of a log size',
        tags: ['figures'],
        params,
        querystring: query({
          /** One measure or several, with commas; absent: all. */
          measure: maybe(z.string().regex(/^[a-z-]{1,40}(,[a-z-]{1,40}){0,60}$/)),
          unit: maybe(id),
          /** `unit`: one line for each unit right under it as well. */
          by: maybe(z.literal('unit')),
          asOf: maybe(size),
        }),
        response: {
          200: z.object({
            figures: z.array(figure),
            definitions: z.array(definition),
          }),
        },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const { measure, by, asOf } = request.query;
      const { world } = await store.worldOf(tenant);
      const unit = unitIn(world, request.query.unit);
      const wanted = measure?.split(',');
      if (wanted?.some((m) => !measureOf(m))) throw new Refused('unknown-measure');
      const under = by === 'unit' ? childrenOf(world, unit) : [];
      const units = [unit, ...under];
      const sums = await publicSums({ reads, clock }, tenant, world, units, asOf);
      const today = todayOf({ now: toInstant(clock() / 1000), world });
      return {
        figures: sums.map((s) => figureOf(s, wanted, world, today)),
        definitions: measures
          .filter((m) => !wanted || wanted.includes(m.id))
          .map((m) => ({ ...m })),
      };
    },
  );

  app.get(
    `${TENANT}/figures/:measure/records`,
    {
      schema: {
        summary: 'The records behind a figure, newest first',
        tags: ['figures'],
        params: z.strictObject({ tenant, measure: measureId }),
        querystring: query({
          unit: maybe(id),
          category: maybe(id),
          from: maybe(day),
          to: maybe(day),
          asOf: maybe(size),
          after: maybe(cursor),
          limit: limit.default(50),
        }),
        response: {
          200: z.object({
            records: z.array(
              z.object({
                index: z.number(),
                day: z.string(),
                n: z.number(),
                unit: z.string(),
                category: z.string(),
                source: z.string(),
                number: z.string().optional(),
                status: z.string().optional(),
              }),
            ),
            next: z.string().optional(),
          }),
        },
      },
    },
    async (request) => {
      const { tenant, measure } = request.params;
      if (!measureOf(measure)) throw new Refused('unknown-measure');
      const { world } = await store.worldOf(tenant);
      const { lang: _lang, ...asked } = request.query;
      const unit = unitIn(world, asked.unit);
      const { rows, next } = await reads.records(tenant, { ...asked, measure, unit });
      const records = rows.map(({ stream: _s, ...row }) => row);
      return { records, ...(next === undefined ? {} : { next }) };
    },
  );
}

export function unitIn({ people }: World, asked: string | undefined): string {
  const unit = asked ?? people.root;
  if (unit === undefined || !own(people.units, unit)) throw new Refused('unknown-unit');
  return unit;
}

function childrenOf({ people }: World, parent: string): string[] {
  return Object.values(people.units).flatMap((u) => (u.parent === parent ? [u.id] : []));
}

function figureOf(
  { unit, size, values, attestedBefore }: PublicSums,
  wanted: readonly string[] | undefined,
  world: World,
  today: string,
): z.infer<typeof figure> {
  const weights = entryOn(world.catalogue, 'weights', 'weights', today) ?? seededWeights;
  const counted = Object.fromEntries(Object.entries(values).map(([id, v]) => [id, v.shown]));
  const rates = ratesOf(counted, weights);
  const ids = wanted ?? measures.map((m) => m.id);
  return {
    unit,
    size,
    values: Object.fromEntries(ids.map((id) => [id, valueOf(values[id])])),
    ...(attestedBefore === undefined ? {} : { attestedBefore }),
    rates: Object.fromEntries(
      rateIds.map((id) => {
        const { numerator, denominator, value: v, interval } = rates[id];
        return [
          id,
          {
            numerator,
            denominator,
            ...(v === undefined ? {} : { value: v }),
            ...(interval ? { interval: [interval[0], interval[1]] as [number, number] } : {}),
          },
        ];
      }),
    ),
    rankable: (counted['answers'] ?? 0) >= FEWEST_TO_RANK,
  };
}

function valueOf(v: PublicValue | undefined): z.infer<typeof value> {
  const { shown, attested } = v ?? { shown: 0, attested: null };
  if (attested === null) return { shown };
  return attested === 'under5' ? { shown, under5: true } : { shown, attested };
}
