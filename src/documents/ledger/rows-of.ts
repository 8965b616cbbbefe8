import { own } from '../../kernel/own.ts';
import {
  columnIndex,
  columnName,
  type Book,
  type Cell,
  type Row,
  type Sheet,
} from '../book/book.ts';
import { normalHeader } from './header-words.ts';
import { mergeFiller } from './merge-filler.ts';
import type { CellTrouble, LedgerField, Mapping, ReadRow, SheetMapping } from './row.ts';
import { continues, joined, type Gathered } from './joined-rows.ts';
import type { Written } from './reading.ts';
import { valuesOf } from './values.ts';

/** Why a row of the sheet is no row of the ledger. */
export type SkipReason = 'heading' | 'section' | 'totals' | 'note' | 'unmapped';
export type OnSkip = (
  ref: { readonly sheet: string; readonly row: number },
  why: SkipReason,
) => void;

/** The rows of every mapped sheet, with the troubles of each, in the order of the file. */
export async function* rowsOf(
  book: Book,
  mapping: Mapping,
  onSkip?: OnSkip,
): AsyncGenerator<ReadRow> {
  for (const sheet of book.sheets) {
    const chosen = own(mapping, sheet.name);
    if (chosen) yield* rowsOfSheet(sheet, chosen, onSkip);
  }
}

async function* rowsOfSheet(
  sheet: Sheet,
  mapping: SheetMapping,
  onSkip: OnSkip | undefined,
): AsyncGenerator<ReadRow> {
  const fields = fieldsOf(mapping);
  const filler = mergeFiller(sheet.merges);
  const skipReason = skipper(sheet, mapping, fields);
  let section: string | undefined;
  let pending: Gathered | undefined;
  for await (const row of sheet.rows()) {
    const covered = filler(row);
    if (row.number <= mapping.headerRows[1]) continue;
    const why = skipReason(row);
    if (why !== undefined) {
      if (why === 'section') section = sectionName(firstText(row));
      onSkip?.({ sheet: sheet.name, row: row.number }, why);
      continue;
    }
    const gathered = gather(row, covered, fields);
    if (gathered.cells.size === 0 || gathered.ownCells === 0) {
      onSkip?.({ sheet: sheet.name, row: row.number }, 'unmapped');
      continue;
    }
    if (pending && continues(pending, gathered)) {
      pending = joined(pending, gathered);
      continue;
    }
    if (pending) yield finished(sheet, pending, mapping.year);
    // 一、服务群众方面 over a block of rows is the category of each.
    if (section !== undefined && !gathered.cells.has('category')) {
      const cell: Cell = { kind: 'text', text: section };
      gathered.cells.set('category', { text: section, cell });
    }
    pending = gathered;
  }
  if (pending) yield finished(sheet, pending, mapping.year);
}

export function fieldsOf({ columns }: SheetMapping): ReadonlyMap<LedgerField, number> {
  const fields = new Map<LedgerField, number>();
  for (const [letters, field] of Object.entries(columns)) {
    const index = columnIndex(letters);
    if (index !== undefined && field !== 'ignored') fields.set(field, index);
  }
  return fields;
}

function gather(
  row: Row,
  covered: ReadonlyMap<number, { readonly cell: Cell; readonly top: number }>,
  fields: ReadonlyMap<LedgerField, number>,
): Gathered {
  const cells = new Map<LedgerField, Written>();
  const tops = new Map<LedgerField, number>();
  let ownCells = 0;
  for (const [field, column] of fields) {
    const over = covered.get(column);
    const cell = row.cells[column] ?? over?.cell;
    if (!cell) continue;
    if (row.cells[column]) ownCells += 1;
    if (over) tops.set(field, over.top);
    const text = cleaned(cell.text);
    if (text !== '' || cell.kind === 'uncalculated') cells.set(field, { text, cell });
  }
  return { row: row.number, through: row.number, cells, tops, fields, ownCells, noted: [] };
}

function finished(sheet: Sheet, gathered: Gathered, year: number | undefined): ReadRow {
  const { values, noted } = valuesOf(gathered.cells, gathered.fields, year);
  const cells = Object.fromEntries(
    [...gathered.cells].map(([field, { text }]) => [field, text]),
  ) as ReadRow['row']['cells'];
  const troubles: CellTrouble[] = [...gathered.noted, ...noted].map((trouble) => ({
    ref: {
      sheet: sheet.name,
      row: gathered.row,
      column: columnName(gathered.fields.get(trouble.field) ?? 0),
    },
    ...trouble,
  }));
  const through = gathered.through > gathered.row ? { through: gathered.through } : {};
  const ref = { sheet: sheet.name, row: gathered.row };
  return { row: { ref, ...through, cells, values }, troubles };
}

/** What is longer is no heading, and isn't compared with one. */
const LONGEST_HEADING = 100;

/** Recognises what stands between and below the rows of a ledger. */
function skipper(sheet: Sheet, mapping: SheetMapping, fields: ReadonlyMap<LedgerField, number>) {
  const headings = new Map<number, Set<string>>();
  const titles = new Set<string>();
  for (const row of sheet.preview) {
    if (row.number > mapping.headerRows[1]) break;
    for (const [column, cell] of row.cells.entries()) {
      if (!cell) continue;
      const text = normalHeader(cell.text);
      if (row.number < mapping.headerRows[0]) titles.add(text);
      else headings.set(column, (headings.get(column) ?? new Set()).add(text));
    }
  }
  const mapped = new Set(fields.values());
  return (row: Row): SkipReason | undefined => {
    const filled = [...row.cells.entries()].filter(([, cell]) => cell);
    const first = firstText(row);
    const repeats = filled.filter(([column, cell]) => {
      const text = cell?.text ?? '';
      return text.length <= LONGEST_HEADING && headings.get(column)?.has(normalHeader(text));
    }).length;
    if (repeats >= 2 && repeats * 2 > filled.length) return 'heading';
    if (filled.length <= 2 && first.length <= LONGEST_HEADING && titles.has(normalHeader(first)))
      return 'heading';
    if (/^(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|平均|total)/i.test(first)) return 'totals';
    if (filled.length <= 3 && noteWords.test(first)) return 'note';
    if (filled.length === 1 && sectionWords.test(first)) return 'section';
    if (!filled.some(([column]) => mapped.has(column))) return 'unmapped';
    return undefined;
  };
}

const noteWords =
  /^[*※]|^[（(]?(备注|说明|注|填表|填报|制表|审核|审批|负责人|联系人|单位(负责人|盖章|公章)|主要领导|日期|附)[^、，]{0,12}[:：（(]/;
const sectionWords =
  /^(第?[一二三四五六七八九十]{1,3}[、.．类章部]|[（(][一二三四五六七八九十]{1,3}[）)])/;

/** 一、服务群众方面（2 个）is 服务群众方面. */
function sectionName(heading: string): string {
  const name = heading.replace(sectionWords, '').replace(/[（(][^（(]*[）)]$/, '');
  return name.trim() === '' ? heading : name.trim();
}

function firstText(row: Row): string {
  return cleaned(row.cells.find((cell) => cell)?.text ?? '');
}

/** Without control characters, which databases and other programs choke on, and with plain lines. */
function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff\ufffe\uffff]/g, '')
    .trim();
}
