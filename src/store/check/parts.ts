import type { Erased } from '../../kernel/decider.ts';
import { commitmentOf } from '../keys.ts';
import type { Findings } from './findings.ts';
import type { PartRow, Scan } from './scan.ts';

interface ErasureRow {
  readonly index: string;
  readonly part: string;
  readonly by_index: string;
  readonly at: string;
}

/**
 * Every commitment in the log has its part beside it, unless an event erased it; then the part is
 * gone and the table `erasure` names the event.
 */
export class PartsCheck {
  readonly #findings: Findings;
  readonly #erasures: ReadonlyMap<string, ErasureRow>;
  /** Committed to and not there; an erasing event further on may explain it. */
  readonly #missing = new Set<string>();
  readonly #explained = new Set<string>();
  compared = 0;

  private constructor(findings: Findings, erasures: ReadonlyMap<string, ErasureRow>) {
    this.#findings = findings;
    this.#erasures = erasures;
  }

  static async open({ client, tenant }: Scan, findings: Findings): Promise<PartsCheck> {
    const { rows } = await client.query<ErasureRow>(
      'select index, part, by_index, at from erasure where tenant = $1',
      [tenant],
    );
    return new PartsCheck(findings, new Map(rows.map((row) => [`${row.index} ${row.part}`, row])));
  }

  get erasures(): number {
    return this.#erasures.size;
  }

  /** The parts that an event commits to, and the rows that there are. */
  compare(
    index: number,
    commitments: { readonly [name: string]: string },
    rows: readonly PartRow[],
  ): void {
    for (const { name, salt, content } of rows) {
      const key = `${String(index)} ${name}`;
      const commitment = commitments[name];
      if (commitment === undefined) this.#findings.extra('part', key);
      else if (salt.length !== 32) this.#findings.malformed('part', key, 'salt');
      else if (commitmentOf(salt, content) !== commitment) {
        this.#findings.wrong('part', key, 'salt or content', 'not what the log commits to');
      }
      this.compared += 1;
    }
    for (const name of Object.keys(commitments)) {
      if (!rows.some((row) => row.name === name)) this.#missing.add(`${String(index)} ${name}`);
    }
  }

  /** An event that erases parts of earlier ones. */
  erased(erased: readonly Erased[], by: { readonly index: number; readonly at: string }): void {
    for (const { index, part } of erased) {
      const key = `${String(index)} ${part}`;
      if (this.#explained.has(key)) continue;
      this.#explained.add(key);
      const row = this.#erasures.get(key);
      if (!row) this.#findings.missing('erasure', key);
      else {
        if (Number(row.by_index) !== by.index) this.#findings.wrong('erasure', key, 'by_index');
        if (row.at !== by.at) this.#findings.wrong('erasure', key, 'at');
      }
    }
  }

  /** After the last event. `present` tells whether a part has a row. */
  async finish({ client, tenant }: Scan): Promise<void> {
    for (const key of this.#missing) {
      if (!this.#explained.has(key)) this.#findings.missing('part', key);
    }
    for (const key of this.#erasures.keys()) {
      if (!this.#explained.has(key)) this.#findings.extra('erasure', key);
    }
    const keys = [...this.#explained].map((key) => key.split(' '));
    const { rows } = await client.query<{ index: string; name: string }>(
      `select p.index, p.name from unnest($2::bigint[], $3::text[]) as e(index, part)
       join part p on p.tenant = $1 and p.index = e.index and p.name = e.part`,
      [tenant, keys.map(([index]) => index), keys.map(([, part]) => part)],
    );
    for (const { index, name } of rows) {
      this.#findings.add({
        table: 'part',
        key: `${index} ${name}`,
        problem: 'extra',
        detail: 'it was erased',
      });
    }
  }
}
