import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { HttpDeps } from './deps.ts';

/** `/healthz`: the process answers. `/readyz`: the database does too. `/metrics`: on this machine. */
export function addHealth(app: FastifyInstance, { pool }: HttpDeps): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'huiyin_http_request_seconds',
    help: 'Time to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    seconds.observe(labels, reply.elapsedTime / 1000);
  });
  const hidden = { schema: { hide: true }, logLevel: 'silent' as const };
  app.get('/healthz', hidden, async (_request, reply) => reply.type('text/plain').send('ok\n'));
  app.get('/readyz', hidden, async (_request, reply) => {
    await pool.query('select 1');
    return reply.type('text/plain').send('ready\n');
  });
  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
