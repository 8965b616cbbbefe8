import { Readable } from 'node:stream';
import { z } from 'zod';
import { toInstant, type Day } from '../../kernel/time.ts';
import { todayOf } from '../../domain/people/index.ts';
import { writeCsv } from '../../documents/index.ts';
import {
  dictionary,
  dictionaryColumns,
  dictionaryRows,
  openColumns,
} from '../../figures/dictionary.ts';
import { measures } from '../../figures/measures.ts';
import { isListed, publicValues } from '../../figures/public.ts';
import { attestedTotals } from '../public-sums.ts';
import { sizeOf } from '../receipt.ts';
import { Refused } from '../refused.ts';
import { query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';

const file = z.object({
  huiyin: z.literal('figures@v1'),
  tenant: z.string(),
  origin: z.string(),
  size: z.number(),
  /** The signed note of that size. */
  checkpoint: z.string(),
  /** The local day at whose start the attested totals stand. */
  attestedBefore: z.string(),
  figures: z.array(
    z.object({
      measure: z.string(),
      version: z.number(),
      unit: z.string(),
      shown: z.number(),
      /** Null below the root, where it isn't told; else in steps of 5. */
      attested: z.union([z.literal('under5'), z.number()]).nullable(),
    }),
  ),
});

const inBoth = z.object({ zh: z.string(), en: z.string() });
const dictionaryFile = z.object({
  huiyin: z.literal('dictionary@v1'),
  columns: z.array(z.object({ column: z.string(), names: inBoth, definition: inBoth })),
  measures: z.array(
    z.object({
      measure: z.string(),
      version: z.number(),
      names: inBoth,
      definition: inBoth,
      unit: inBoth,
      nature: z.enum(['stock', 'flow']),
      time: z.enum(['recorded', 'claimed']),
      timeBasis: inBoth,
    }),
  ),
});
export type FiguresFile = z.infer<typeof file>;

/**
 * Every figure of every unit as of a signed checkpoint: `huiyin verify` recomputes what the log
 * shows. A file of a size is made once and kept until the log has grown or the day is over.
 */
export function openDataRoutes(app: Server, api: Api): void {
  const kept = new Map<string, { size: number; day: Day; file: Promise<FiguresFile> }>();
  const schema = {
    tags: ['figures'],
    params: z.strictObject({ tenant }),
    querystring: query({}),
  };

  async function current(tenant: string): Promise<FiguresFile> {
    const checkpoint = await api.store.logs.checkpoint(tenant);
    const size = checkpoint === undefined ? undefined : sizeOf(checkpoint);
    if (checkpoint === undefined || size === undefined) throw new Refused('unknown-tenant');
    const { world } = await api.store.worldOf(tenant);
    const day = todayOf({ now: toInstant(api.clock() / 1000), world });
    const known = kept.get(tenant);
    if (known?.size === size && known.day === day) return known.file;
    const made = { size, day, file: make(api, tenant, checkpoint, size, day) };
    kept.set(tenant, made);
    made.file.catch(() => kept.delete(tenant));
    return made.file;
  }

  app.get(
    `${TENANT}/open-data.json`,
    {
      config: api.limits.track,
      schema: { ...schema, summary: 'All figures as of a checkpoint', response: { 200: file } },
    },
    async (request) => current(request.params.tenant),
  );

  app.get(
    `${TENANT}/open-data.csv`,
    { config: api.limits.track, schema: { ...schema, summary: 'The same as a table' } },
    async (request, reply) => {
      const { tenant, size, figures } = await current(request.params.tenant);
      const head = openColumns.map(({ column }) => column).join(',');
      const lines = figures.map(({ measure, version, unit, shown, attested }) =>
        [tenant, size, measure, version, unit, shown, attested ?? ''].join(','),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${tenant}-${String(size)}.csv"`)
        .header('link', `</api/v1/${tenant}/open-data/dictionary.csv>; rel="describedby"`)
        .send(`${[head, ...lines].join('\r\n')}\r\n`);
    },
  );

  app.get(
    `${TENANT}/open-data/dictionary.json`,
    {
      config: api.limits.track,
      schema: {
        ...{ ...schema, summary: 'What each column and each measure of the open data is' },
        response: { 200: dictionaryFile },
      },
    },
    () => dictionary() as z.infer<typeof dictionaryFile>,
  );

  app.get(
    `${TENANT}/open-data/dictionary.csv`,
    { config: api.limits.track, schema: { ...schema, summary: 'The same as a table' } },
    (request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="${request.params.tenant}-dictionary.csv"`,
        )
        .send(Readable.from(writeCsv(dictionaryColumns, dictionaryRows(dictionary())))),
  );
}

async function make(
  { store, reads, clock }: Api,
  tenant: string,
  checkpoint: string,
  size: number,
  day: Day,
): Promise<FiguresFile> {
  const [{ world }, found] = await Promise.all([store.worldOf(tenant), store.tenant(tenant)]);
  const totals = await attestedTotals({ reads, clock }, tenant, world);
  const figures: FiguresFile['figures'] = [];
  for (const unit of Object.keys(world.people.units)) {
    let sums = await reads.sums(tenant, { unit, asOf: size });
    // Sums of now may already count a batch more than the checkpoint; then there are sums of then.
    if (sums.size !== size) sums = await reads.sums(tenant, { unit, asOf: size });
    const values = publicValues(sums.values, unit === world.people.root ? totals : undefined);
    for (const { id, version } of measures) {
      const value = values[id];
      if (value && isListed(value)) figures.push({ measure: id, version, unit, ...value });
    }
  }
  const origin = found?.origin ?? '';
  const attestedBefore = totals?.before ?? day;
  return { huiyin: 'figures@v1', tenant, origin, size, checkpoint, attestedBefore, figures };
}
