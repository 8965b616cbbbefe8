import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AuthLibrary } from '../auth/library.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { Importer } from '../../imports/index.ts';
import type { HttpDeps } from '../deps.ts';
import type { Places } from '../../store/places/index.ts';
import type { RouteLimits } from '../rate-limits.ts';

/** The server as routes see it: their schemas type their handlers. */
export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What API routes are given. */
export interface Api extends HttpDeps {
  readonly limits: RouteLimits;
  readonly imports: Importer;
  readonly library: AuthLibrary;
  readonly sessions: Sessions;
  readonly places: Places;
}

/** Where the routes of a tenant begin. */
export const TENANT = '/api/v1/:tenant';
