import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { RateLimits } from './deps.ts';
import { Refused } from './refused.ts';

/** Nothing is limited but the routes that take one of `limitsOf`. */
export async function addRateLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refused('too-many-requests', { seconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
}

export interface RouteLimits {
  readonly report: LimitedRoute;
  readonly upload: LimitedRoute;
  /** A page shows many pictures at once. */
  readonly photo: LimitedRoute;
  readonly track: LimitedRoute;
  readonly signIn: LimitedRoute;
}

interface LimitedRoute {
  readonly rateLimit: {
    readonly max: number;
    readonly timeWindow: number;
    readonly groupId: string;
  };
}

/** For a route's `config`: all routes of a group share one count per address. */
const PHOTOS_A_PAGE = 20;

export function limitsOf({ report, upload, track, signIn }: RateLimits): RouteLimits {
  return {
    report: { rateLimit: { max: report, timeWindow: 3_600_000, groupId: 'report' } },
    upload: { rateLimit: { max: upload, timeWindow: 3_600_000, groupId: 'upload' } },
    photo: { rateLimit: { max: track * PHOTOS_A_PAGE, timeWindow: 60_000, groupId: 'photo' } },
    track: { rateLimit: { max: track, timeWindow: 60_000, groupId: 'track' } },
    signIn: { rateLimit: { max: signIn, timeWindow: 60_000, groupId: 'sign-in' } },
  };
}
