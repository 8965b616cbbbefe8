import type { Pool } from 'pg';
import { own } from '../kernel/own.ts';
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
import type { Store } from '../store/index.ts';
import { readLedger, type LedgerFilters } from '../store/read/ledger.ts';
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

const beside = ['place', 'foundOn', 'remark'] as const;
const contacts: readonly (LedgerField | 'ignored')[] = ['contactName', 'contactPhone', 'ignored'];

/**
 * The columns of an export: those of the file that the reader's office brought last, with what a
 * later import needs; else the glossary's. Contacts are read one by one, with a reason, and in no file.
 */
export async function exportColumns(
  { pool }: From,
  reader: Reader,
): Promise<readonly LedgerColumn[]> {
  const tables = openImportTables(pool);
  const desks = reader.posts.filter(({ role }) => role === 'office' || role === 'dispatcher');
  for (const { unit } of desks) {
    const [last] = await tables.remembered(reader.tenant, unit);
    if (!last) continue;
    const columns = last.columns as { readonly [column: string]: LedgerField | 'ignored' };
    const headers = last.headers as { readonly [column: string]: string };
    const mapped = Object.entries(columns)
      .filter(([, field]) => !contacts.includes(field))
      .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
      .map(([column, field]): LedgerColumn => {
        const header = own(headers, column)?.split(' / ').at(-1);
        return { field: field as LedgerField, ...(header ? { header } : {}) };
      });
    const needed = (['number', 'unit', 'closed', 'closedOn'] as const).filter(
      (field) => !mapped.some((each) => each.field === field),
    );
    return [...mapped, ...needed.map((field) => ({ field }))];
  }
  return [...ledgerColumns, ...beside.map((field) => ({ field }))];
}

/**
 * The ledger as its reader sees it whole, in the order of registration. What they see in part, or as
 * a slip, is left out, and a last line says how many that were.
 */
export async function* exportRows(from: From, reader: Reader): AsyncGenerator<LedgerCells> {
  const { store, pool } = from;
  const { tenant, posts, language, filters } = reader;
  const named = await store.worldOf(tenant);
  const sight = filterOf(posts, named.world);
  let leftOut = 0;
  let ordinal = 0;
  for (let after = -1; ;) {
    const page = await readLedger(pool, tenant, sight, after, PAGE, filters);
    const last = page.at(-1);
    if (!last) break;
    after = last.at;
    for (const matter of page) {
      const p = matter.state as Problem;
      if (sightOfPerson(posts, p, named.world) !== 'whole') {
        leftOut += 1;
        continue;
      }
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
