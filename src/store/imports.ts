import type { Pool } from 'pg';
import type { Json } from '../kernel/json.ts';
import type { Instant } from '../kernel/time.ts';

export const jobPhases = ['draft', 'running', 'stopped', 'finished', 'undoing', 'undone'] as const;
export type JobPhase = (typeof jobPhases)[number];

export const standings = ['new', 'changed', 'same', 'touched', 'troubled'] as const;
export type Standing = (typeof standings)[number];
/**
 * What became of a row: of an import the first four, of its undo the others. `restored` says again what
 * it said before the import; `kept` was touched since, `kept-later` changed by a later import, and
 * `kept-sealed` is sealed, which the words before weren't.
 */
export const outcomes = [
  ...(['new', 'revised', 'same', 'skipped'] as const),
  ...(['undone', 'restored', 'kept', 'kept-later', 'kept-sealed'] as const),
] as const;
export type RowOutcome = (typeof outcomes)[number];

/** An import as its office's desk sees it; `found`, `choices` and `counts` are the importer's own. */
export interface ImportJob {
  readonly tenant: string;
  readonly id: string;
  readonly office: string;
  readonly person: string;
  readonly name: string;
  readonly ledger: string;
  readonly phase: JobPhase;
  readonly goodRows: boolean;
  /** The refusal that stopped it. */
  readonly stoppedBy: string | null;
  /** Rows that were tried, of how many: of the import, or of its undo. */
  readonly cursor: number;
  readonly total: number;
  readonly found: Json;
  readonly choices: Json;
  readonly counts: Json;
  readonly at: Instant;
  readonly changedAt: Instant;
}

export interface ImportRow {
  /** From 1, in the file's order. */
  readonly n: number;
  readonly read: Json;
  readonly standing: Standing;
  readonly stream: string | null;
  readonly entry: Json;
  readonly troubles: Json;
  readonly outcome: RowOutcome | null;
}

/** How the stream of a row stands that was imported before. */
export interface KnownRow {
  readonly stream: string;
  readonly row: string;
  readonly import: string;
  readonly index: number;
  readonly touched: boolean;
}

export interface ImportedRow extends KnownRow {
  readonly words: { readonly [word: string]: unknown };
}

export interface ImportTables {
  add(
    job: Omit<ImportJob, 'cursor' | 'goodRows' | 'stoppedBy' | 'total'>,
    bytes: Buffer,
  ): Promise<void>;
  find(tenant: string, id: string): Promise<ImportJob | undefined>;
  bytes(tenant: string, id: string): Promise<Buffer>;
  /** The last 100 of these offices, newest first. */
  list(tenant: string, offices: readonly string[]): Promise<readonly ImportJob[]>;
  /** Sets what is given. With `from`, only if the job is in that phase: answers whether it was. */
  change(
    tenant: string,
    id: string,
    change: Partial<Omit<ImportJob, 'tenant' | 'id'>>,
    from?: readonly JobPhase[],
  ): Promise<boolean>;
  /** Jobs that are to run, of all tenants. */
  busy(): Promise<readonly { readonly tenant: string; readonly id: string }[]>;
  putRows(tenant: string, job: string, rows: readonly ImportRow[]): Promise<void>;
  dropRows(tenant: string, job: string): Promise<void>;
  /** A file that isn't read after all. */
  drop(tenant: string, id: string): Promise<void>;
  rows(
    tenant: string,
    job: string,
    query: { readonly after: number; readonly limit: number; readonly standing?: Standing },
  ): Promise<readonly ImportRow[]>;
  /** What rows came to, and that they were tried: one statement. */
  settle(
    tenant: string,
    job: string,
    cursor: number,
    outcomes: readonly (readonly [n: number, outcome: RowOutcome])[],
  ): Promise<void>;
  outcomes(tenant: string, job: string): Promise<{ readonly [outcome in RowOutcome]?: number }>;
  known(tenant: string, streams: readonly string[]): Promise<ReadonlyMap<string, KnownRow>>;
  /** Streams of the matters that other platforms call by these numbers. */
  outer(tenant: string, numbers: readonly string[]): Promise<readonly string[]>;
  /** All rows that files of an office brought and nobody took back, with what they say. */
  importedBy(tenant: string, office: string): Promise<readonly ImportedRow[]>;
  /** The parts that hold the words of entries, by their indexes. Erased ones are absent. */
  words(tenant: string, indexes: readonly number[]): Promise<ReadonlyMap<number, Json>>;
  /** The sealed part of an entry that holds whom to call back; null if it is none or was erased. */
  contact(tenant: string, index: number): Promise<Json>;
  /** The names under which an office brought ledgers, the last first. */
  ledgers(tenant: string, office: string): Promise<readonly string[]>;
  rememberLedger(
    tenant: string,
    office: string,
    ledger: string,
    layout: Layout,
    at: Instant,
  ): Promise<void>;
  /** The columns of the ledger that an office brought by this name the last time. */
  layout(tenant: string, office: string, ledger: string): Promise<Layout | undefined>;
  remember(
    tenant: string,
    office: string,
    signature: string,
    mapping: { readonly columns: Json; readonly headers: Json; readonly choices: Json },
    at: Instant,
  ): Promise<void>;
  /** Newest first. */
  remembered(tenant: string, office: string): Promise<readonly RememberedMapping[]>;
  /** Deletes what ended, or was left, before then. */
  sweep(before: Instant): Promise<number>;
}

export interface Layout {
  readonly columns: Json;
  readonly headers: Json;
}

export interface RememberedMapping {
  readonly signature: string;
  readonly columns: Json;
  readonly headers: Json;
  readonly choices: Json;
}

const jobColumns = `tenant, id, office, person, name, ledger, phase, good_rows as "goodRows", stopped_by as "stoppedBy",
  cursor, total, found, choices, counts, at, changed_at as "changedAt"`;

const columnOf: { readonly [field: string]: string } = {
  goodRows: 'good_rows',
  changedAt: 'changed_at',
  stoppedBy: 'stopped_by',
};

export function openImportTables(pool: Pool): ImportTables {
  return {
    async add(job, bytes) {
      const { tenant, id, office, person, name, ledger, phase, at, changedAt } = job;
      await pool.query(
        `insert into import_job (tenant, id, office, person, name, ledger, phase, bytes, found,
           choices, counts, at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [tenant, id, office, person, name, ledger, phase, bytes]
          .concat([job.found, job.choices, job.counts].map((value) => JSON.stringify(value)))
          .concat([at, changedAt]),
      );
    },
    async find(tenant, id) {
      const { rows } = await pool.query<ImportJob>(
        `select ${jobColumns} from import_job where tenant = $1 and id = $2`,
        [tenant, id],
      );
      return rows[0];
    },
    async bytes(tenant, id) {
      const { rows } = await pool.query<{ bytes: Buffer }>(
        'select bytes from import_job where tenant = $1 and id = $2',
        [tenant, id],
      );
      return rows[0]?.bytes ?? Buffer.alloc(0);
    },
    async list(tenant, offices) {
      const { rows } = await pool.query<ImportJob>(
        `select ${jobColumns} from import_job where tenant = $1 and office = any($2)
         order by at desc, id limit 100`,
        [tenant, offices],
      );
      return rows;
    },
    async change(tenant, id, change, from) {
      const json = ['found', 'choices', 'counts'];
      const fields = Object.entries(change);
      const sets = fields.map(([field], i) => `${columnOf[field] ?? field} = $${String(i + 4)}`);
      const values = fields.map(([field, value]) =>
        json.includes(field) ? JSON.stringify(value) : value,
      );
      const { rowCount } = await pool.query(
        `update import_job set ${sets.join(', ')} where tenant = $1 and id = $2
           and ($3::text[] is null or phase = any($3))`,
        [tenant, id, from ?? null, ...values],
      );
      return rowCount === 1;
    },
    async busy() {
      const { rows } = await pool.query<{ tenant: string; id: string }>(
        `select tenant, id from import_job where phase in ('running', 'undoing') order by at`,
      );
      return rows;
    },
    async putRows(tenant, job, rows) {
      await pool.query(
        `insert into import_row (tenant, job, n, read, standing, stream, entry, troubles, outcome)
         select $1, $2, r.* from json_to_recordset($3) as r(n integer, read json, standing text,
           stream text, entry json, troubles json, outcome text)
         on conflict (tenant, job, n) do update set standing = excluded.standing,
           stream = excluded.stream, entry = excluded.entry, troubles = excluded.troubles`,
        [tenant, job, JSON.stringify(rows)],
      );
    },
    async dropRows(tenant, job) {
      await pool.query('delete from import_row where tenant = $1 and job = $2', [tenant, job]);
    },
    async drop(tenant, id) {
      await pool.query('delete from import_row where tenant = $1 and job = $2', [tenant, id]);
      await pool.query('delete from import_job where tenant = $1 and id = $2', [tenant, id]);
    },
    async rows(tenant, job, { after, limit, standing }) {
      const { rows } = await pool.query<ImportRow>(
        `select n, read, standing, stream, entry, troubles, outcome from import_row
         where tenant = $1 and job = $2 and n > $3 and ($5::text is null or standing = $5)
         order by n limit $4`,
        [tenant, job, after, limit, standing ?? null],
      );
      return rows;
    },
    async settle(tenant, job, cursor, settled) {
      await pool.query(
        `with moved as (
           update import_job set cursor = $3 where tenant = $1 and id = $2
         )
         update import_row i set outcome = r.outcome
         from unnest($4::integer[], $5::text[]) as r(n, outcome)
         where i.tenant = $1 and i.job = $2 and i.n = r.n`,
        [tenant, job, cursor, settled.map(([n]) => n), settled.map(([, outcome]) => outcome)],
      );
    },
    async outcomes(tenant, job) {
      const { rows } = await pool.query<{ outcome: RowOutcome; count: number }>(
        `select outcome, count(*)::int as count from import_row
         where tenant = $1 and job = $2 and outcome is not null group by outcome`,
        [tenant, job],
      );
      return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
    },
    async known(tenant, streams) {
      const { rows } = await pool.query<{
        stream: string;
        imported: Omit<KnownRow, 'stream' | 'touched'> & { touched?: boolean };
      }>(
        `select s.stream, s.state->'imported' as imported
         from unnest($2::text[]) as wanted(stream) cross join lateral (
           select * from stream where tenant = $1 and stream = wanted.stream limit 1
         ) s where s.state->'imported' is not null`,
        [tenant, streams],
      );
      return new Map(
        rows.map(({ stream, imported: { row, import: by, index, touched = false } }) => [
          stream,
          { stream, row, import: by, index, touched },
        ]),
      );
    },
    async outer(tenant, numbers) {
      const { rows } = await pool.query<{ stream: string }>(
        `select stream from stream where tenant = $1 and stream like 'problem/%'
           and upper(state->'external'->>'number') = any($2) order by stream limit 5000`,
        [tenant, numbers.map((number) => number.toUpperCase())],
      );
      return rows.map(({ stream }) => stream);
    },
    async importedBy(tenant, office) {
      const { rows } = await pool.query<{
        stream: string;
        imported: Omit<KnownRow, 'stream' | 'touched'> & { touched?: boolean };
        content: string | null;
      }>(
        `select s.stream, s.state->'imported' as imported, p.content
         from problem_view v
         join stream s on s.tenant = $1 and s.stream = v.stream
         left join part p on p.tenant = $1 and p.name = 'text'
           and p.index = (s.state->'imported'->>'index')::bigint
         where v.tenant = $1 and v.office = $2 and s.state->'imported' is not null
         order by v.registered_index`,
        [tenant, office],
      );
      return rows.map(({ stream, imported, content }) => {
        const { row, import: by, index, touched = false } = imported;
        const words = JSON.parse(content ?? '{}') as ImportedRow['words'];
        return { stream, row, import: by, index, touched, words };
      });
    },
    async words(tenant, indexes) {
      const { rows } = await pool.query<{ index: string; content: string }>(
        `select index, content from part
         where tenant = $1 and index = any($2::bigint[]) and name = 'text'`,
        [tenant, indexes],
      );
      return new Map(
        rows.map(({ index, content }) => [Number(index), JSON.parse(content) as Json]),
      );
    },
    async contact(tenant, index) {
      const { rows } = await pool.query<{ content: string }>(
        `select content from part where tenant = $1 and index = $2 and name = 'person'`,
        [tenant, index],
      );
      return JSON.parse(rows[0]?.content ?? 'null') as Json;
    },
    async ledgers(tenant, office) {
      const { rows } = await pool.query<{ ledger: string }>(
        `select ledger from import_ledger where tenant = $1 and office = $2
         order by at desc, ledger limit 50`,
        [tenant, office],
      );
      return rows.map(({ ledger }) => ledger);
    },
    async rememberLedger(tenant, office, ledger, { columns, headers }, at) {
      await pool.query(
        `insert into import_ledger (tenant, office, ledger, columns, headers, at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant, office, ledger) do update set at = excluded.at,
           columns = excluded.columns, headers = excluded.headers`,
        [tenant, office, ledger, JSON.stringify(columns), JSON.stringify(headers), at],
      );
    },
    async layout(tenant, office, ledger) {
      const { rows } = await pool.query<Layout>(
        `select columns, headers from import_ledger
         where tenant = $1 and office = $2 and ledger = $3`,
        [tenant, office, ledger],
      );
      return rows[0];
    },
    async remember(tenant, office, signature, { columns, headers, choices }, at) {
      await pool.query(
        `insert into import_mapping (tenant, office, signature, columns, headers, choices, at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (tenant, office, signature) do update set columns = excluded.columns,
           headers = excluded.headers, choices = excluded.choices, at = excluded.at`,
        [tenant, office, signature]
          .concat([columns, headers, choices].map((value) => JSON.stringify(value)))
          .concat([at]),
      );
    },
    async remembered(tenant, office) {
      const { rows } = await pool.query<RememberedMapping>(
        `select signature, columns, headers, choices from import_mapping
         where tenant = $1 and office = $2 order by at desc limit 100`,
        [tenant, office],
      );
      return rows;
    },
    async sweep(before) {
      const { rowCount } = await pool.query(
        `with gone as (
           delete from import_job where changed_at < $1 and phase not in ('running', 'undoing')
           returning tenant, id
         )
         delete from import_row r using gone where r.tenant = gone.tenant and r.job = gone.id`,
        [before],
      );
      return rowCount ?? 0;
    },
  };
}
