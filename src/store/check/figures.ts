import { chainOf } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import { imbalances } from '../../figures/arithmetic.ts';
import { cellId, type CellKey } from '../cells.ts';
import type { Findings } from './findings.ts';
import type { Scan } from './scan.ts';
import { whole, type Count, type Tally } from './tally.ts';

/**
 * The ledger's equations for every unit whose sums changed. They hold for each unit on its own, and
 * so for every subtree and for the tenant, which are sums of units.
 */
export function checkArithmetic(tally: Tally, day: string, findings: Findings): number {
  const units = tally.takeTouched();
  for (const unit of units) {
    for (const { equation, left, right } of imbalances(whole(tally.own(unit)))) {
      const detail = `${equation}: ${String(left)} ≠ ${String(right)}`;
      findings.rule('line', `unit ${unit} at the end of ${day}`, detail);
    }
  }
  return units.length;
}

/**
 * Compares the cells of all scopes. Roll-ups are summed anew over the unit tree as it is, which is
 * what moving them along at each change of the tree must have come to.
 */
export async function checkCells(
  scan: Scan,
  tally: Tally,
  world: World,
  findings: Findings,
): Promise<number> {
  const expected = rollUps(tally, world);
  const units = new Set(Object.keys(world.people.units));
  let compared = 0;
  for await (const rows of cellsOf(scan)) {
    for (const { id, n, ...key } of rows) {
      compared += 1;
      if (cellId(key) !== id) wrongId(id, key, findings);
      const name = nameOf(key);
      const sum = expected.get(name)?.n;
      if (sum === undefined) {
        // What moved away with its unit leaves a zero behind.
        const isLeft = n === 0 && key.scope.startsWith('tree') && units.has(key.dims['unit'] ?? '');
        if (!isLeft) findings.extra('cell', id);
        continue;
      }
      if (sum !== n)
        findings.wrong('cell', id, 'n', `${String(sum)} and not ${String(n)}: ${name}`);
      expected.delete(name);
    }
  }
  for (const [name, { key, n }] of expected) if (n !== 0) missing(cellId(key), name, findings);
  return compared + (await checkFine(scan, findings));
}

interface Expected {
  readonly key: CellKey;
  n: number;
}

function wrongId(id: string, key: CellKey, findings: Findings): void {
  findings.wrong('cell', id, 'id', `${cellId(key)} belongs to ${nameOf(key)}`);
}

function missing(id: string, name: string, findings: Findings): void {
  findings.add({ table: 'cell', key: id, problem: 'missing', detail: name });
}

function rollUps(tally: Tally, { people }: World): Map<string, Expected> {
  const sums = new Map<string, Expected>();
  const add = (key: CellKey, n: number) => {
    const name = nameOf(key);
    const known = sums.get(name);
    if (known) known.n += n;
    else sums.set(name, { key, n });
  };
  const roots = people.root === undefined ? [] : [people.root];
  for (const count of tally.counts()) {
    const { unit, known, measure, month } = count;
    const above = known ? chainOf(people, unit) : roots;
    for (const { attested, n } of halves(count)) {
      const key = { measure, attested };
      add({ ...key, scope: 'own', dims: { unit } }, n);
      for (const each of above) {
        add({ ...key, scope: 'tree', dims: { unit: each } }, n);
        add({ ...key, scope: 'tree-month', dims: { unit: each, month } }, n);
      }
    }
  }
  return sums;
}

interface CellRow extends CellKey {
  readonly id: string;
  readonly n: number;
}

async function* cellsOf({ client, tenant }: Scan): AsyncGenerator<CellRow[]> {
  let after: Buffer = Buffer.alloc(0);
  for (;;) {
    const { rows } = await client.query<Omit<CellRow, 'id' | 'n'> & { id: Buffer; n: string }>({
      name: 'check-cells',
      text: `select id, scope, measure, dims, attested, n from cell
        where tenant = $1 and id > $2 and scope <> 'fine' order by id limit 5000`,
      values: [tenant, after],
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ id, n, ...key }) => ({ ...key, id: id.toString('hex'), n: Number(n) }));
    after = last.id;
  }
}

function nameOf({ scope, measure, dims, attested }: CellKey): string {
  const sorted = Object.entries(dims).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([scope, measure, attested, ...sorted.flat()]);
}

/** Fine cells are by far the most: the database sums the lines, which were compared by now. */
async function checkFine({ client, tenant }: Scan, findings: Findings): Promise<number> {
  const { rows } = await client.query<{
    id: string | null;
    n: string | null;
    sum: string | null;
    right_id: string | null;
    measure: string;
    attested: boolean;
    dims: CellKey['dims'];
  }>(
    `with want as (
       select measure, attested, jsonb_build_object('unit', unit, 'category', category,
           'source', source, 'area', area, 'day', day) as dims, sum(n) as n
       from line where tenant = $1 group by measure, attested, unit, category, source, area, day
     ), have as (
       select id, measure, attested, dims, n, encode(substring(sha256(convert_to(
           '{"attested":' || attested::text || ',"dims":{"area":' || to_json(dims->>'area')
           || ',"category":' || to_json(dims->>'category') || ',"day":' || to_json(dims->>'day')
           || ',"source":' || to_json(dims->>'source') || ',"unit":' || to_json(dims->>'unit')
           || '},"measure":' || to_json(measure) || ',"scope":"fine"}', 'UTF8')) from 1 for 16), 'hex')
         as right_id
       from cell where tenant = $1 and scope = 'fine'
     )
     select encode(h.id, 'hex') as id, h.n, w.n as sum, h.right_id,
       coalesce(h.measure, w.measure) as measure, coalesce(h.attested, w.attested) as attested,
       coalesce(h.dims, w.dims) as dims
     from have h full join want w
       on h.measure = w.measure and h.attested = w.attested and h.dims = w.dims
     where h.n is distinct from w.n or h.right_id is distinct from encode(h.id, 'hex')`,
    [tenant],
  );
  for (const { id, n, sum, right_id, ...rest } of rows) {
    const key: CellKey = { ...rest, scope: 'fine' };
    const name = nameOf(key);
    if (id === null) {
      if (Number(sum) !== 0) missing(cellId(key), name, findings);
    } else if (sum === null) findings.extra('cell', id);
    else {
      if (n !== sum) findings.wrong('cell', id, 'n', `${sum} and not ${String(n)}: ${name}`);
      if (right_id !== id) wrongId(id, key, findings);
    }
  }
  const counted = await client.query<{ n: number }>(
    `select count(*)::int as n from cell where tenant = $1 and scope = 'fine'`,
    [tenant],
  );
  return counted.rows[0]?.n ?? 0;
}

/** Entries between two samples. */
const SAMPLE_EVERY = 16_384;

/** Compares the samples of the `own` cells with the sums as the log stood then. */
export class SamplesCheck {
  readonly #scan: Scan;
  readonly #findings: Findings;
  readonly sizes: readonly number[];
  readonly #counted = new Set<number>();
  compared = 0;

  private constructor(scan: Scan, findings: Findings, sizes: readonly number[]) {
    this.#scan = scan;
    this.#findings = findings;
    this.sizes = sizes;
  }

  static async open(scan: Scan, findings: Findings): Promise<SamplesCheck> {
    const { rows } = await scan.client.query<{ size: string }>(
      'select distinct size from sample where tenant = $1 order by size',
      [scan.tenant],
    );
    return new SamplesCheck(
      scan,
      findings,
      rows.map(({ size }) => Number(size)),
    );
  }

  async compare(size: number, tally: Tally): Promise<void> {
    const { client, tenant } = this.#scan;
    const { rows } = await client.query<{
      unit: string;
      measure: string;
      attested: boolean;
      n: string;
    }>('select unit, measure, attested, n from sample where tenant = $1 and size = $2', [
      tenant,
      size,
    ]);
    this.#counted.add(Math.floor(size / SAMPLE_EVERY));
    const expected = ownSums(tally);
    for (const { unit, measure, attested, n } of rows) {
      this.compared += 1;
      const key = `${unit} ${measure} ${String(attested)}`;
      const sum = expected.get(key);
      if (sum === undefined) this.#findings.extra('sample', `${String(size)} ${key}`);
      else if (String(sum) !== n) this.#findings.wrong('sample', `${String(size)} ${key}`, 'n');
      expected.delete(key);
    }
    for (const [key, n] of expected) {
      if (n !== 0) this.#findings.missing('sample', `${String(size)} ${key}`);
    }
  }

  /** After the last event: `first` is the size at which the first line was there. */
  finish(size: number, first: number | undefined): void {
    for (const each of this.sizes) {
      if (each > size) this.#findings.extra('sample', each);
    }
    if (first === undefined) return;
    for (
      let nth = Math.max(1, Math.ceil(first / SAMPLE_EVERY));
      nth <= Math.floor(size / SAMPLE_EVERY);
      nth += 1
    ) {
      if (!this.#counted.has(nth)) this.#findings.missing('sample', nth * SAMPLE_EVERY);
    }
  }
}

function ownSums(tally: Tally): Map<string, number> {
  const sums = new Map<string, number>();
  for (const count of tally.counts()) {
    for (const { attested, n } of halves(count)) {
      const key = `${count.unit} ${count.measure} ${String(attested)}`;
      sums.set(key, (sums.get(key) ?? 0) + n);
    }
  }
  return sums;
}

/** What is shown and what is attested, where there were any lines. */
function halves({
  hasShown,
  hasAttested,
  shown,
  attested,
}: Count): { attested: boolean; n: number }[] {
  return [
    ...(hasShown ? [{ attested: false, n: shown }] : []),
    ...(hasAttested ? [{ attested: true, n: attested }] : []),
  ];
}
