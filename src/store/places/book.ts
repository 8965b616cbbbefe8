import type { Pool } from 'pg';
import { buildingIn, buildingNumber, estateKey, placeNameIn, type PlaceName } from './name.ts';
import { Lines } from './lines.ts';
import { labelOf, placeId, type Place } from './place.ts';

interface PlaceRow {
  readonly id: string;
  readonly estate: string;
  readonly building: string | null;
  readonly road: string | null;
  readonly aliases: readonly string[];
  readonly grid: string | null;
  readonly unit: string | null;
  readonly area: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly sounds: string;
  readonly imported: boolean;
  readonly uses: number;
  readonly gone: boolean;
}

interface Held {
  readonly place: Place;
  readonly aliases: readonly string[];
  readonly sounds: string;
  /** Of its building, as it is compared. */
  readonly number: string;
}

/** An estate, or a street, with its buildings: they share its names, which are looked for once. */
interface Estate {
  readonly key: string;
  readonly members: Map<string, Held>;
}

/** Rows of one read: taking them in holds others up for a few milliseconds. */
const PAGE = 2_000;
/** Places that fit and are ranked, at most. */
const MOST_FITTING = 400;
/** Roads of an estate that it is found by. */
const MOST_ROADS = 5;

/** A place in words that somebody said. */
export interface Located {
  readonly name: PlaceName;
  readonly id: string;
  /** The estate's own, without a building. */
  readonly estateId: string;
  /** Absent where nobody has been there before. */
  readonly place?: Place;
}

/** A learned place is offered once so many matters were there: from one alone its words would show. */
export const ENOUGH = 2;

/**
 * A tenant's places in memory, some 50 MB for 100,000. Names stand in one text in which any part of
 * one is found in a few milliseconds. Follows the table by its version: what is committed is offered.
 */
export class PlaceBook {
  readonly #pool: Pool;
  readonly #tenant: string;
  readonly #held = new Map<string, Held>();
  readonly #estates = new Map<string, Estate>();
  /** Estates by the names that they are compared by, aliases included. */
  readonly #named = new Map<string, Set<Estate>>();
  readonly #lines = new Lines<Estate>();
  #version = 0;
  #reading: Promise<void> | undefined;

  constructor(pool: Pool, tenant: string) {
    this.#pool = pool;
    this.#tenant = tenant;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Brings it up to what is committed: one look at a row, and a read of what changed. */
  async follow(): Promise<void> {
    // One that is under way may have looked before the latest change.
    await this.#reading?.catch(() => undefined);
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    await this.#reading;
  }

  async #read(): Promise<void> {
    const { rows } = await this.#pool.query<{ version: string }>({
      name: 'place-version',
      text: 'select version from place_book where tenant = $1',
      values: [this.#tenant],
    });
    const version = Number(rows[0]?.version ?? 0);
    if (version === this.#version) return;
    const touched = new Set<Estate>();
    for (let after = ''; ;) {
      const page = await this.#pool.query<PlaceRow>({
        name: 'place-changed',
        text: `select id, estate, building, road, aliases, grid, unit, area, lat, lng, sounds,
            imported, uses, gone
          from place where tenant = $1 and changed > $2 and id > $3 order by id limit ${PAGE}`,
        values: [this.#tenant, this.#version, after],
      });
      for (const row of page.rows) this.#put(row, touched);
      const last = page.rows.at(-1);
      if (!last || page.rows.length < PAGE) break;
      after = last.id;
    }
    for (const estate of touched) this.#line(estate);
    this.#version = version;
  }

  #put(row: PlaceRow, touched: Set<Estate>): void {
    const before = this.#held.get(row.id);
    if (before) {
      const estate = this.#estates.get(estateKey(before.place.estate));
      if (estate) {
        for (const name of namesOf(before)) this.#named.get(name)?.delete(estate);
        estate.members.delete(row.id);
        touched.add(estate);
      }
      this.#held.delete(row.id);
    }
    if (row.gone) return;
    const held = heldOf(row);
    const key = estateKey(row.estate);
    const estate = this.#estates.get(key) ?? { key, members: new Map<string, Held>() };
    this.#estates.set(key, estate);
    estate.members.set(row.id, held);
    this.#held.set(row.id, held);
    touched.add(estate);
  }

  /** Writes an estate's line and names anew. */
  #line(estate: Estate): void {
    const members = [...estate.members.values()];
    if (members.length === 0) {
      this.#estates.delete(estate.key);
      this.#lines.put(estate, undefined);
      return;
    }
    for (const name of new Set(members.flatMap(namesOf))) {
      const found = this.#named.get(name);
      if (found) found.add(estate);
      else this.#named.set(name, new Set([estate]));
    }
    const roads = members.flatMap(({ place }) => place.road ?? []);
    const words = [
      ...members.slice(0, 1).map(({ place }) => place.estate),
      ...members.flatMap(({ aliases }) => aliases),
      ...[...new Set(roads)].slice(0, MOST_ROADS),
      ...members.flatMap(({ sounds }) => (sounds === '' ? [] : sounds.split(' '))),
    ];
    this.#lines.put(estate, [...new Set(words.map(foldedName))]);
  }

  /** Places that what was typed begins, is part of, or sounds like; the likeliest first. */
  complete(typed: string, { limit, learned }: { limit: number; learned: boolean }): Place[] {
    const query = foldedName(typed);
    if (query === '') return [];
    const found = new Map<Place, number>();
    const consider = (estate: Estate, rank: number, building = '') => {
      for (const { place, number } of estate.members.values()) {
        if (found.size >= MOST_FITTING) return;
        if (!isOffered(place) || (!learned && !place.imported)) continue;
        if (building === '' || (number !== '' && number.startsWith(building))) {
          // The building that was typed comes before one that begins like it.
          const exact = building !== '' && number !== building ? 0.5 : 0;
          found.set(place, Math.min(rank + exact, found.get(place) ?? Infinity));
        }
      }
    };
    for (const { item, rank } of this.#lines.find(query)) consider(item, rank);
    for (const { name, building } of divisions(query)) {
      for (const { item, rank } of this.#lines.find(name)) consider(item, rank + 3, building);
    }
    return [...found]
      .sort(([a, x], [b, y]) => x - y || b.uses - a.uses || compare(a, b))
      .slice(0, limit)
      .map(([place]) => place);
  }

  /** The place that a text names: one of the office's own table, else one that could be learned. */
  locate(said: string): Located | undefined {
    const name = this.#knownIn(said) ?? placeNameIn(said);
    if (!name) return undefined;
    const id = placeId(name);
    const place = this.#held.get(id)?.place;
    return { name, id, estateId: placeId({ estate: name.estate }), ...(place ? { place } : {}) };
  }

  /** The longest name of the office's table in a text, with the building that follows it. */
  #knownIn(said: string): PlaceName | undefined {
    const text = estateKey(said).slice(0, 120);
    for (let length = Math.min(24, text.length); length >= 2; length -= 1) {
      for (let from = 0; from + length <= text.length; from += 1) {
        for (const { members } of this.#named.get(text.slice(from, from + length)) ?? []) {
          const known = members.values().find(({ place }) => place.imported);
          if (!known) continue;
          const building = buildingIn(text.slice(from + length));
          const { estate } = known.place;
          return { estate, ...(building === undefined ? {} : { building }) };
        }
      }
    }
    return undefined;
  }
}

export function isOffered({ imported, uses }: Pick<Place, 'imported' | 'uses'>): boolean {
  return imported || uses >= ENOUGH;
}

function namesOf({ place, aliases }: Held): readonly string[] {
  return [place.estate, ...aliases].map(estateKey);
}

function heldOf(row: PlaceRow): Held {
  const { id, estate, building, road, aliases, grid, unit, area, lat, lng, imported, uses } = row;
  const place: Place = {
    id,
    estate,
    imported,
    uses,
    ...(building === null ? {} : { building }),
    ...(road === null ? {} : { road }),
    ...(grid === null ? {} : { grid }),
    ...(unit === null ? {} : { unit }),
    ...(area === null ? {} : { area }),
    ...(lat === null ? {} : { lat }),
    ...(lng === null ? {} : { lng }),
  };
  const number = building === null ? '' : buildingNumber(building);
  return { place, aliases, sounds: row.sounds, number };
}

function foldedName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{C}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 60);
}

/** `柳园 3栋`, `柳园3`, `ly3` and `柳园小区三号楼` as an estate and a building. */
function divisions(query: string): readonly { name: string; building: string }[] {
  const parts =
    /^(?<name>.*\P{N}) ?(?<building>[a-z]?\d{1,4}[a-z]?)(?:号楼|栋|幢|座|#|号|楼)*$/u.exec(query) ??
    /^(?<name>.+?) ?(?<building>[a-z]|[一二三四五六七八九十]{1,3})(?:号楼|栋|幢|座)$/u.exec(query);
  const { name, building } = parts?.groups ?? {};
  if (name === undefined || building === undefined) return [];
  return [{ name: name.trim(), building: buildingNumber(building) }];
}

/** Shorter names first: the estate before its buildings, and these in their order. */
function compare(a: Place, b: Place): number {
  const [x, y] = [labelOf(a), labelOf(b)];
  return x.length - y.length || (x < y ? -1 : Number(x > y));
}
