import { z } from 'zod';
import { measures } from '../../figures/measures.ts';
import { sizeOf } from '../receipt.ts';
import { Refused } from '../refused.ts';
import { query, tenant } from './fields.ts';
import { shownValue } from './figures.ts';
import { TENANT, type Api, type Server } from './server.ts';

const file = z.object({
  huiyin: z.literal('figures@v1'),
  tenant: z.string(),
  origin: z.string(),
  size: z.number(),
  /** The signed note of that size. */
  checkpoint: z.string(),
  figures: z.array(
    z.object({
      measure: z.string(),
      version: z.number(),
      unit: z.string(),
      shown: z.number(),
      /** Null when it is under 5. */
      attested: z.number().nullable(),
    }),
  ),
});
export type FiguresFile = z.infer<typeof file>;

/**
 * Every figure of every unit as of a signed checkpoint: `huiyin verify` recomputes what the log
 * shows. A file of a size is made once and kept until the log has grown.
 */
export function openDataRoutes(app: Server, api: Api): void {
  const kept = new Map<string, { size: number; file: Promise<FiguresFile> }>();
  const schema = {
    tags: ['figures'],
    params: z.strictObject({ tenant }),
    querystring: query({}),
  };

  async function current(tenant: string): Promise<FiguresFile> {
    const checkpoint = await api.store.logs.checkpoint(tenant);
    const size = checkpoint === undefined ? undefined : sizeOf(checkpoint);
    if (checkpoint === undefined || size === undefined) throw new Refused('unknown-tenant');
    const known = kept.get(tenant);
    if (known?.size === size) return known.file;
    const made = { size, file: make(api, tenant, checkpoint, size) };
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
      const head = 'tenant,size,measure,version,unit,shown,attested';
      const lines = figures.map(({ measure, version, unit, shown, attested }) =>
        [tenant, size, measure, version, unit, shown, attested ?? 'under5'].join(','),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${tenant}-${String(size)}.csv"`)
        .send(`${[head, ...lines].join('\r\n')}\r\n`);
    },
  );
}

async function make(
  { store, reads }: Api,
  tenant: string,
  checkpoint: string,
  size: number,
): Promise<FiguresFile> {
  const [{ world }, found] = await Promise.all([store.worldOf(tenant), store.tenant(tenant)]);
  const figures: FiguresFile['figures'] = [];
  for (const unit of Object.keys(world.people.units)) {
    let sums = await reads.sums(tenant, { unit, asOf: size });
    // Sums of now may already count a batch more than the checkpoint; then there are sums of then.
    if (sums.size !== size) sums = await reads.sums(tenant, { unit, asOf: size });
    const { values } = sums;
    for (const { id, version } of measures) {
      const value = values[id];
      if (!value) continue;
      const { shown, attested } = shownValue(value);
      figures.push({ measure: id, version, unit, shown, attested: attested ?? null });
    }
  }
  const origin = found?.origin ?? '';
  return { huiyin: 'figures@v1', tenant, origin, size, checkpoint, figures };
}
