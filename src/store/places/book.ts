import type { Pool } from 'pg';
import { buildingIn, buildingNumber, estateKey, placeNameIn, type PlaceName } from './name.ts';
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
  readonly changed: string;
}

interface Held {
  readonly place: Place;
  readonly aliases: readonly string[];
  /** What it is found by, each word behind a `PART`. */
  readonly line: string;
}

/** Stands before every word that a place is found by; no name holds it. */
const PART = '\u0001';
/** Parts the lines of two places. */
const LINE = '\n';
/** A place that was changed since the lines were joined is looked for in a short text of its own. */
const MOST_CHANGED = 2_000;
/** Rows of one read: building their lines holds others up for a few milliseconds. */
const PAGE = 4_000;
/** So many places that fit are ranked; of more, those that were joined first: the most used. */
const MOST_FITTING = 400;

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
 * A tenant's places in memory: one text of all names, in which any part of a name is found in about
 * two milliseconds at 100,000 places (some 40 MB). Follows the table by its version.
 */
export class PlaceBook {
  readonly #pool: Pool;
  readonly #tenant: string;
  readonly #held = new Map<string, Held>();
  /** Estates and aliases to the ids of their places, the estate itself first. */
  readonly #named = new Map<string, Set<string>>();
  #joined: {
    readonly text: string;
    readonly starts: readonly number[];
    readonly all: readonly Held[];
  } = { text: '', starts: [], all: [] };
  #changed = new Map<string, Held>();
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
    await this.#reading;
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
    for (let after = ''; ;) {
      const page = await this.#pool.query<PlaceRow>({
        name: 'place-changed',
        text: `select * from place where tenant = $1 and changed > $2 and id > $3
          order by id limit ${PAGE}`,
        values: [this.#tenant, this.#version, after],
      });
      for (const row of page.rows) this.#put(row);
      const last = page.rows.at(-1);
      if (!last || page.rows.length < PAGE) break;
      after = last.id;
    }
    this.#version = version;
    if (this.#changed.size > MOST_CHANGED) this.#join();
  }

  #put(row: PlaceRow): void {
    const before = this.#held.get(row.id);
    if (before) for (const name of namesOf(before)) this.#named.get(name)?.delete(row.id);
    this.#held.delete(row.id);
    this.#changed.delete(row.id);
    if (row.gone) return;
    const held = heldOf(row);
    this.#held.set(row.id, held);
    this.#changed.set(row.id, held);
    for (const name of namesOf(held)) {
      const ids = this.#named.get(name);
      if (ids) ids.add(row.id);
      else this.#named.set(name, new Set([row.id]));
    }
  }

  #join(): void {
    const all = [...this.#held.values()].sort(
      (a, b) => b.place.uses - a.place.uses || Number(b.place.imported) - Number(a.place.imported),
    );
    const starts: number[] = [];
    let length = 0;
    for (const { line } of all) {
      starts.push(length);
      length += line.length + 1;
    }
    this.#joined = { text: all.map(({ line }) => line).join(LINE), starts, all };
    this.#changed = new Map();
  }

  /** Places that what was typed begins, is part of, or sounds like; the likeliest first. */
  complete(typed: string, { limit, learned }: { limit: number; learned: boolean }): Place[] {
    const query = foldedName(typed);
    if (query === '') return [];
    const words = wordsOf(query);
    const fitting = this.#fitting(query, words, learned);
    return fitting
      .sort((a, b) => a.rank - b.rank || b.place.uses - a.place.uses || compare(a.place, b.place))
      .slice(0, limit)
      .map(({ place }) => place);
  }

  #fitting(query: string, words: readonly string[], learned: boolean) {
    const found = new Map<string, { place: Place; rank: number }>();
    const consider = (held: Held | undefined) => {
      if (!held || found.has(held.place.id) || this.#held.get(held.place.id) !== held) return;
      if (!isOffered(held.place) || (!learned && !held.place.imported)) return;
      const rank = rankOf(held.line, query, words);
      if (rank !== undefined) found.set(held.place.id, { place: held.place, rank });
    };
    for (const held of this.#changed.values()) consider(held);
    // What begins a name comes before what is somewhere in one, however often that is.
    const word = [...words].sort((a, b) => b.length - a.length)[0] ?? query;
    for (const needle of [PART + query, PART + word, word]) {
      const { text, starts, all } = this.#joined;
      for (let at = text.indexOf(needle); at >= 0 && found.size < MOST_FITTING;) {
        const line = lineAt(starts, at);
        consider(all[line]);
        at = text.indexOf(needle, starts[line + 1] ?? text.length);
      }
    }
    return [...found.values()];
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
        const ids = this.#named.get(text.slice(from, from + length)) ?? [];
        for (const id of ids) {
          const place = this.#held.get(id)?.place;
          if (!place?.imported) continue;
          const building = buildingIn(text.slice(from + length));
          return { estate: place.estate, ...(building === undefined ? {} : { building }) };
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
  const words = [labelOf(place), ...aliases, road ?? '', ...row.sounds.split(' ')];
  if (building !== null) words.push(buildingNumber(building));
  const parts = [...new Set(words.map(foldedName))].filter((word) => word !== '');
  return { place, aliases, line: parts.map((word) => PART + word).join('') };
}

function foldedName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{C}]/gu, '')
    .replaceAll(/[一二三四五六七八九十]+(?=号楼|栋|幢|座)/gu, buildingNumber)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 60);
}

/** `柳园 3栋`, `柳园3` and `ly3` are an estate and a building. */
function wordsOf(query: string): readonly string[] {
  return query
    .split(/[ ,，]/u)
    .flatMap((word) => /^(\P{N}+)(\p{N}.*)$/u.exec(word)?.slice(1) ?? [word])
    .map((word) => (/^\p{N}/u.test(word) ? buildingNumber(word) : word))
    .filter((word) => word !== '');
}

/** 0: the name begins so; 1: some word does; 2: within one; 3: all words are there. */
function rankOf(line: string, query: string, words: readonly string[]): number | undefined {
  if (line.startsWith(PART + query)) return 0;
  if (line.includes(PART + query)) return 1;
  if (line.includes(query)) return 2;
  const fits = words.every((word) =>
    /^\p{N}/u.test(word) ? line.includes(PART + word) : line.includes(word),
  );
  return words.length > 1 && fits ? 3 : undefined;
}

/** Which line a place in the joined text is on. */
function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Shorter names first: the estate before its buildings, and these in their order. */
function compare(a: Place, b: Place): number {
  const [x, y] = [labelOf(a), labelOf(b)];
  return x.length - y.length || (x < y ? -1 : Number(x > y));
}
