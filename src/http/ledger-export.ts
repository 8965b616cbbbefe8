import type { Pool } from 'pg';
import { own } from '../kernel/own.ts';
import { refuse, type Refusal } from '../kernel/refusal.ts';
import { importers } from '../domain/import/index.ts';
import type { Post } from '../domain/people/index.ts';
import type { Problem } from '../domain/problem/index.ts';
import {
  ledgerColumns,
  type LedgerCells,
  type LedgerColumn,
  type LedgerField,
} from '../documents/index.ts';
import { cellsOfMatter } from '../imports/index.ts';
import { openImportTables } from '../store/imports.ts';
import type { NamedWorld, Store } from '../store/index.ts';
import { readLedger, type LedgerFilters, type LedgerMatter } from '../store/read/ledger.ts';
import { ledgerFields } from '../texts/document-words.ts';
import type { Language } from '../texts/index.ts';
import { filterOf, sightOfPerson } from './api/sight.ts';

/** Matters read at a time: what an export keeps in memory. */
const PAGE = 200;

/** Who looks, and in which language. */
export interface Reader {
  readonly tenant: string;
  readonly posts: readonly Post[];
  readonly language: Language;
  /** Which of what they see; everything, if none are given. */
  readonly filters?: LedgerFilters;
}

interface From {
  readonly store: Pick<Store, 'worldOf' | 'entriesOf'>;
  readonly pool: Pool;
}

/** Read one by one, with a reason, and in no file. */
const contacts: readonly (LedgerField | 'ignored')[] = ['contactName', 'contactPhone'];

/**
 * The columns of an export: the glossary's, or those of a ledger that the reader's office brought by
 * that name; after them every field that some row fills, so that nothing is lost.
 */
export async function exportColumns(
  from: From,
  reader: Reader,
  layout?: string,
): Promise<readonly LedgerColumn[] | Refusal<'unknown-layout'>> {
  const form = layout === undefined ? ledgerColumns : await columnsOf(from, reader, layout);
  if (!form) return refuse('unknown-layout', { layout: layout ?? '' });
  const filled = await filledFields(from, reader);
  const further = ledgerFields.filter(
    (field) => filled.has(field) && !form.some((each) => each.field === field),
  );
  return [...form, ...further.map((field) => ({ field }))];
}

async function columnsOf(
  { pool }: From,
  { tenant, posts }: Reader,
  ledger: string,
): Promise<readonly LedgerColumn[] | undefined> {
  const tables = openImportTables(pool);
  for (const { unit } of posts.filter(({ role }) => importers.includes(role))) {
    const layout = await tables.layout(tenant, unit, ledger);
    if (!layout) continue;
    const columns = layout.columns as { readonly [column: string]: LedgerField | 'ignored' };
    const headers = layout.headers as { readonly [column: string]: string };
    return Object.entries(columns)
      .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
      .flatMap(([column, field]): LedgerColumn[] => {
        if (field === 'ignored' || contacts.includes(field)) return [];
        const header = own(headers, column)?.split(' / ').at(-1);
        return [{ field, ...(header ? { header } : {}) }];
      });
  }
  return undefined;
}

/** Which fields some row of the export fills. Reads the matters once, and no histories. */
async function filledFields(from: From, reader: Reader): Promise<ReadonlySet<LedgerField>> {
  const named = await from.store.worldOf(reader.tenant);
  const store = { entriesOf: () => Promise.resolve([]) };
  const filled = new Set<LedgerField>();
  for await (const matter of mattersOf(from, reader, named)) {
    // The line that says how many were left out stands in the first column of the glossary's form.
    if (matter === 'left-out') filled.add('ordinal');
    else {
      if ((matter.state as Problem).answeredIndex !== undefined) filled.add('progress');
      const cells = await cellsOfMatter(store, reader, named, matter, '');
      for (const field of ledgerFields) {
        if (cells[field] !== undefined && cells[field] !== '') filled.add(field);
      }
    }
  }
  return filled;
}

async function* mattersOf(
  { pool }: From,
  { tenant, posts, filters }: Reader,
  { world }: NamedWorld,
): AsyncGenerator<LedgerMatter | 'left-out'> {
  const sight = filterOf(posts, world);
  for (let after = -1; ;) {
    const page = await readLedger(pool, tenant, sight, after, PAGE, filters);
    const last = page.at(-1);
    if (!last) return;
    after = last.at;
    for (const matter of page) {
      const p = matter.state as Problem;
      yield sightOfPerson(posts, p, world) === 'whole' ? matter : 'left-out';
    }
  }
}

/**
 * The ledger as its reader sees it whole, in the order of registration. What they see in part, or as
 * a slip, is left out, and a last line says how many that were.
 */
export async function* exportRows(from: From, reader: Reader): AsyncGenerator<LedgerCells> {
  const { store } = from;
  const { tenant, language } = reader;
  const named = await store.worldOf(tenant);
  let leftOut = 0;
  let ordinal = 0;
  for await (const matter of mattersOf(from, reader, named)) {
    if (matter === 'left-out') leftOut += 1;
    else {
      ordinal += 1;
      yield await cellsOfMatter(store, reader, named, matter, String(ordinal));
    }
  }
  if (leftOut === 0) return;
  const note =
    language === 'en'
      ? `Note: ${String(leftOut)} matters of which only a part may be seen are left out.`
      : `说明：另有 ${String(leftOut)} 件只能看到部分内容，没有列入。`;
  yield { ordinal: note };
}
