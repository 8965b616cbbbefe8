import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Book, Row } from './book/book.ts';
import { readBook } from './book/read-book.ts';

/** A zip of the given parts, as hostile as the test wants it. */
export async function zipOf(parts: {
  readonly [name: string]: string | Uint8Array | Readable;
}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    if (typeof content === 'string') zip.addBuffer(Buffer.from(content), name);
    else if (content instanceof Uint8Array) zip.addBuffer(Buffer.from(content), name);
    else zip.addReadStream(content, name);
  }
  zip.end();
  return buffer(zip.outputStream);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of a workbook with one sheet, given by what stands inside its `worksheet`. */
export function workbookParts(
  sheet: string,
  {
    strings,
    styles,
    properties = '',
  }: { strings?: string; styles?: string; properties?: string } = {},
): { [name: string]: string } {
  const relations = [
    ['worksheet', 'worksheets/sheet1.xml'],
    ...(strings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml']]),
    ...(styles === undefined ? [] : [['styles', 'styles.xml']]),
  ].map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}">${relations.join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheet}</worksheet>`,
    ...(strings !== undefined && {
      'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    }),
    ...(styles !== undefined && {
      'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
    }),
  };
}

/** The book in these bytes; a refusal fails the test. */
export async function bookOf(bytes: Uint8Array, fileName = 'a.xlsx'): Promise<Book> {
  const book = await readBook(bytes, { fileName });
  if ('refused' in book) throw new Error(`refused: ${book.refused}`);
  return book;
}

/** The texts of a sheet, row by row, with empty cells as ''. */
export async function textsOf(book: Book, sheet = 0): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of book.sheets[sheet]!.rows()) rows.push(textsOfRow(row));
  return rows;
}

function textsOfRow(row: Row): string[] {
  return Array.from(row.cells, (cell) => cell?.text ?? '');
}
