import type { Readable } from 'node:stream';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Day } from '../kernel/time.ts';
import type { Store } from '../store/index.ts';
import type { Reads } from '../store/read/reads.ts';

export interface HttpConfig {
  /** The public address, `https://huiyin.example.cn`; absent: what the caller says. */
  readonly origin: string | undefined;
  /** Addresses or ranges whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly rateLimits: RateLimits;
  readonly demo: boolean;
  /** 32 bytes; sessions, slips and demo passwords hang on it. */
  readonly secret: Buffer;
}

/** Each per address: reports and uploads an hour, tracking requests a minute, sign-ins a minute. */
export interface RateLimits {
  readonly report: number;
  readonly upload: number;
  readonly track: number;
  readonly signIn: number;
}

/** Everything that the pages and the API stand on, handed in by the composition root. */
export interface HttpDeps {
  readonly store: Store;
  readonly reads: Reads;
  readonly pool: Pool;
  readonly config: HttpConfig;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: Logger;
  /** A ledger to try an import with, for a demo. */
  readonly exampleLedger?: (today: Day) => Readable;
}
