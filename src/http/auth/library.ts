import { hkdfSync } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { twoFactor, username } from 'better-auth/plugins';
import type { HttpDeps } from '../deps.ts';
import { migrateAuth } from './tables.ts';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;
export const USERNAME = /^[A-Za-z0-9_.-]{3,30}$/;

export type AuthLibrary = Awaited<ReturnType<typeof openLibrary>>;

/**
 * better-auth on our pool: names or mail addresses with passwords, sessions in cookies, TOTP. Nobody
 * signs up by themselves, and neither addresses nor browsers of staff are kept.
 */
export async function openLibrary({
  pool,
  config,
  log,
}: Pick<HttpDeps, 'pool' | 'config' | 'log'>) {
  const options = {
    appName: 'Huiyin',
    basePath: '/api/auth',
    // Requests say under which address they came; the library only wants one to be there.
    baseURL: config.origin ?? 'http://localhost',
    secret: secretOf(config.secret, 'huiyin sessions'),
    database: pool,
    telemetry: { enabled: false },
    // The server limits sign-ins itself, by address behind trusted proxies only (rate-limits.ts).
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: 12 * 3_600, updateAge: 3_600 },
    account: { modelName: 'auth_credential' },
    verification: { modelName: 'auth_verification' },
    advanced: {
      cookiePrefix: 'huiyin',
      useSecureCookies: config.origin?.startsWith('https://') === true,
      ipAddress: { disableIpTracking: true },
      // origin-check.ts looks at every request that changes something, sign-ins too.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    // What it didn't foresee is thrown to our error handler, not printed with its values.
    onAPIError: { throw: true },
    logger: {
      log: (level: 'debug' | 'info' | 'success' | 'warn' | 'error', message: string) => {
        // Its further arguments hold requests and users.
        if (level === 'warn' || level === 'error')
          log[level]({ auth: firstWords(message) }, 'auth');
      },
    },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 30,
        usernameValidator: (name: string) => USERNAME.test(name),
      }),
      twoFactor({ issuer: 'Huiyin', schema: { twoFactor: { modelName: 'auth_two_factor' } } }),
    ],
  };
  const library = betterAuth(options);
  await migrateAuth(pool, async () => {
    await (await getMigrations(options)).runMigrations();
  });
  return library;
}

/** A key for one purpose (HKDF, RFC 5869), as text. */
export function secretOf(secret: Buffer, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)).toString('base64url');
}

/** The library's messages are sentences without values, up to the first quotation. */
function firstWords(message: string): string {
  return (/^[A-Za-z ,.'-]{0,80}/.exec(message) ?? [''])[0];
}
