import type { FastifyRequest } from 'fastify';
import type { HttpConfig } from './deps.ts';
import { Refused } from './refused.ts';

const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** A name or an address, with a port perhaps. Names of containers may have underscores. */
const HOST = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/;

/** The server's own address as the caller knows it; refuses a Host that can be none. */
export function originOf(request: FastifyRequest, config: Pick<HttpConfig, 'origin'>): string {
  if (config.origin !== undefined) return config.origin;
  const origin = `${request.protocol}://${request.host}`;
  if (!HOST.test(request.host) || !URL.canParse(origin)) {
    throw new Refused('bad-input', { fields: ['host'] });
  }
  return origin;
}

/**
 * Refuses what another site makes a browser send (with SameSite cookies, OWASP's "Verifying Origin
 * With Standard Headers"). Programs that are no browsers send neither header.
 */
export function checkOrigin(request: FastifyRequest, config: Pick<HttpConfig, 'origin'>): void {
  if (SAFE.includes(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site === 'cross-site' || site === 'same-site') throw new Refused('foreign-origin');
  // A page that is told to be no referrer sends its own forms with an opaque origin.
  if (origin === 'null' && (site === 'same-origin' || isSecretPath(request))) return;
  if (origin !== undefined && origin !== originOf(request, config)) {
    throw new Refused('foreign-origin');
  }
}

/** Nobody can send a form to an address that they don't know: browsers without Sec-Fetch-Site need it. */
function isSecretPath({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === '/:tenant/track/:code';
}
