/** Something in a table that isn't what the log says it must be. */
export interface Finding {
  readonly table: string;
  /** The row's key without the tenant, its members joined by spaces. */
  readonly key: string;
  readonly column?: string;
  /** wrong: not what follows from the log; rule: the log itself breaks a rule of logs. */
  readonly problem: 'missing' | 'extra' | 'wrong' | 'malformed' | 'rule';
  readonly detail?: string;
}

/** One cause can show in very many rows; the first ones are enough to find it. */
const MOST = 1000;

export class Findings {
  readonly list: Finding[] = [];
  total = 0;

  add(finding: Finding): void {
    this.total += 1;
    if (this.list.length < MOST) this.list.push(finding);
  }

  missing(table: string, key: string | number): void {
    this.add({ table, key: String(key), problem: 'missing' });
  }

  extra(table: string, key: string | number): void {
    this.add({ table, key: String(key), problem: 'extra' });
  }

  wrong(table: string, key: string | number, column: string, detail?: string): void {
    const more = detail === undefined ? {} : { detail };
    this.add({ table, key: String(key), column, problem: 'wrong', ...more });
  }

  malformed(table: string, key: string | number, column: string, detail?: string): void {
    const more = detail === undefined ? {} : { detail };
    this.add({ table, key: String(key), column, problem: 'malformed', ...more });
  }

  rule(table: string, key: string | number, detail: string): void {
    this.add({ table, key: String(key), problem: 'rule', detail });
  }
}
