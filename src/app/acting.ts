import type { Pool } from 'pg';
import { own } from '../kernel/own.ts';
import { domainParts } from '../store/index.ts';
import { worldReader } from '../store/world.ts';
import { ConfigError } from './config.ts';

/**
 * For whom a command acts: the person behind an account's name, or whose id in the tenant it is.
 * Whoever runs the command has the database; what the person may do is for the rules all the same.
 */
export async function personNamed(pool: Pool, tenant: string, user: string): Promise<string> {
  const { rows } = await pool.query<{ person: string }>(
    `select a.person from person_account a join auth_user u on u.id = a.user_id
     where a.tenant = $1 and u.name = $2`,
    [tenant, user.toLowerCase()],
  );
  if (rows[0]) return rows[0].person;
  const { world } = await worldReader(pool, domainParts)(tenant);
  if (own(world.people.persons, user)) return user;
  throw new ConfigError(
    `${tenant} 里没有账号或人员 ${user}。There is no account or person ${user} in ${tenant}.`,
  );
}
