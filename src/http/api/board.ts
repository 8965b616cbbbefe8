import { z } from 'zod';
import { plusDays, toInstant, type Day } from '../../kernel/time.ts';
import { todayOf } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import { ageBands, bandsOf, daysOfBand } from '../../figures/ageing.ts';
import { monthsOf, periodOf } from '../../figures/course.ts';
import { measureOf } from '../../figures/measures.ts';
import { Refused } from '../refused.ts';
import { cursor, day, id, limit, query, tenant } from './fields.ts';
import { unitIn } from './figures.ts';
import { TENANT, type Api, type Server } from './server.ts';

const maybe = z.exactOptional;
const params = z.strictObject({ tenant });
const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A few at once: each costs a look into its lines. */
const someMeasures = z.string().regex(/^[a-z-]{1,40}(,[a-z-]{1,40}){0,11}$/);
/** What the log shows, by measure. */
const shown = z.record(z.string(), z.number());
const band = z.enum(ageBands.map(({ id }) => id));
const place = { unit: maybe(id), asOf: maybe(size) };

/** What the console's board asks beside the figures themselves: over what the log shows alone. */
export function boardRoutes(app: Server, { store, reads, clock }: Api): void {
  const tags = ['figures'];

  async function worldOf(tenant: string): Promise<{ world: World; today: Day }> {
    const { world } = await store.worldOf(tenant);
    return { world, today: todayOf({ now: toInstant(clock() / 1000), world }) };
  }

  app.get(
    `${TENANT}/figures/days`,
    {
      schema: {
        summary: 'The days of the log, and the log size at the end of one of them',
        tags,
        params,
        querystring: query({ on: maybe(day) }),
        response: {
          200: z.object({
            first: z.string().optional(),
            today: z.string(),
            /** At the end of `on`; of today, which isn't over, there is none. */
            size: z.number().optional(),
          }),
        },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const { on } = request.query;
      const { today } = await worldOf(tenant);
      const first = await reads.firstDay(tenant);
      const [end] =
        on === undefined || on >= today ? [] : await reads.sizesBefore(tenant, [plusDays(on, 1)]);
      return {
        ...(first === undefined ? {} : { first }),
        today,
        ...(end === undefined ? {} : { size: end }),
      };
    },
  );

  app.get(
    `${TENANT}/figures/months`,
    {
      schema: {
        summary: 'Month by month: of stocks what stood at its end, of flows what happened in it',
        tags,
        params,
        querystring: query({
          ...place,
          measure: someMeasures,
          /** The last day that counts; absent: today. */
          on: maybe(day),
          months: z.coerce.number().int().min(1).max(24).default(12),
        }),
        response: {
          200: z.object({
            /** In the unit tree of `asOf`; the last month ends there. */
            months: z.array(z.object({ month: z.string(), values: shown })),
          }),
        },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const { measure, asOf, on, months: most } = request.query;
      const measures = known(measure);
      const { world, today } = await worldOf(tenant);
      const unit = unitIn(world, request.query.unit);
      const first = await reads.firstDay(tenant);
      if (first === undefined) return { months: [] };
      const months = monthsOf(first, on === undefined || on > today ? today : on, most);
      const { size: now } = await reads.sums(tenant, { unit, measures: [] });
      const end = Math.min(asOf ?? now, now);
      const starts = await reads.sizesBefore(
        tenant,
        months.map((month) => `${month}-01`),
      );
      const sizes = [...starts.map((start) => Math.min(start, end)), end];
      const sums = await reads.course(tenant, { unit, measures }, sizes, end);
      const plain = sums.map(({ values }) =>
        Object.fromEntries(measures.map((id) => [id, values[id]?.shown ?? 0])),
      );
      return {
        months: months.map((month, i) => ({
          month,
          values: only(measures, periodOf(plain[i] ?? {}, plain[i + 1] ?? {})),
        })),
      };
    },
  );

  app.get(
    `${TENANT}/figures/categories`,
    {
      schema: {
        summary: 'Figures of a unit and all under it, by category',
        tags,
        params,
        querystring: query({ ...place, measure: someMeasures }),
        response: {
          200: z.object({ categories: z.array(z.object({ category: z.string(), values: shown })) }),
        },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const { lang: _lang, measure, ...asked } = request.query;
      const measures = known(measure);
      const { world } = await worldOf(tenant);
      const unit = unitIn(world, asked.unit);
      const found = await reads.categories(tenant, { ...asked, unit, measures });
      return {
        categories: found.map(({ category, values }) => ({
          category,
          values: only(measures, values),
        })),
      };
    },
  );

  app.get(
    `${TENANT}/figures/ageing`,
    {
      schema: {
        summary: 'Open listings by how long they have stood',
        tags,
        params,
        querystring: query({ ...place, on: maybe(day) }),
        response: {
          200: z.object({ bands: z.array(z.object({ band, n: z.number() })) }),
        },
      },
    },
    async (request) => {
      const { tenant } = request.params;
      const { lang: _lang, on, ...asked } = request.query;
      const { world, today } = await worldOf(tenant);
      const since = await reads.ages(tenant, { ...asked, unit: unitIn(world, asked.unit) });
      return { bands: [...bandsOf(since, on ?? today)] };
    },
  );

  app.get(
    `${TENANT}/figures/ageing/:band/records`,
    {
      schema: {
        summary: 'The open listings of an age, the oldest first',
        tags,
        params: z.strictObject({ tenant, band }),
        querystring: query({
          ...place,
          on: maybe(day),
          after: maybe(cursor),
          limit: limit.default(50),
        }),
        response: {
          200: z.object({
            records: z.array(
              z.object({
                since: z.string(),
                number: z.string().optional(),
                lead: z.string().optional(),
                category: z.string().optional(),
              }),
            ),
            next: z.string().optional(),
          }),
        },
      },
    },
    async (request) => {
      const { tenant, band } = request.params;
      const { lang: _lang, on, ...asked } = request.query;
      const { world, today } = await worldOf(tenant);
      const { from, to } = daysOfBand(band, on ?? today);
      const { rows, next } = await reads.aged(tenant, {
        ...asked,
        unit: unitIn(world, asked.unit),
        ...(from === undefined ? {} : { from }),
        to,
      });
      return { records: [...rows], ...(next === undefined ? {} : { next }) };
    },
  );
}

function known(list: string): readonly string[] {
  const measures = list.split(',');
  if (measures.some((id) => measureOf(id) === undefined)) throw new Refused('unknown-measure');
  return measures;
}

function only(measures: readonly string[], values: { readonly [measure: string]: number }) {
  return Object.fromEntries(measures.map((id) => [id, values[id] ?? 0]));
}
