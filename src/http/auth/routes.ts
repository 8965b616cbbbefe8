import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Api, Server } from '../api/server.ts';
import { originOf } from '../origin-check.ts';
import { Refused } from '../refused.ts';
import type { AnyRefusal } from '../../texts/index.ts';

const code = z.string().min(1).max(40);
const password = z.string().min(1).max(128);
const nothing = z.strictObject({}).optional();

/** The doors of the auth library that are open, with what goes through them. */
const posts = {
  'sign-in/username': z.strictObject({ username: z.string().min(1).max(60), password }),
  'sign-in/email': z.strictObject({ email: z.string().min(3).max(200), password }),
  'sign-out': nothing,
  'change-password': z.strictObject({
    currentPassword: password,
    newPassword: password,
    revokeOtherSessions: z.exactOptional(z.boolean()),
  }),
  'revoke-other-sessions': nothing,
  'two-factor/enable': z.strictObject({ password }),
  'two-factor/disable': z.strictObject({ password }),
  'two-factor/verify-totp': z.strictObject({ code, trustDevice: z.exactOptional(z.boolean()) }),
  'two-factor/verify-backup-code': z.strictObject({ code }),
} as const;

/** Where somebody could guess. */
const guarded = ['sign-in/username', 'sign-in/email', 'change-password'];

/** `/api/auth/…`: the library answers, and its errors leave as ours. */
export function authRoutes(app: Server, api: Api): void {
  for (const [path, body] of Object.entries(posts)) {
    const isGuarded = guarded.includes(path) || path.startsWith('two-factor/');
    app.post(
      `/api/auth/${path}`,
      {
        ...(isGuarded ? { config: api.limits.signIn } : {}),
        schema: { tags: ['auth'], body, summary: path },
      },
      async (request, reply) => forward(api, request, reply),
    );
  }
  for (const path of ['get-session', 'list-sessions']) {
    app.get(`/api/auth/${path}`, { schema: { tags: ['auth'] } }, async (request, reply) =>
      forward(api, request, reply),
    );
  }
}

async function forward({ library, config }: Api, request: FastifyRequest, reply: FastifyReply) {
  const answer = await library.handler(requestOf(request, originOf(request, config)));
  return relay(answer, reply);
}

/** A request of ours as the library reads it. */
function requestOf(request: FastifyRequest, origin: string): Request {
  const { cookie } = request.headers;
  const headers = new Headers({ ...(cookie === undefined ? {} : { cookie }) });
  headers.set('origin', origin);
  const path = request.url.split('?')[0] ?? '/';
  if (request.method === 'GET') return new Request(new URL(path, origin), { headers });
  headers.set('content-type', 'application/json');
  const body = JSON.stringify(request.body ?? {});
  return new Request(new URL(path, origin), { method: 'POST', headers, body });
}

/** Hands on what the library answered; throws its refusals as ours. */
export async function relay(answer: Response, reply: FastifyReply): Promise<FastifyReply> {
  const text = await answer.text();
  if (answer.status >= 400) {
    const code = refusalOf(answer.status, text);
    throw new Refused(code, code === 'bad-input' ? { fields: fieldsIn(text) } : undefined);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return reply
    .code(answer.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(withoutTokens(text)));
}

/** The session's token belongs in the cookie, where no script reads it. */
function withoutTokens(text: string): unknown {
  const keep = (key: string, value: unknown) => (key === 'token' ? undefined : value);
  return text === '' ? {} : JSON.parse(text, keep);
}

function refusalOf(status: number, text: string): AnyRefusal {
  const code = codeIn(text);
  if (code.startsWith('PASSWORD_TOO')) return 'bad-password';
  if (code.startsWith('INVALID') || code === 'CREDENTIAL_ACCOUNT_NOT_FOUND')
    return 'wrong-password';
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'not-allowed';
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'unavailable' : 'bad-input';
}

/** The library names them in its message, `[body.code] Invalid input`. */
function fieldsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/\[body\.(\w{1,60})\]/g)].map(([, field]) => field ?? '');
  return named.length > 0 ? named : ['body'];
}

function codeIn(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
}
