import { hold } from '../connection.ts';
import type { Engine } from './engine.ts';
import type { Decided } from './batch.ts';

/**
 * Finds out what became of a commit that was asked for and not answered. Waits for the head's lock,
 * which the connection in doubt holds until it has ended either way, and looks whether the log has
 * this batch's leaves. (They carry 32 random bytes for each part; two batches without parts that
 * are equal to the byte record the same facts at the same places, and then one answer fits both.)
 *
 * Throws if the database can't be asked.
 */
export async function hasLanded(
  engine: Engine,
  tenant: string,
  { first, leaves, head }: Decided,
): Promise<boolean> {
  const { client, release } = await hold(engine.pool);
  let destroy = true;
  try {
    await client.query('begin');
    const { rows: heads } = await client.query<{ version: string }>(
      'select version from head where tenant = $1 for update',
      [tenant],
    );
    const { rows } = await client.query<{ leaf: string }>(
      'select leaf from event where tenant = $1 and index >= $2 and index < $3 order by index',
      [tenant, first, first + leaves.length],
    );
    await client.query('rollback');
    destroy = false;
    if (leaves.length === 0) return Number(heads[0]?.version) === head?.version;
    return rows.length === leaves.length && rows.every(({ leaf }, i) => leaf === leaves[i]);
  } finally {
    release(destroy);
  }
}
