import type { Sheet } from './sheet.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook of one sheet (ECMA-376): numbers as numbers, all else as inline strings, which no
 * program reads as formulas. So small that it isn't compressed.
 */
export function xlsxOf(sheet: Sheet): Uint8Array<ArrayBuffer> {
  return zip({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(sheet.title))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rowsOf(sheet)}</sheetData></worksheet>`,
  });
}

function rowsOf({ head, rows }: Sheet): string {
  return [head.map((text) => ({ text })), ...rows]
    .map((row) => {
      const cells = row.map((cell) =>
        'n' in cell && cell.n !== undefined
          ? `<c><v>${String(cell.n)}</v></c>`
          : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`,
      );
      return `<row>${cells.join('')}</row>`;
    })
    .join('');
}

/** At most 31 characters, and none of those that Excel refuses. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*:[\]']/g, ' ').slice(0, 31);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** PKZIP APPNOTE 4.3: each file stored as it is, then the directory, then its end. */
function zip(files: { readonly [name: string]: string }): Uint8Array<ArrayBuffer> {
  const utf8 = new TextEncoder();
  const bodies: number[][] = [];
  const directory: number[][] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [[...utf8.encode(name)], [...utf8.encode(text)]];
    // Version 2.0, no flags, stored, 1980-01-01: the same table gives the same file.
    const common = [
      ...[20, 0, 0, 0, 0, 0, 0, 0, 33, 0],
      ...u32(crc32(data)),
      ...u32(data.length),
      ...u32(data.length),
      ...u16(path.length),
      ...u16(0),
    ];
    const body = [...u32(0x04034b50), ...common, ...path, ...data];
    directory.push([
      ...u32(0x02014b50),
      ...u16(20),
      ...common,
      ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ...u32(offset),
      ...path,
    ]);
    bodies.push(body);
    offset += body.length;
  }
  const list = directory.flat();
  const count = u16(directory.length);
  const end = [
    ...u32(0x06054b50),
    ...[0, 0, 0, 0],
    ...count,
    ...count,
    ...u32(list.length),
    ...u32(offset),
    ...u16(0),
  ];
  return Uint8Array.from([...bodies.flat(), ...list, ...end]);
}

function u16(n: number): readonly number[] {
  return [n & 255, (n >>> 8) & 255];
}

function u32(n: number): readonly number[] {
  return [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24];
}

/** ISO 3309, as ZIP has it. */
function crc32(data: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
