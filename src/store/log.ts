import type { Pool } from 'pg';
import { formatBundle } from '../tlog/bundle.ts';
import { HASH_SIZE } from '../tlog/hash.ts';
import { proveConsistency, proveInclusion } from '../tlog/proof.ts';
import type { HashReader } from '../tlog/reader.ts';
import { TILE_WIDTH, type Tile } from '../tlog/tile.ts';
import { decodeEdge, edgeTile, type Edge } from '../tlog/tree.ts';
import type { Head, Logs } from './store.ts';

export function openLogs(pool: Pool): Logs {
  return {
    head: (tenant) => readHead(pool, tenant),
    checkpoint: (tenant) => readCheckpoint(pool, tenant),
    async tile(tenant, level, index, width = TILE_WIDTH) {
      if (!isTile(level, index, width)) return undefined;
      const [bytes] = await readTiles(pool, tenant, [{ level, index, width }]);
      return bytes && bytes.length >= width * HASH_SIZE
        ? bytes.subarray(0, width * HASH_SIZE)
        : undefined;
    },
    entries: (tenant, index, width = TILE_WIDTH) => readBundle(pool, tenant, index, width),
    async inclusionProof(tenant, index, size) {
      if (!isBelow(index, size) || !(await isWithin(pool, tenant, size))) return undefined;
      return proveInclusion(size, index, readerOf(pool, tenant));
    },
    async consistencyProof(tenant, oldSize, size) {
      if (!isBelow(oldSize, size + 1) || !(await isWithin(pool, tenant, size))) return undefined;
      return proveConsistency(oldSize, size, readerOf(pool, tenant));
    },
  };
}

/** Reads a log's hashes out of the tables: one query a call. */
export function readerOf(pool: Pool, tenant: string): HashReader {
  return {
    async readTiles(tiles) {
      const found = await readTiles(pool, tenant, tiles);
      return found.map((bytes, i) => {
        if (!bytes) throw new Error(`tile ${JSON.stringify(tiles[i])} of ${tenant} is missing`);
        return bytes;
      });
    },
  };
}

/**
 * Stored tiles and the edge from one statement, so from one moment: a tile that fills while we
 * look is in one of the two.
 */
async function readTiles(
  pool: Pool,
  tenant: string,
  tiles: readonly Tile[],
): Promise<(Buffer | undefined)[]> {
  const { rows } = await pool.query<{ edge: Buffer; tiles: (string | null)[] }>({
    name: 'read-tiles',
    text: `select edge, (
        select json_agg((
          select encode(t.bytes, 'base64') from tile t
          where t.tenant = $1 and t.level = w.level and t.n = w.n
        ) order by w.ord)
        from unnest($2::smallint[], $3::bigint[]) with ordinality as w(level, n, ord)
      ) as tiles
      from head where tenant = $1`,
    values: [tenant, tiles.map((tile) => tile.level), tiles.map((tile) => tile.index)],
  });
  const row = rows[0];
  if (!row) return tiles.map(() => undefined);
  let edge: Edge | undefined;
  return tiles.map(({ level, index }, i) => {
    const stored = row.tiles[i];
    if (typeof stored === 'string') return Buffer.from(stored, 'base64');
    edge ??= edgeOf(row.edge, tenant);
    return edgeTile(edge, level, index);
  });
}

function edgeOf(bytes: Buffer, tenant: string): Edge {
  const edge = decodeEdge(bytes);
  if (!edge.ok) throw new Error(`the stored edge of ${tenant} is damaged: ${edge.error}`);
  return edge.value;
}

async function readHead(pool: Pool, tenant: string): Promise<Head | undefined> {
  const { rows } = await pool.query<{ size: string; root: Buffer; at: string }>({
    name: 'read-head',
    text: 'select size, root, at from head where tenant = $1',
    values: [tenant],
  });
  const row = rows[0];
  return row && { size: Number(row.size), root: row.root, at: row.at };
}

async function readCheckpoint(pool: Pool, tenant: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ note: string }>({
    name: 'read-checkpoint',
    text: 'select note from checkpoint where tenant = $1',
    values: [tenant],
  });
  return rows[0]?.note;
}

async function readBundle(
  pool: Pool,
  tenant: string,
  index: number,
  width: number,
): Promise<Buffer | undefined> {
  if (!isTile(0, index, width)) return undefined;
  const first = index * TILE_WIDTH;
  const { rows } = await pool.query<{ leaf: string }>({
    name: 'read-bundle',
    text: 'select leaf from event where tenant = $1 and index >= $2 and index < $3 order by index',
    values: [tenant, first, first + width],
  });
  return rows.length === width
    ? formatBundle(rows.map(({ leaf }) => Buffer.from(leaf)))
    : undefined;
}

async function isWithin(pool: Pool, tenant: string, size: number): Promise<boolean> {
  const head = await readHead(pool, tenant);
  return head !== undefined && size <= head.size;
}

function isBelow(index: number, size: number): boolean {
  return Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size;
}

function isTile(level: number, index: number, width: number): boolean {
  const isPlace = Number.isInteger(level) && level >= 0 && level < 64 && isBelow(index, 2 ** 52);
  return isPlace && Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH;
}
