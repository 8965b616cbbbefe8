import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { Refused } from './refused.ts';

interface Keeping {
  readonly pool: Pool;
  readonly config: { readonly secret: Buffer };
}

/** Where a slip belongs; `raiser` is the hash of the code in it. */
export interface SlipOf {
  readonly tenant: string;
  readonly stream: string;
  readonly raiser: string;
}

/**
 * A sealed slip: the tracking code of a matter that was registered for somebody, kept encrypted
 * until a second person opens it to hand it over (AES-256-GCM under a key of the server's secret).
 */
async function writeSlip(
  { pool, config }: Keeping,
  { tenant, stream, raiser }: SlipOf,
  code: string,
  channel: string,
): Promise<void> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(config.secret), nonce);
  cipher.setAAD(Buffer.from(`${tenant}/${stream}`));
  const sealed = Buffer.concat([cipher.update(code), cipher.final()]);
  await pool.query(
    `insert into slip (tenant, stream, raiser, code_sealed, channel, created_at)
     values ($1, $2, $3, $4, $5, now())`,
    [tenant, stream, raiser, Buffer.concat([nonce, cipher.getAuthTag(), sealed]), channel],
  );
}

/**
 * Writes the slip, then does what makes its code work. A crash in between leaves a slip that opens
 * nothing; the other order could leave a code that nobody has. Where the outcome is unknown it stays.
 */
export async function withSlip<T>(
  keeping: Keeping,
  slip: SlipOf,
  code: string,
  channel: string,
  commit: () => Promise<T>,
): Promise<T> {
  await writeSlip(keeping, slip, code, channel);
  try {
    return await commit();
  } catch (error) {
    const unknown = error instanceof Refused && error.code === 'unknown-outcome';
    if (!unknown) await dropSlip(keeping, slip);
    throw error;
  }
}

/** The newest slip of a matter whose code still works. */
export async function findSlip(
  { pool }: Pick<Keeping, 'pool'>,
  { tenant, stream }: Pick<SlipOf, 'tenant' | 'stream'>,
  live: readonly string[],
): Promise<SlipOf | undefined> {
  const { rows } = await pool.query<{ raiser: string }>(
    `select raiser from slip where tenant = $1 and stream = $2 and raiser = any($3)
     order by created_at desc limit 1`,
    [tenant, stream, live],
  );
  return rows[0] && { tenant, stream, raiser: rows[0].raiser };
}

/** Takes the code out of its envelope, which is destroyed. */
export async function takeSlip(
  { pool, config }: Keeping,
  { tenant, stream, raiser }: SlipOf,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ code_sealed: Buffer }>(
    'delete from slip where tenant = $1 and stream = $2 and raiser = $3 returning code_sealed',
    [tenant, stream, raiser],
  );
  const sealed = rows[0]?.code_sealed;
  if (!sealed) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', keyOf(config.secret), sealed.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(`${tenant}/${stream}`)).setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString();
}

export async function dropSlip({ pool }: Pick<Keeping, 'pool'>, slip: SlipOf): Promise<void> {
  const { tenant, stream, raiser } = slip;
  await pool.query('delete from slip where tenant = $1 and stream = $2 and raiser = $3', [
    tenant,
    stream,
    raiser,
  ]);
}

function keyOf(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'huiyin slips', 32));
}
