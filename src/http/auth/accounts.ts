import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Actor } from '../../kernel/decider.ts';
import type { Store } from '../../store/index.ts';
import { accepted } from '../outcome.ts';
import { Refused } from '../refused.ts';
import { MAX_PASSWORD, MIN_PASSWORD, USERNAME, type AuthLibrary } from './library.ts';

const LINK_DAYS = 7;

export interface SetupFor {
  readonly tenant: string;
  readonly person: string;
}

/**
 * A one-time link with which a person chooses a name and password: the path behind the server's
 * address. An earlier link of the same person stops working. The only way to one, so that the log
 * has them all: whoever has a link can sign in as that person. Throws Refused.
 */
export async function invite(
  { store, pool }: { readonly store: Pick<Store, 'commit'>; readonly pool: Pool },
  { tenant, person }: SetupFor,
  actor: Actor,
): Promise<string> {
  const { rowCount } = await pool.query(
    'select from person_account where tenant = $1 and person = $2',
    [tenant, person],
  );
  const replaces = rowCount === 0 ? {} : { replaces: true };
  // Before the link is there.
  accepted(
    await store.commit(tenant, {
      actor,
      command: { stream: 'people/all', name: 'invite', data: { person, ...replaces } },
    }),
  );
  return createSetupLink(pool, { tenant, person });
}

async function createSetupLink(pool: Pool, { tenant, person }: SetupFor): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await pool.query('delete from setup_link where tenant = $1 and person = $2', [tenant, person]);
  await pool.query(
    `insert into setup_link (token_hash, tenant, person, expires_at)
     values ($1, $2, $3, now() + make_interval(days => $4))`,
    [hashOf(token), tenant, person, LINK_DAYS],
  );
  return `/console/setup/${token}`;
}

export async function readSetupLink(pool: Pool, token: string): Promise<SetupFor> {
  const { rows } = await pool.query<SetupFor>(
    'select tenant, person from setup_link where token_hash = $1 and expires_at > now()',
    [hashOf(token)],
  );
  const found = rows[0];
  if (!found) throw new Refused('bad-setup-link');
  return found;
}

/** Makes the account and uses the link up. A person's earlier account loses this place. */
export async function useSetupLink(
  pool: Pool,
  library: AuthLibrary,
  token: string,
  login: { readonly username: string; readonly password: string },
): Promise<SetupFor> {
  const { tenant, person } = await readSetupLink(pool, token);
  const user = await createUser(library, login);
  const used = await pool.query('delete from setup_link where token_hash = $1 returning 1', [
    hashOf(token),
  ]);
  if (used.rowCount !== 1) throw new Refused('bad-setup-link');
  await linkAccount(pool, user, { tenant, person });
  return { tenant, person };
}

export async function createUser(
  library: AuthLibrary,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<string> {
  if (!USERNAME.test(username)) throw new Refused('bad-username');
  if (password.length < MIN_PASSWORD || password.length > MAX_PASSWORD) {
    throw new Refused('bad-password');
  }
  const context = await library.$context;
  const name = username.toLowerCase();
  // The library wants an address; `.invalid` (RFC 2606) is nobody's.
  const email = `${name}@account.invalid`;
  if (await context.internalAdapter.findUserByEmail(email)) throw new Refused('username-taken');
  const user = await context.internalAdapter.createUser(
    { email, emailVerified: false, name, username: name, displayUsername: username },
    { method: 'admin' },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await context.password.hash(password),
  });
  return user.id;
}

export async function linkAccount(
  pool: Pool,
  user: string,
  { tenant, person }: SetupFor,
): Promise<void> {
  await pool.query(
    `insert into person_account (user_id, tenant, person) values ($1, $2, $3)
     on conflict (tenant, person) do update set user_id = excluded.user_id`,
    [user, tenant, person],
  );
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
