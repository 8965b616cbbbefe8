import { signCheckpoint } from '../../tlog/checkpoint.ts';
import { hold } from '../connection.ts';
import type { Engine } from './engine.ts';

export interface Publishable {
  readonly size: number;
  readonly root: Buffer;
  readonly at: string;
}

/**
 * Signs a head that is durable and publishes it, upward only: a slower process can't take back what
 * a faster one said. Losing a checkpoint in a crash is harmless, for the log is never behind it and
 * the next start publishes again; so the commit doesn't wait for the disk.
 */
export async function publish(
  engine: Engine,
  tenant: string,
  { size, root, at }: Publishable,
): Promise<void> {
  await engine.fault?.('publish');
  const { origin, signer } = await engine.signerOf(tenant);
  const note = signCheckpoint({ origin, size, root, extensions: [] }, [signer]);
  const { client, release } = await hold(engine.pool);
  let destroy = true;
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    const { rowCount } = await client.query({
      name: 'publish',
      text: `insert into checkpoint as c (tenant, size, note, at) values ($1, $2, $3, $4)
        on conflict (tenant) do update
          set size = excluded.size, note = excluded.note, at = excluded.at
          where c.size < excluded.size`,
      values: [tenant, size, note, at],
    });
    await client.query('commit');
    destroy = false;
    if (rowCount !== 0) engine.onPublish?.(tenant, note);
  } finally {
    release(destroy);
  }
  await engine.fault?.('published');
}
