import { BookError, limits, type Book, type Range, type Row, type Sheet } from '../book/book.ts';
import { readParts, type SheetPart } from './parts.ts';
import { rowsOfSheet, type Shared } from './sheet.ts';
import { readSharedStrings } from './strings.ts';
import { readStyles } from './styles.ts';
import { openArchive, type Archive } from './zip.ts';

/**
 * Opens a workbook and looks through all of it once, so that what is wrong is said before anything
 * is taken over. In memory stay the file, the shared texts, the merged ranges and the first rows.
 */
export async function openXlsx(bytes: Uint8Array): Promise<Book> {
  const archive = await openArchive(bytes);
  const parts = await readParts(archive);
  const shared: Shared = {
    from1904: parts.from1904,
    strings:
      parts.strings === undefined ? [] : await readSharedStrings(archive.read(parts.strings)),
    formats: parts.styles === undefined ? [] : await readStyles(archive.read(parts.styles)),
  };
  const used = { rows: 0, cells: 0 };
  const sheets: Sheet[] = [];
  for (const part of parts.sheets) sheets.push(await lookThrough(archive, part, shared, used));
  archive.trust();
  return { format: 'xlsx', sheets };
}

async function lookThrough(
  archive: Archive,
  { name, hidden, part }: SheetPart,
  shared: Shared,
  used: { rows: number; cells: number },
): Promise<Sheet> {
  const merges: Range[] = [];
  const preview: Row[] = [];
  let filledRows = 0;
  let hiddenRows = 0;
  let lastRow = 0;
  let width = 0;
  const onMerge = (range: Range) => {
    if (merges.push(range) > limits.merges) throw new BookError('book-broken');
  };
  for await (const row of rowsOfSheet(archive.read(part), shared, onMerge)) {
    if (preview.length < limits.previewRows) preview.push(row);
    filledRows += 1;
    if (row.hidden) hiddenRows += 1;
    lastRow = row.number;
    width = Math.max(width, row.cells.length);
    used.rows += 1;
    used.cells += filled(row);
    if (used.rows > limits.rows) throw new BookError('book-too-many-rows', { most: limits.rows });
    if (used.cells > limits.cells) {
      throw new BookError('book-too-many-cells', { most: limits.cells });
    }
  }
  const rows = () => rowsOfSheet(archive.read(part), shared);
  return { name, hidden, filledRows, hiddenRows, lastRow, width, merges, preview, rows };
}

function filled(row: Row): number {
  let count = 0;
  for (const cell of row.cells) if (cell) count += 1;
  return count;
}
