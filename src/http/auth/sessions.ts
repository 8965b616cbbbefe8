import type { IncomingHttpHeaders } from 'node:http';
import type { Pool } from 'pg';
import type { AuthLibrary } from './library.ts';

export interface Sessions {
  /** The user of the session cookie, if there is a live one. */
  userOf(headers: IncomingHttpHeaders): Promise<{ id: string; username: string } | undefined>;
  /** Who that user is in a tenant. */
  personOf(user: string, tenant: string): Promise<string | undefined>;
  /** Every place in which the user is somebody. */
  placesOf(user: string): Promise<readonly { tenant: string; person: string }[]>;
}

export function openSessions(pool: Pool, library: AuthLibrary): Sessions {
  return {
    async userOf({ cookie }) {
      if (cookie === undefined || !cookie.includes('huiyin.')) return undefined;
      const found = await library.api.getSession({ headers: new Headers({ cookie }) });
      return found ? { id: found.user.id, username: found.user.name } : undefined;
    },
    async personOf(user, tenant) {
      const { rows } = await pool.query<{ person: string }>({
        name: 'person-of-user',
        text: 'select person from person_account where user_id = $1 and tenant = $2',
        values: [user, tenant],
      });
      return rows[0]?.person;
    },
    async placesOf(user) {
      const { rows } = await pool.query<{ tenant: string; person: string }>(
        'select tenant, person from person_account where user_id = $1 order by tenant',
        [user],
      );
      return rows;
    },
  };
}
