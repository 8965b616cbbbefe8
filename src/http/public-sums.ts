import { localDay, toInstant, type Day } from '../kernel/time.ts';
import type { World } from '../domain/world.ts';
import { publicValues, type AttestedTotals, type PublicValues } from '../figures/public.ts';
import type { HttpDeps } from './deps.ts';

type Deps = Pick<HttpDeps, 'reads' | 'clock'>;

/** Sums of a unit and all under it, as anybody may see them. */
export interface PublicSums {
  readonly unit: string;
  readonly size: number;
  readonly values: PublicValues;
  /** The local day at whose start the attested totals stand; absent where none are told. */
  readonly attestedBefore?: Day;
}

/** The only way of a unit's figures to the public, on pages and in the API; now or as of a log size. */
export async function publicSums(
  { reads, clock }: Deps,
  tenant: string,
  world: World,
  units: readonly string[],
  asOf?: number,
): Promise<readonly PublicSums[]> {
  const { root } = world.people;
  const isTold = asOf === undefined && root !== undefined && units.includes(root);
  const [sums, attested] = await Promise.all([
    asOf === undefined
      ? reads.sumsByUnit(tenant, units)
      : Promise.all(units.map((unit) => reads.sums(tenant, { unit, asOf }))),
    isTold ? attestedTotals({ reads, clock }, tenant, world) : undefined,
  ]);
  return sums.map(({ unit, size, values }) => {
    const told = unit === root ? attested : undefined;
    return {
      unit,
      size,
      values: publicValues(values, told),
      ...(told ? { attestedBefore: told.before } : {}),
    };
  });
}

/** Of the whole tenant, as of the start of its day. */
export async function attestedTotals(
  { reads, clock }: Deps,
  tenant: string,
  { people, catalogue }: World,
): Promise<AttestedTotals | undefined> {
  if (people.root === undefined) return undefined;
  const before = localDay(toInstant(clock() / 1000), catalogue.settings.utcOffsetMinutes);
  return { before, totals: await reads.attestedBefore(tenant, people.root, before) };
}
