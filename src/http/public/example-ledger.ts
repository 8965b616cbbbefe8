import type { FastifyInstance } from 'fastify';
import { toInstant } from '../../kernel/time.ts';
import { todayOf } from '../../domain/people/index.ts';
import type { HttpDeps } from '../deps.ts';
import { tenantOf } from '../gate.ts';
import { Refused } from '../refused.ts';

/** In a demo, a ledger to try an import with. */
export function exampleLedgerPage(app: FastifyInstance, { store, clock, exampleLedger }: HttpDeps) {
  app.get('/:tenant/example-ledger.xlsx', async (request, reply) => {
    const tenant = tenantOf(request);
    const isDemo = (await store.tenant(tenant))?.demo;
    if (!isDemo || !exampleLedger) throw new Refused('not-found');
    const { world } = await store.worldOf(tenant);
    const today = todayOf({ now: toInstant(clock() / 1000), world });
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', 'attachment; filename="example-ledger.xlsx"')
      .send(exampleLedger(today));
  });
}
