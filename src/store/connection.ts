import type { Pool, PoolClient } from 'pg';

export interface Held {
  readonly client: PoolClient;
  /** Gives the connection back, or ends it if its transaction may be in any state. */
  readonly release: (destroy: boolean) => void;
}

/**
 * A connection of the pool for a transaction. One that breaks between two queries says so by an
 * event, which would end the process if nobody listened; the next query on it fails anyway.
 */
export async function hold(pool: Pool): Promise<Held> {
  const client = await pool.connect();
  client.on('error', ignore);
  return {
    client,
    release(destroy) {
      // A connection that is ended can still speak up, so it keeps its listener.
      if (!destroy) client.off('error', ignore);
      client.release(destroy);
    },
  };
}

function ignore(): void {
  // The next query on the connection tells.
}
