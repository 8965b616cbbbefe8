import { createHash } from 'node:crypto';
import { buildingNumber, estateKey, type PlaceName } from './name.ts';
import { soundsOf } from './sounds.ts';

/** A place as staff are offered it. */
export interface Place extends PlaceName {
  readonly id: string;
  readonly road?: string;
  readonly grid?: string;
  /** The community's unit. */
  readonly unit?: string;
  readonly area?: string;
  readonly lat?: number;
  readonly lng?: number;
  readonly imported: boolean;
  /** How many matters were there. */
  readonly uses: number;
}

/** A row of the office's own table. */
export interface PlaceEntry extends PlaceName {
  readonly road?: string;
  readonly aliases: readonly string[];
  readonly grid?: string;
  readonly unit?: string;
  readonly area?: string;
  readonly lat?: number;
  readonly lng?: number;
}

/** One id for one place, however its name is set: the same from the office's table and from a matter. */
export function placeId({ estate, building }: PlaceName): string {
  const key = `${estateKey(estate)}|${building === undefined ? '' : buildingNumber(building)}`;
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

export function labelOf({ estate, building = '' }: PlaceName): string {
  return `${estate}${building}`;
}

/** How a place's names are typed by sound; buildings have numbers. */
export function soundsOfPlace({ estate }: PlaceName, aliases: readonly string[]): string {
  return [...new Set([estate, ...aliases].flatMap(soundsOf))].join(' ');
}
