// `npm run gen:api`: writes the console's types of the API from the routes themselves. The server's
// OpenAPI document is made in this process; routes only touch the store when they are called, so
// neither a database nor a port is needed.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fastifySwagger } from '@fastify/swagger';
import { fastify } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { apiRoutes } from '../src/http/api/routes.ts';
import { withProblemDetails } from '../src/http/openapi.ts';
import { limitsOf } from '../src/http/rate-limits.ts';

export const file = fileURLToPath(new URL('../web/src/api/schema.d.ts', import.meta.url));

/** @returns {Promise<string>} The text of `web/src/api/schema.d.ts` as the routes are now. */
export async function apiTypes() {
  const app = fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Huiyin', version: '1' } },
    transform: jsonSchemaTransform,
    transformObject: withProblemDetails,
  });
  const limits = limitsOf({ report: 1, upload: 1, track: 1, signIn: 1 });
  const parts = /** @type {unknown} */ ({ limits, config: {} });
  await app.register(async (inner) =>
    apiRoutes(
      /** @type {import('../src/http/api/server.ts').Server} */ (/** @type {unknown} */ (inner)),
      /** @type {import('../src/http/api/server.ts').Api} */ (parts),
    ),
  );
  await app.ready();
  const document = /** @type {import('openapi-typescript').OpenAPI3} */ (
    /** @type {unknown} */ (app.swagger())
  );
  await app.close();
  const head = '// Written by `npm run gen:api` from the routes of the server: change those.\n\n';
  const types = head + astToString(await openapiTS(document));
  return format(types, { ...(await resolveConfig(file)), filepath: file });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(file, await apiTypes());
