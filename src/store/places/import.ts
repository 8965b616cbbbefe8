import type { PoolClient } from 'pg';
import { nextVersion } from './learn.ts';
import { placeId, soundsOfPlace, type PlaceEntry } from './place.ts';

export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Rows of one statement; between two, others get their turn. */
const CHUNK = 1_000;

/**
 * Takes rows of the office's table into the dictionary. The same rows again change nothing; of rows
 * for one place the last counts. `client` is in a transaction.
 */
export async function importPlaces(
  client: PoolClient,
  tenant: string,
  entries: readonly PlaceEntry[],
): Promise<Imported> {
  const byId = new Map(entries.map((entry) => [placeId(entry), entry]));
  const version = await nextVersion(client, tenant);
  const all = [...byId];
  const counts = { added: 0, changed: 0 };
  for (let from = 0; from < all.length; from += CHUNK) {
    const rows = all.slice(from, from + CHUNK).map(([id, entry]) => {
      return { id, ...entry, sounds: soundsOfPlace(entry, entry.aliases) };
    });
    const written = await client.query<{ was: boolean }>({
      name: 'place-import',
      text: `with r as (
          select * from json_to_recordset($2) as r(id text, estate text, building text, road text,
            aliases text[], grid text, unit text, area text, lat float8, lng float8, sounds text)
        ), known as (
          select p.id, p.imported from place p join r on p.tenant = $1 and p.id = r.id
        ), put as (
          insert into place as p (tenant, id, estate, building, road, aliases, grid, unit, area,
            lat, lng, sounds, imported, uses, gone, changed)
          select $1, id, estate, building, road, aliases, grid, unit, area, lat, lng, sounds,
            true, 0, false, $3 from r
          on conflict (tenant, id) do update set (estate, building, road, aliases, grid, unit, area,
              lat, lng, sounds, imported, gone, changed) =
            (excluded.estate, excluded.building, excluded.road, excluded.aliases, excluded.grid,
              excluded.unit, excluded.area, excluded.lat, excluded.lng, excluded.sounds, true, false, $3)
            where (p.estate, p.building, p.road, p.aliases, p.grid, p.unit, p.area, p.lat, p.lng,
                p.imported, p.gone) is distinct from
              (excluded.estate, excluded.building, excluded.road, excluded.aliases, excluded.grid,
                excluded.unit, excluded.area, excluded.lat, excluded.lng, true, false)
          returning p.id
        )
        select coalesce(k.imported, false) as was from put left join known k using (id)`,
      values: [tenant, JSON.stringify(rows), version],
    });
    for (const { was } of written.rows) counts[was ? 'changed' : 'added'] += 1;
  }
  return { ...counts, same: entries.length - counts.added - counts.changed };
}
