import { isAbsolute, resolve } from 'node:path';

/** Everything that the environment may set. The README's table is the same list. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** The public address, `https://huiyin.example.cn`; absent: the address it listens on. */
  readonly origin: string | undefined;
  /** Addresses or ranges whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly rateLimits: RateLimits;
  readonly demo: boolean | undefined;
  /** The tenant that a first start outside the demo makes. */
  readonly tenant: string;
}

export interface RateLimits {
  /** Reports and uploads an hour, tracking requests a minute, sign-ins a minute: each per address. */
  readonly report: number;
  readonly upload: number;
  readonly track: number;
  readonly signIn: number;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    host: text(env, 'HOST') ?? '127.0.0.1',
    port: number(env, 'PORT', 8080, 0, 65_535),
    dataDir: absolute(text(env, 'HUIYIN_DATA') ?? './data'),
    databaseUrl: databaseUrl(env),
    origin: origin(env),
    trustedProxies: (text(env, 'HUIYIN_TRUSTED_PROXIES') ?? '')
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean),
    rateLimits: {
      report: number(env, 'HUIYIN_RATE_REPORT', 20, 1, 1_000_000),
      upload: number(env, 'HUIYIN_RATE_UPLOAD', 120, 1, 1_000_000),
      track: number(env, 'HUIYIN_RATE_TRACK', 60, 1, 1_000_000),
      signIn: number(env, 'HUIYIN_RATE_SIGN_IN', 10, 1, 1_000_000),
    },
    demo: flag(env, 'HUIYIN_DEMO'),
    tenant: text(env, 'HUIYIN_TENANT') ?? 'main',
  };
}

/**
 * Whether this start shows the demo: when asked; else only for a new data folder, on the embedded
 * database, on a loopback address that no public address stands for. `isNew` tells whether the
 * folder holds nothing yet.
 */
export function wantsDemo(config: Config, isNew: boolean): boolean {
  if (config.demo !== undefined) return config.demo;
  const isOurs = config.origin === undefined || isLoopback(new URL(config.origin).hostname);
  return isNew && config.databaseUrl === undefined && isLoopback(config.host) && isOurs;
}

export function isLoopback(host: string): boolean {
  return /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/.test(host);
}

function text(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

function number(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const value = text(env, name);
  if (value === undefined) return fallback;
  const n = Number(value);
  if (!Number.isInteger(n) || n < least || n > most) {
    throw new ConfigError(
      `${name} must be a whole number from ${String(least)} to ${String(most)}; it is "${value}".`,
    );
  }
  return n;
}

function flag(env: NodeJS.ProcessEnv, name: string): boolean | undefined {
  const value = text(env, name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (['1', 'true', 'yes', 'on'].includes(value)) return true;
  if (['0', 'false', 'no', 'off'].includes(value)) return false;
  throw new ConfigError(`${name} must be 1 or 0; it is "${value}".`);
}

function databaseUrl(env: NodeJS.ProcessEnv): string | undefined {
  const value = text(env, 'DATABASE_URL');
  if (value === undefined) return undefined;
  // The value itself may hold a password: it is never printed.
  if (!/^postgres(ql)?:\/\//.test(value))
    throw new ConfigError('DATABASE_URL must begin with postgres://');
  return value;
}

function origin(env: NodeJS.ProcessEnv): string | undefined {
  const value = text(env, 'HUIYIN_ORIGIN');
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new ConfigError(
      `HUIYIN_ORIGIN must be an address such as https://huiyin.example.cn; it is "${value}".`,
    );
  }
  return new URL(value).origin;
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(process.cwd(), path);
}
