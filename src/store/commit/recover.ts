import { hold } from '../connection.ts';
import type { Engine } from './engine.ts';
import type { Decided } from './batch.ts';
import { lock } from './load.ts';

/**
 * Finds out what became of a commit that was asked for and not answered: waits for the head's lock
 * and looks whether the log has this batch's leaves. (They carry 32 random bytes for each part; two
 * batches without parts that are equal to the byte record the same facts at the same places, and
 * then one answer fits both.) A batch that recorded nothing is known by the answers that it keeps.
 *
 * What didn't land never will: the connection in doubt may have been still before its lock, so the
 * head's version, which every write asks for, is moved on.
 *
 * Throws if the database can't be asked.
 */
export async function hasLanded(
  engine: Engine,
  tenant: string,
  { first, leaves, rows }: Decided,
): Promise<boolean> {
  const { client, release } = await hold(engine.pool);
  let destroy = true;
  try {
    await client.query('begin');
    await lock(client, tenant);
    const { rows: events } = await client.query<{ leaf: string }>(
      'select leaf from event where tenant = $1 and index >= $2 and index < $3 order by index',
      [tenant, first, first + leaves.length],
    );
    const [kept] = rows?.idempotency ?? [];
    const { rowCount: answers } = await client.query(
      `select from idempotency where tenant = $1 and key_hash = decode($2, 'hex')
       and answer = decode($3, 'base64')`,
      [tenant, kept?.hash ?? '', kept?.answer ?? ''],
    );
    const isThere =
      leaves.length === 0
        ? answers === 1
        : events.length === leaves.length && events.every(({ leaf }, i) => leaf === leaves[i]);
    if (!isThere) {
      await client.query('update head set version = version + 1 where tenant = $1', [tenant]);
    }
    await client.query('commit');
    destroy = false;
    return isThere;
  } finally {
    release(destroy);
  }
}
