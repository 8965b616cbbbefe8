import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, crc32, deflateRawSync } from 'node:zlib';
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

/** A part as it stands in a zip; sizes and sums are what the archive says, true or not. */
export interface RawPart {
  readonly name: string;
  readonly data: Uint8Array;
  readonly method?: number;
  readonly size: number;
  readonly crc: number;
  readonly flags?: number;
}

/** A part whose archive tells the truth about it. */
export function honestPart(name: string, content: string): RawPart {
  const bytes = Buffer.from(content);
  return { name, data: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
}

/** Deflated data that inflate to `piece`, `times` over, without anybody having deflated it all. */
export function repeated(piece: string, times: number): Buffer {
  const flush = constants.Z_FULL_FLUSH;
  const block = deflateRawSync(Buffer.from(piece), { finishFlush: flush });
  return Buffer.concat([...Array<Buffer>(times).fill(block), deflateRawSync(Buffer.alloc(0))]);
}

/** A zip byte by byte (APPNOTE 4.3), for what no honest program would write. */
export function rawZip(parts: readonly RawPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, method = 8, size, crc, flags = 0 } of parts) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags | 0x0800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), end]);
}
