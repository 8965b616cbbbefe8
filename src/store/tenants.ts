import type { Pool } from 'pg';
import { refuse, type Refusal } from '../kernel/refusal.ts';
import { toInstant } from '../kernel/time.ts';
import { isKeyName, privateKeyFromPkcs8 } from '../tlog/key.ts';
import { noteSigner, type Signer } from '../tlog/note.ts';
import { emptyEdge, encodeEdge, rootOf } from '../tlog/tree.ts';
import { deriveKey, newSigningKey, seal, unseal } from './keys.ts';
import type { Names, NewTenant, Tenant } from './store.ts';

const NAME = /^[a-z][a-z0-9-]{1,30}$/;

/** First segments of paths that are, or may come to be, something else than a tenant. */
export const reservedNames: readonly string[] = [
  'about',
  'admin',
  'api',
  'app',
  'assets',
  'auth',
  'console',
  'docs',
  'favicon',
  'healthz',
  'help',
  'log',
  'login',
  'logout',
  'metrics',
  'public',
  'readyz',
  'robots',
  'setup',
  'sitemap',
  'static',
  'system',
  'uploads',
  'verify',
  'well-known',
  'www',
];

interface TenantRow {
  readonly tenant: string;
  readonly origin: string;
  readonly vkey: string;
  readonly created_at: string;
  readonly info: { readonly names: Names; readonly demo: boolean };
}

const COLUMNS = 'tenant, origin, vkey, created_at, info';

export async function createTenant(
  pool: Pool,
  secret: Buffer,
  now: number,
  { tenant, origin, names, demo = false }: NewTenant,
): Promise<Tenant | Refusal> {
  if (!NAME.test(tenant)) return refuse('bad-tenant-name');
  if (reservedNames.includes(tenant)) return refuse('reserved-tenant-name');
  if (!isKeyName(origin) || origin.includes('://')) return refuse('bad-origin');
  const { vkey, sealed } = newKey(secret, tenant, origin);
  const createdAt = toInstant(now / 1000);
  const edge = emptyEdge();
  const { rows } = await pool.query<{ heads: number }>(
    `with t as (
       insert into tenant (tenant, origin, vkey, key_sealed, created_at, info)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning tenant
     ), h as (
       insert into head (tenant, size, version, world_version, edge, root, at)
       select tenant, 0, 0, 0, $7, $8, $5 from t returning 1
     ) select count(*)::int as heads from h`,
    [tenant, origin, vkey, sealed, createdAt, { names, demo }, encodeEdge(edge), rootOf(edge)],
  );
  if (rows[0]?.heads !== 1) {
    const taken = await pool.query('select from tenant where tenant = $1', [tenant]);
    return refuse(taken.rowCount === 0 ? 'origin-exists' : 'tenant-exists');
  }
  return { tenant, origin, names, demo, vkey, createdAt };
}

export async function findTenants(pool: Pool): Promise<Tenant[]> {
  const { rows } = await pool.query<TenantRow>(`select ${COLUMNS} from tenant order by tenant`);
  return rows.map(tenantOf);
}

export async function findTenant(pool: Pool, name: string): Promise<Tenant | undefined> {
  const { rows } = await pool.query<TenantRow>({
    name: 'find-tenant',
    text: `select ${COLUMNS} from tenant where tenant = $1`,
    values: [name],
  });
  return rows[0] && tenantOf(rows[0]);
}

function tenantOf({ tenant, origin, vkey, created_at, info }: TenantRow): Tenant {
  return { tenant, origin, vkey, createdAt: created_at, ...info };
}

/** The tenant's key. Throws if the secret isn't the one that it was sealed under. */
export async function signerOf(
  pool: Pool,
  secret: Buffer,
  tenant: string,
): Promise<{ origin: string; signer: Signer }> {
  const { rows } = await pool.query<{ origin: string; key_sealed: Buffer }>(
    'select origin, key_sealed from tenant where tenant = $1',
    [tenant],
  );
  const row = rows[0];
  if (!row) throw new Error(`no tenant ${tenant}`);
  return { origin: row.origin, signer: unsealSigner(secret, tenant, row.origin, row.key_sealed) };
}

/** The signer whose key a tenant's row holds. Throws if the secret isn't the one it was sealed under. */
export function unsealSigner(
  secret: Buffer,
  tenant: string,
  origin: string,
  sealed: Buffer,
): Signer {
  return noteSigner(origin, privateKeyFromPkcs8(unseal(keySeal(secret), tenant, sealed)));
}

/** A new key for an origin: the line to verify it with, and the key as a tenant's row keeps it. */
export function newKey(
  secret: Buffer,
  tenant: string,
  origin: string,
): { vkey: string; sealed: Buffer } {
  const der = newSigningKey();
  const { vkey } = noteSigner(origin, privateKeyFromPkcs8(der));
  return { vkey, sealed: seal(keySeal(secret), tenant, der) };
}

function keySeal(secret: Buffer): Buffer {
  return deriveKey(secret, '', 'huiyin tenant signing keys');
}
