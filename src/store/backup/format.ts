/**
 * A backup is text: the manifest, then each table's rows, then the end, a JSON value a line
 * (docs/formats/backup.md). Nothing in it depends on the version of PostgreSQL.
 */
export interface Manifest {
  readonly huiyin: 'backup@v1';
  readonly at: string;
  readonly postgres: string;
  readonly tenants: readonly BackedUpTenant[];
  readonly sequences: readonly SequenceDefinition[];
  /** In the order in which they follow. */
  readonly tables: readonly TableDefinition[];
}

export interface BackedUpTenant {
  readonly tenant: string;
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

export interface SequenceDefinition {
  readonly name: string;
  readonly type: string;
  /** Null if it was never used. */
  readonly last: string | null;
  /** The table and column whose identity it is: made with the table, under a name of its own. */
  readonly identity: readonly [table: string, column: string] | null;
}

export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
  readonly options: string | null;
  /** As PostgreSQL writes them out. */
  readonly constraints: readonly { readonly name: string; readonly definition: string }[];
  readonly indexes: readonly string[];
}

export interface ColumnDefinition {
  readonly name: string;
  readonly type: string;
  readonly collation: string | null;
  readonly isNotNull: boolean;
  /** A default, or what a generated column is computed from. */
  readonly expression: string | null;
  readonly isGenerated: boolean;
  readonly identity: 'a' | 'd' | '';
}

/** Comes after the last row of a table. */
export interface TableEnd {
  readonly table: string;
  readonly rows: number;
}

/** The last line: SHA-256 of all lines before it, with their newlines, in hex. */
export interface BackupEnd {
  readonly end: true;
  readonly rows: number;
  readonly sha256: string;
}

/** The columns whose values are kept: the others follow from them. */
export function storedColumns({ columns }: TableDefinition): readonly ColumnDefinition[] {
  return columns.filter((column) => !column.isGenerated);
}

/** An SQL identifier, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
