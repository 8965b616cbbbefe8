import { fastifySwagger } from '@fastify/swagger';
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { apiRoutes } from './api/routes.ts';
import { openLibrary } from './auth/library.ts';
import { openSessions } from './auth/sessions.ts';
import { checkText } from './clean-text.ts';
import { openPlaces } from '../store/places/index.ts';
import { addConsole } from './console.ts';
import { openImporter } from '../imports/index.ts';
import type { HttpDeps } from './deps.ts';
import { answerErrors, answerMissing } from './errors.ts';
import { guardRoutes } from './gate.ts';
import { addHealth } from './health.ts';
import { withProblemDetails } from './openapi.ts';
import { checkOrigin } from './origin-check.ts';
import { exampleLedgerPage } from './public/example-ledger.ts';
import { publicPages } from './public/plugin.ts';
import { addRateLimits, limitsOf } from './rate-limits.ts';
import { addSecurityHeaders } from './security-headers.ts';

const BODY_LIMIT = 64 * 1024;

/**
 * The whole web server: API, pages, console, log and health. `app.close()` lets requests in flight
 * end; the pool and the store stay the caller's.
 */
export async function buildApp(deps: HttpDeps): Promise<FastifyInstance> {
  const { config, log } = deps;
  // What Fastify itself would log names addresses, and codes in paths: it is silent below "warn".
  const logger: FastifyBaseLogger = log.child({}, { level: 'warn' });
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // A phone on a bad line sends six photos with a form.
    requestTimeout: 120_000,
    return503OnClosing: true,
    // Of an address that can't be read no hook hears; what it says, a code perhaps, isn't repeated.
    frameworkErrors: (_error, request, reply) =>
      void answerMissing(request, reply.header('referrer-policy', 'no-referrer'), config.origin),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const library = await openLibrary(deps);
  const sessions = openSessions(deps.pool, library);

  answerErrors(app, deps);
  app.addHook('onRequest', async (request) => checkOrigin(request, config));
  app.addHook('preValidation', async ({ params, query, body }) => {
    checkText(params);
    checkText(query);
    if (!Buffer.isBuffer(body)) checkText(body);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, id: reqId } = request;
    const route = request.routeOptions.url ?? 'none';
    if (request.routeOptions.logLevel === 'silent') return;
    log.info(
      { reqId, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  await addSecurityHeaders(app, config);
  await addRateLimits(app);
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Huiyin', version: '1', description: '件件有着落，事事有回音。' },
    },
    transform: jsonSchemaTransform,
    transformObject: withProblemDetails,
  });
  guardRoutes(app, deps, sessions);
  addHealth(app, deps);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  const { pool, store, clock } = deps;
  const places = openPlaces({ pool, store, secret: config.secret, log });
  app.addHook('onClose', () => places.close());
  const imports = openImporter({ store, pool, secret: config.secret, clock, log });
  app.addHook('onReady', async () => {
    imports.start();
  });
  app.addHook('onClose', () => imports.stop());
  const api = { ...deps, limits: limitsOf(config.rateLimits), library, sessions, places, imports };
  // As a plugin, so that the hooks and the list of routes above are in place when it registers.
  await app.register(async (inner) => apiRoutes(inner.withTypeProvider<ZodTypeProvider>(), api));
  await addConsole(app);
  await app.register(async (inner) => publicPages(inner, deps));
  exampleLedgerPage(app, deps);
  await app.ready();
  return app;
}
