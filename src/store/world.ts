import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import { hold } from './connection.ts';
import { UnknownTenant } from './errors.ts';
import { loadWorld, type WorldFolds } from './commit/load.ts';
import { worldKinds } from './commit/work.ts';
import type { Names, NamedWorld, StoreParts } from './store.ts';

interface Known {
  readonly folds: WorldFolds;
  readonly names: { readonly [ref: string]: Names };
  /** The log index up to which the names were read. */
  readonly upTo: number;
}

/**
 * Reads tenants' worlds, each kept until `head.world_version` says that it changed: a look at the
 * head after each call, so a right that was taken away is gone at once, in every process. Calls of
 * one turn of the event loop share the look.
 */
export function worldReader(pool: Pool, parts: StoreParts) {
  const look = worldLooker(pool, parts);
  const asked = new Map<string, Promise<NamedWorld>>();
  return (tenant: string): Promise<NamedWorld> => {
    let answer = asked.get(tenant);
    if (!answer) {
      answer = setImmediate().then(() => {
        asked.delete(tenant);
        return look(tenant);
      });
      asked.set(tenant, answer);
    }
    return answer;
  };
}

function worldLooker(pool: Pool, { concepts }: StoreParts) {
  const known = new Map<string, Known>();
  return async (tenant: string): Promise<NamedWorld> => {
    const { rows } = await pool.query<{ world_version: string }>({
      name: 'read-world-version',
      text: 'select world_version from head where tenant = $1',
      values: [tenant],
    });
    if (!rows[0]) throw new UnknownTenant(`no tenant ${tenant}`);
    const version = Number(rows[0].world_version);
    let held = known.get(tenant);
    if (held?.folds.version !== version) {
      held = await read(version, held);
      known.set(tenant, held);
    }
    return { world: held.folds.world, names: held.names, version };

    async function read(wanted: number, before: Known | undefined): Promise<Known> {
      const { client, release } = await hold(pool);
      try {
        // One snapshot: the folds and the names belong to one version.
        await client.query('begin isolation level repeatable read read only');
        const folds = await loadWorld(client, tenant, wanted, concepts);
        const added = await client.query<{ index: string; content: string }>(
          `select e.index, p.content from event e
           join part p on p.tenant = e.tenant and p.index = e.index and p.name = 'published'
           where e.tenant = $1 and e.stream = any($2) and e.index > $3 order by e.index`,
          [tenant, worldKinds.map((kind) => `${kind}/all`), before?.upTo ?? -1],
        );
        const current = await client.query<{ world_version: string }>(
          'select world_version from head where tenant = $1',
          [tenant],
        );
        await client.query('commit');
        const names = { ...before?.names };
        for (const { content } of added.rows) {
          const label = JSON.parse(content) as (Names & { ref?: string }) | null;
          if (label?.ref === undefined) continue;
          const { ref, ...rest } = label;
          names[ref] = rest;
        }
        const version = Number(current.rows[0]?.world_version ?? wanted);
        const upTo = Number(added.rows.at(-1)?.index ?? before?.upTo ?? -1);
        release(false);
        return { folds: { ...folds, version }, names, upTo };
      } catch (error) {
        release(true);
        throw error;
      }
    }
  };
}
