import type { Book, Row } from '../../documents/book/book.ts';
import type { Named } from './places.ts';
import type { PlaceEntry } from '../../store/places/index.ts';
import type { PlaceTrouble } from '../../texts/intake-words.ts';

/** What is wrong with a row, where, and what its sentence names. */
export interface RowTrouble {
  readonly row: number;
  readonly column: string;
  readonly code: PlaceTrouble;
  readonly params?: { readonly [name: string]: string };
}

export interface PlaceTable {
  readonly entries: readonly PlaceEntry[];
  readonly troubles: readonly RowTrouble[];
  readonly rows: number;
}

/** Column names as offices write them. */
const columns = {
  estate: ['小区', '小区名称', '地点', '名称', '道路', '路名', '院落', 'estate'],
  building: ['楼栋', '楼栋号', '楼号', '幢', '栋', 'building'],
  grid: ['网格', '网格编号', '所属网格', 'grid'],
  community: ['社区', '所属社区', '村居', 'community'],
  aliases: ['别名', '俗称', '曾用名', 'aliases'],
  road: ['地址', '门牌', '详细地址', 'address'],
  lat: ['纬度', 'lat'],
  lng: ['经度', 'lng'],
} as const;
type Column = keyof typeof columns;

/** Most characters of a name; most troubles that are told one by one. */
const LONGEST = 60;
export const MOST_TROUBLES = 200;

/** Reads an office's table of places; undefined where no sheet has a column of estates. */
export async function placesIn(book: Book, units: Named): Promise<PlaceTable | undefined> {
  for (const sheet of book.sheets) {
    const head = sheet.preview.slice(0, 10).find((row) => 'estate' in columnsOf(row));
    if (!head) continue;
    const at = columnsOf(head);
    const entries: PlaceEntry[] = [];
    const troubles: RowTrouble[] = [];
    let rows = 0;
    for await (const row of sheet.rows()) {
      if (row.number <= head.number) continue;
      rows += 1;
      const read = entryOf(row, at, units);
      if ('code' in read) troubles.push(read);
      else entries.push(read);
    }
    return { entries, troubles, rows };
  }
  return undefined;
}

type Places = { readonly [column in Column]?: number };

function columnsOf(row: Row): Places {
  const found: { [column in Column]?: number } = {};
  for (const [at, cell] of row.cells.entries()) {
    const name = cell?.text.replaceAll(/[\s*＊（）()]/gu, '').toLowerCase() ?? '';
    for (const [column, names] of Object.entries(columns) as [Column, readonly string[]][]) {
      if (found[column] === undefined && names.includes(name)) found[column] = at;
    }
  }
  return found;
}

function entryOf(row: Row, at: Places, units: Named): PlaceEntry | RowTrouble {
  const cell = (column: Column): string | undefined => {
    const place = at[column];
    const text = place === undefined ? '' : (row.cells[place]?.text ?? '');
    const clean = text.replaceAll(/\p{C}/gu, '').trim();
    return clean === '' ? undefined : clean;
  };
  const bad = (column: Column, code: PlaceTrouble, params?: RowTrouble['params']): RowTrouble => ({
    row: row.number,
    column: columns[column][0],
    code,
    ...(params ? { params } : {}),
  });
  const estate = cell('estate');
  if (estate === undefined) return bad('estate', 'no-estate');
  const [building, road, grid, community] = (
    ['building', 'road', 'grid', 'community'] as const
  ).map(cell);
  const aliases = (cell('aliases') ?? '')
    .split(/[、，,;；/]/u)
    .flatMap((name) => name.trim() || []);
  const long =
    [estate, building, grid, community, ...aliases].find(
      (text) => text !== undefined && text.length > LONGEST,
    ) ?? (road !== undefined && road.length > 200 ? road : undefined);
  if (long !== undefined) return bad('estate', 'too-long');
  if (grid !== undefined && !/^[A-Za-z0-9]{1,12}$/.test(grid)) return bad('grid', 'bad-grid');
  const unit = community === undefined ? undefined : units.find(community);
  if (community !== undefined && !unit) {
    return bad('community', 'unknown-community', { name: community });
  }
  const [lat, lng] = [cell('lat'), cell('lng')].map((text) =>
    text === undefined ? NaN : Number(text),
  );
  const isPlaced = cell('lat') !== undefined || cell('lng') !== undefined;
  const isFine = Math.abs(lat ?? NaN) <= 90 && Math.abs(lng ?? NaN) <= 180;
  if (isPlaced && !isFine) return bad('lat', 'bad-position');
  return {
    estate,
    aliases,
    ...(building === undefined ? {} : { building: withUnit(building) }),
    ...(road === undefined ? {} : { road }),
    ...(grid === undefined ? {} : { grid }),
    ...(unit ? { unit: unit.id } : {}),
    ...(unit?.area === undefined ? {} : { area: areaOf(unit.area, grid) }),
    ...(isPlaced ? { lat: lat ?? 0, lng: lng ?? 0 } : {}),
  };
}

/** `3` in a column of buildings is `3栋`. */
function withUnit(building: string): string {
  return /^[A-Za-z]?\d+[A-Za-z]?$|^[一二三四五六七八九十]+$/u.test(building)
    ? `${building}栋`
    : building;
}

function areaOf(area: string, grid: string | undefined): string {
  return grid === undefined || area.includes('-') ? area : `${area}-${grid}`;
}
