import type { FastifyReply, FastifyRequest } from 'fastify';
import { troublePage } from './trouble.ts';
import { visitOf } from './visit.ts';

/** Whether somebody looks for a page, rather than a program for data. */
export function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  const isPlace = !/^\/(api|log)(\/|$)/.test(url);
  return isRead && isPlace && headers.accept?.includes('text/html') === true;
}

/** The answer to an address that no route knows, as a page. */
export function missingPage(
  request: FastifyRequest,
  reply: FastifyReply,
  origin: string | undefined,
): void {
  troublePage(reply, visitOf(request, reply, origin), 'notFound');
}
