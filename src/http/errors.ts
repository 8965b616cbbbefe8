import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CommandFailed } from '../store/index.ts';
import type { HttpDeps } from './deps.ts';
import { safeError } from './log-lines.ts';
import { isOutage } from './outage.ts';
import { refusalOf, sendRefusal } from './problem-details.ts';
import { missingPage, wantsPage } from './public/missing.ts';

/** Every error leaves as problem details; what we didn't foresee is logged without its values. */
export function answerErrors(app: FastifyInstance, { log, config }: HttpDeps): void {
  app.setErrorHandler(async (error, request, reply) => {
    const known = refusalOf(error);
    const route = request.routeOptions.url ?? 'none';
    if (known && !(error instanceof CommandFailed)) return sendRefusal(request, reply, known);
    const facts = { route, reqId: request.id, error: safeError(error) };
    if (isOutage(error)) log.warn(facts, 'the database could not be reached');
    else log.error(facts, 'a request failed');
    return sendRefusal(request, reply, known ?? { code: 'unavailable', params: undefined });
  });
  app.setNotFoundHandler(async (request, reply) => answerMissing(request, reply, config.origin));
}

/** An address that no route knows, or that is none: a page for a reader, else problem details. */
export async function answerMissing(
  request: FastifyRequest,
  reply: FastifyReply,
  origin: string | undefined,
): Promise<FastifyReply> {
  if (!wantsPage(request)) {
    return sendRefusal(request, reply, { code: 'not-found', params: undefined });
  }
  missingPage(request, reply, origin);
  return reply;
}
